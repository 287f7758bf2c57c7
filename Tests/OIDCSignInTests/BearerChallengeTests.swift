import OIDCPrimitives
import OIDCSignIn
import TestHelpers
import Testing

/// What the UserInfo endpoint says when it rejects an access token (RFC 6750 §3).
@Suite struct BearerChallengeTests {
    private let url = "https://id.example.com/userinfo"

    private func refusal(_ fields: [String], status: Int = 401, body: String = "") throws -> Refusal {
        let response = TransportResponse(
            status: status, headers: fields.map { HeaderField(name: "www-authenticate", value: $0) },
            body: Array(body.utf8))
        return try #require(refusal { try UserInfo(parsing: response, from: url, subject: "s") })
    }

    private func refusal(_ call: () throws -> UserInfo) -> Refusal? { TestHelpers.refusal(call) }

    @Test(
        "The error in the challenge is the provider's",
        arguments: [
            [#"Bearer error="invalid_token""#],
            [#"Bearer realm="a, error=\"b\"", error="invalid_token", error_description="S3CRET""#],
            ["bearer ERROR = invalid_token"],
            [#"Basic realm="x", error="other", Bearer scope="openid", error="invalid_token""#],
            [#"Negotiate YII/+a==, Bearer error="invalid_token""#],
            [#"Digest realm="x""#, #"Bearer error="invalid_token""#],
            [#",, Bearer realm="", ,error="invalid\_token""#],
        ])
    func errors(fields: [String]) throws {
        let refusal = try refusal(fields)
        #expect(refusal.codes == [.exchangeProviderError])
        let problem = refusal.first
        #expect(problem.location == .header("WWW-Authenticate") && problem.found == "invalid_token")
        #expect(problem.remedy.contains("expired, was revoked"))
        #expect(refusal.providerError?.error == "invalid_token" && refusal.reason == .invalidResponse)
    }

    @Test(
        "A challenge without a readable error is a status",
        arguments: [
            [], [""], ["Bearer"], [#"Bearer realm="x""#], [#"Basic error="invalid_token""#], ["Bearer error="],
            [#"error="invalid_token""#], [#"Bearer error="invalid_token"#], [#"Bearer error="a b""#],
            [#"Bearer error="\"#], ["Bearer error=" + String(repeating: "x", count: 65)],
            [#"Bearer realm="\#(String(repeating: "x", count: 4_096))", error="invalid_token""#],
        ])
    func noErrors(fields: [String]) throws {
        #expect(try refusal(fields).codes == [.exchangeHTTPStatus])
    }

    @Test("The error in the body comes first, and only a rejection has a challenge") func precedence() throws {
        let challenge = [#"Bearer error="invalid_token""#]
        let inBody = try refusal(challenge, body: #"{"error":"insufficient_scope"}"#)
        #expect(inBody.first.found == "insufficient_scope" && inBody.first.location == .member("error"))
        #expect(try refusal(challenge, body: #"{"sub":"s"}"#).first.found == "invalid_token")
        #expect(try refusal(challenge, status: 403).first.found == "invalid_token")
        #expect(try refusal(challenge, status: 200).codes == [.exchangeNotJSON])
        // The token endpoint answers in the body.
        let response = TransportResponse(
            status: 401, headers: [HeaderField(name: "WWW-Authenticate", value: challenge[0])])
        expectRefusal(.exchangeHTTPStatus) { try TokenResponse(parsing: response, from: url) }
    }
}
