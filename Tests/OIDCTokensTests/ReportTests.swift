import Foundation
import OIDCFixtures
import OIDCIssuers
import OIDCPrimitives
import OIDCSoftwareCrypto
import OIDCTokens
import Testing

/// Reports, and what is left out of a key set, for people who want to see.
@Suite struct ReportTests {
    private let now = Date(timeIntervalSince1970: 1_700_000_000)

    private func expectations() throws -> IDTokenExpectations {
        IDTokenExpectations(
            clientID: "client", nonce: .noNonceWasSent, issuer: ExactIssuerRule(try Issuer("https://id.example.com")))
    }

    private func verifier() throws -> TokenVerifier {
        TokenVerifier(keys: try #require(UnsignedTokens.keys), digest: SoftwareCrypto())
    }

    /// Where a token is refused, what comes behind was not looked at, and the report says so.
    @Test(
        arguments: [
            ("no token", TokenCheck.structure, "token.not-compact"),
            (UnsignedTokens.token("{}", header: #"{"alg":"none"}"#), .algorithm, "token.algorithm-none"),
            (UnsignedTokens.token("{}", header: #"{"alg":"RS256","kid":"x"}"#), .key, "keys.unknown-key"),
        ])
    func aReportEndsWhereTheTokenIsRefused(text: String, check: TokenCheck, code: String) throws {
        let report = try verifier().report(on: text, against: try expectations(), at: now)
        #expect(!report.isAccepted)
        #expect(report.problems.map(\.code.text) == [code])
        let place = try #require(TokenCheck.allCases.firstIndex(of: check))
        for (index, result) in report.results.enumerated() {
            switch result.outcome {
            case .passed: #expect(index < place)
            case .failed: #expect(index == place)
            case .notPerformed: #expect(index > place)
            }
        }
    }

    /// Injected crypto need not take every key; whoever runs the server should know.
    @Test func keysThatTheCryptoDoesNotTakeAreTold() throws {
        let modulus = Base64URL.encode([0x80] + [UInt8](repeating: 0, count: 254) + [1])
        let keys = ["a", "b"].map { #"{"kty":"RSA","kid":"\#($0)","n":"\#(modulus)","e":"AQAB"}"# }
        let set = try KeySet(jwks: Array(#"{"keys":[\#(keys.joined(separator: ","))]}"#.utf8), warnings: .ignored)
        let choosy = ClosureVerifier { key in
            guard key.keyID?.hasSameBytes(as: "a") ?? false else { return nil }
            return { _, _, _ in true }
        }
        var warnings: [ProblemCode] = []
        let prepared = try PreparedKeySet(set, verifier: choosy) { warnings.append($0.code) }
        #expect(warnings == [.keysUnsupported])
        #expect(prepared.keys.map(\.keyID) == ["a"])
        #expect(throws: Refusal.self) {
            try PreparedKeySet(set, verifier: ClosureVerifier { _ in nil }, warnings: .ignored)
        }
    }

    @Test func timesHaveAnOrder() throws {
        let early = try #require(NumericDate(seconds: 0.5))
        let late = try #require(NumericDate(seconds: 1))
        #expect(early < late && !(late < early) && !(late < late))
    }

    @Test(
        arguments: [
            (#""a""#, ["a"]), (#"["a", "b"]"#, ["a", "b"]), ("[]", []), (#"["a", 1]"#, nil), ("1", nil), ("{}", nil),
        ] as [(String, [String]?)])
    func oneTextOrSeveral(value: String, texts: [String]?) throws {
        let claims = try CompactToken(UnsignedTokens.token(#"{"aud": \#(value)}"#)).unverifiedClaims
        #expect((try? claims.required("aud", .strings)) == texts)
    }

    @Test func aHeaderHasItsMembersByName() throws {
        let header = try CompactToken(UnsignedTokens.token("{}", header: #"{"alg":"RS256","typ":"JWT","kid":"k"}"#))
            .header
        #expect(header.algorithm == "RS256" && header.type == "JWT" && header.keyID == "k")
        #expect(header["alg"] == "RS256" && header["x5t"] == nil && header.certificateThumbprint == nil)
    }
}
