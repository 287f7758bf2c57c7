import OIDCDiscovery
import OIDCFixtures
import OIDCPrimitives
import OIDCTokens
import Testing

/// Tokens that are rejected for what they say cost the provider no question.
@Suite struct RejectedTokensTests {
    @Test(
        "A token that newer keys could not make good asks for no keys",
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
        let bench = try TestBench()
        #expect(await bench.verdict(key: "k1") == "s")
        for _ in 0..<3 { #expect(await bench.verdict(token) == code) }
        #expect(bench.scripted.keyRequests == 1)
        #expect(await bench.verdict(key: "unknown") == "keys.unknown-key")
        #expect(bench.scripted.keyRequests == 2)
    }
}
