import OIDCPrimitives
import OIDCSignIn
import TestHelpers
import Testing

/// Documents of the wrong type at the token endpoint.
@Suite struct ResponseDocumentTests {
    @Test(
        "A value of the wrong type is reported at its member, or at the whole document",
        arguments: [
            ("[]", "(the whole document)", "an object", "an array"),
            (#"{"access_token":1,"token_type":"Bearer"}"#, "access_token", "a string", "a number"),
        ])
    func wrongType(body: String, member: String, expected: String, found: String) throws {
        let response = TransportResponse(status: 200, body: Array(body.utf8))
        let answer = expectRefusal(.exchangeWrongType) {
            try TokenResponse(parsing: response, from: "https://id.example.com/token")
        }
        let problem = try #require(answer).first
        #expect(problem.location == .member(member))
        #expect(problem.expected == expected && problem.found == found)
    }
}
