import OIDCIssuers
import OIDCPrimitives
import Testing

@Suite struct IssuerProblemTests {
    @Test(
        "The problem of another issuer shows the issuer, or else its type",
        arguments: [
            ("https://other.example/tenant", "https://other.example/tenant"),
            ("https://other.example/?code=secret", "https://other.example/?…"), (1, "a number"), (nil, nil),
        ] as [(JSONValue?, String?)])
    func foundIssuer(issuer: JSONValue?, found: String?) {
        let problem = Problem.issuerMismatch(expected: "https://id.example.com", found: issuer)
        #expect(problem.expected == "https://id.example.com" && problem.found == found)
    }
}
