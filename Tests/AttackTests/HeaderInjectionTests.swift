import EntraID
import OIDCTestSupport
import TestHelpers
import Testing

/// A token endpoint issues an access token with line breaks, which a client would send as additional header fields.
@Suite("Line breaks in a header field")
struct HeaderInjectionTests {
    private let scenario = SignInScenario()

    /// RFC 6750 §2.1.
    @Test(
        "An access token with invalid bearer token syntax is not sent",
        arguments: [
            "a\r\nHost: evil.example", "a\nb", "a\rb", "a b", "a\u{0}", "a\tb", "ä", "a=b", "=", "a,b", "a;b", "",
        ])
    func invalidBearerToken(token: String) async throws {
        let partner = try TestIssuer(time: scenario.time)
        let client = try scenario.client(partner)
        await expectRefusal(.exchangeAccessTokenMalformed) {
            try await client.userInfo(SecretString(token), subject: "ada")
        }
        #expect(!partner.transport.requests.contains { $0.headers.contains { $0.name == "Authorization" } })
    }

    @Test("A valid bearer token is sent", arguments: ["a", "a==", "aB9-._~+/=", "eyJhbGciOiJSUzI1NiJ9.e30.AA"])
    func validBearerToken(token: String) async throws {
        let partner = try TestIssuer(time: scenario.time)
        let client = try scenario.client(partner)
        _ = try? await client.userInfo(SecretString(token), subject: "ada")
        let fields = partner.transport.requests.flatMap(\.headers).filter { $0.name == "Authorization" }
        #expect(fields.map(\.value) == ["Bearer \(token)"])
    }

    /// RFC 9110 §5.5: header fields have no control characters.
    @Test(
        "A request with a control character in a header field is rejected",
        arguments: ["\r", "\n", "\u{0}", "\u{7F}", "\u{1B}", "\u{8}"])
    func controlCharacters(character: String) throws {
        for header in [
            HeaderField(name: "X-Name", value: "a\(character)b"), HeaderField(name: "X\(character)", value: "a"),
        ] {
            expectRefusal(.requestInvalidHeader) {
                try TransportRequest(
                    .get, "https://id.example.com", headers: [header], timeout: .seconds(1), bodyLimit: 1)
            }
        }
        #expect(throws: Never.self) {
            try TransportRequest(
                .get, "https://id.example.com", headers: [HeaderField(name: "X-Name", value: "a\tb é")],
                timeout: .seconds(1), bodyLimit: 1)
        }
    }
}
