import Foundation
import OIDCFixtures
import OIDCIssuers
import OIDCPrimitives
import OIDCSoftwareCrypto
import OIDCTokens

/// A verifier that remembers tokens and counts the signatures that it checks. A good signature ends with the byte 1.
/// As real ones, signatures differ between tokens.
struct SeenTokenFixture {
    let tokens: SeenTokens?
    let issuer: ExactIssuerRule
    private let checks = Locked(0)
    var now = Date(timeIntervalSince1970: 1_000)

    init(_ limits: SeenTokenLimits = .standard, hash: (@Sendable (String) -> Int)? = nil) throws {
        tokens = SeenTokens(limits, hash: hash)
        issuer = ExactIssuerRule(try IssuerIdentifier("https://id.example.com"))
    }

    /// The number of signatures that were checked.
    var checkCount: Int { checks.withLock { $0 } }
    var counts: SeenTokenCounts { tokens?.counts ?? SeenTokenCounts() }

    /// Returns a verifier with keys, given as `kid` and a byte of the modulus.
    func verifier(_ keys: [String: UInt8] = ["k": 1]) throws -> TokenVerifier {
        let members = keys.map { name, byte in
            let modulus = Base64URL.encode([0x80, byte] + [UInt8](repeating: 0, count: 253) + [1])
            return #"{"kty":"RSA","kid":"\#(name)","n":"\#(modulus)","e":"AQAB"}"#
        }
        let set = try KeySet(jwks: Array(#"{"keys":[\#(members.joined(separator: ","))]}"#.utf8), warnings: .ignored)
        let crypto = ClosureVerifier(algorithms: [.rs256, .rs384]) { [checks] _ in
            { signature, _, _ in
                checks.withLock { $0 += 1 }
                return !signature.isEmpty && signature[signature.count - 1] == 1
            }
        }
        return TokenVerifier(
            keys: try PreparedKeySet(set, verifier: crypto, warnings: .ignored), digest: SoftwareCrypto(),
            seenTokens: tokens)
    }

    func expectations(_ audience: String = "api") -> AccessTokenExpectations {
        AccessTokenExpectations(audiences: [audience], distinguishedBy: .claim("scope"), issuer: issuer)
    }

    static func token(_ subject: String, expiry: Int = 2_000, padding: Int = 0) -> String {
        let claims =
            #"{"iss":"https://id.example.com","sub":"\#(subject)","aud":"api","exp":\#(expiry),"iat":900,"#
            + #""scope":"read","padding":"\#(String(repeating: "p", count: padding))"}"#
        let header = #"{"alg":"RS256","kid":"k"}"#
        let signature = (0..<47).map { Array("\(subject).".utf8)[$0 % (subject.utf8.count + 1)] } + [1]
        return [Array(header.utf8), Array(claims.utf8), signature].map { Base64URL.encode($0) }.joined(separator: ".")
    }

    /// Verifies a token twice, after which it is remembered.
    func remember(_ token: String, by verifier: TokenVerifier) {
        for _ in 0..<2 { _ = verdict(token, by: verifier) }
    }

    /// Returns the subject of a token, or the codes of its problems.
    func verdict(
        _ token: String, _ expectations: AccessTokenExpectations? = nil, by verifier: TokenVerifier, at now: Date? = nil
    ) -> String {
        do throws(Refusal) {
            return try verifier.verify(token, against: expectations ?? self.expectations(), at: now ?? self.now).subject
        } catch {
            return error.codes.map(\.rawValue).joined(separator: " ")
        }
    }
}
