import OIDCDiscovery
import OIDCFixtures
import OIDCPrimitives
import OIDCTokens
import Testing

/// Tokens that are rejected for their contents cause no request to the provider.
@Suite struct RejectedTokensTests {
    @Test(
        "A token that newer keys could not make valid causes no key refresh",
        arguments: [
            ("no token", "token.not-compact"),
            (UnsignedTokens.token("{}", header: #"{"alg":"none"}"#), "token.algorithm-none"),
            (
                UnsignedTokens.token(
                    #"{"iss":"https://id.example.com","sub":"s","aud":"client","exp":1,"iat":1}"#,
                    header: #"{"alg":"RS256","kid":"k1"}"#), "token.expired"
            ),
        ])
    func rejectedToken(token: String, code: String) async throws {
        let fixture = try ProviderFixture()
        #expect(await fixture.verdict(key: "k1") == "s")
        for _ in 0..<3 { #expect(await fixture.verdict(token) == code) }
        #expect(fixture.scripted.keyRequests == 1)
        #expect(await fixture.verdict(key: "unknown") == "keys.unknown-key")
        #expect(fixture.scripted.keyRequests == 2)
    }
}
