import OIDCPrimitives
import Testing

@Suite struct ProblemHashTests {
    @Test("Problems are hashed and compared by bytes") func hashing() {
        let problem = Problem(.jsonSyntax, found: "\u{E9}", remedy: "Fix it.")
        let same = Problem(.jsonSyntax, found: "\u{E9}", remedy: "Fix it.")
        let decomposed = Problem(.jsonSyntax, found: "e\u{301}", remedy: "Fix it.")
        #expect(Set([problem, same, decomposed]).count == 2)
    }

    @Test("An HTTP method prints as it is sent") func methodDescription() {
        #expect("\(TransportRequest.Method.get)" == "GET")
    }
}
