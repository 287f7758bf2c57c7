import EntraID
import OIDCTestSupport
import TestHelpers
import Testing

/// A token endpoint hands out an access token with line breaks, which a client would send on as header fields of its own.
@Suite("F15: line breaks in a header field")
struct HeaderInjectionTests {
    private let scene = SignInScene()

    /// RFC 6750 §2.1.
    @Test(arguments: [
        "a\r\nHost: evil.example", "a\nb", "a\rb", "a b", "a\u{0}", "a\tb", "ä", "a=b", "=", "a,b", "a;b", "",
    ])
    func anAccessTokenThatIsNoBearerTokenIsNotSent(token: String) async throws {
        let partner = try TestIssuer(time: scene.time)
        let client = try scene.client(partner)
        await expectRefusal(.exchangeAccessTokenMalformed) {
            try await client.userInfo(Secret(token), subject: "ada")
        }
        #expect(!partner.transport.requests.contains { $0.headers.contains { $0.name == "Authorization" } })
    }

    @Test(arguments: ["a", "a==", "aB9-._~+/=", "eyJhbGciOiJSUzI1NiJ9.e30.AA"])
    func aBearerTokenIsSent(token: String) async throws {
        let partner = try TestIssuer(time: scene.time)
        let client = try scene.client(partner)
        _ = try? await client.userInfo(Secret(token), subject: "ada")
        let fields = partner.transport.requests.flatMap(\.headers).filter { $0.name == "Authorization" }
        #expect(fields.map(\.value) == ["Bearer \(token)"])
    }

    /// RFC 9110 §5.5: no field of a request has control characters, whatever it is made of.
    @Test(arguments: ["\r", "\n", "\u{0}", "\u{7F}", "\u{1B}", "\u{8}"])
    func aFieldWithAControlCharacterMakesNoRequest(character: String) throws {
        for header in [
            HTTPHeader(name: "X-Name", value: "a\(character)b"), HTTPHeader(name: "X\(character)", value: "a"),
        ] {
            expectRefusal(.requestInvalidHeader) {
                try HTTPRequest(
                    .get, "https://id.example.com", headers: [header], timeout: .seconds(1), bodyLimit: 1)
            }
        }
        #expect(throws: Never.self) {
            try HTTPRequest(
                .get, "https://id.example.com", headers: [HTTPHeader(name: "X-Name", value: "a\tb é")],
                timeout: .seconds(1), bodyLimit: 1)
        }
    }
}
