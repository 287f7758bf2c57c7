import OIDCPrimitives
import Testing

@Suite struct ProblemHashTests {
    @Test("Equal problems are one element of a set, and text that only looks equal is another") func areHashedByBytes()
    {
        let problem = Problem(.jsonSyntax, found: "\u{E9}", remedy: "Fix it.")
        let same = Problem(.jsonSyntax, found: "\u{E9}", remedy: "Fix it.")
        let decomposed = Problem(.jsonSyntax, found: "e\u{301}", remedy: "Fix it.")
        #expect(Set([problem, same, decomposed]).count == 2)
    }

    @Test("A method prints as it is sent") func methodsPrintAsTheyAreSent() {
        #expect("\(HTTPRequest.Method.get)" == "GET")
    }
}
