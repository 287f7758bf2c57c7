import OIDCPrimitives
import OIDCTokens

/// Distinguishes Entra's ID tokens from its access tokens. Claims that only access tokens have are rejected with
/// `token.unexpected-claim`.
///
/// This is needed if no nonce was sent, as in the device code flow, and the application calls its own API. The access
/// tokens of that API have the same client ID as audience, and nothing else distinguishes them.
enum EntraIDTokenRule {
    /// Returns a problem for `scp`, and for `appid` in a version 2 token or a token without a nonce.
    static func problems(of claims: ClaimSet) -> [Problem] {
        var problems: [Problem] = []
        if claims.element("scp") != nil { problems.append(.claimOfAccessToken("scp")) }
        if claims.element("appid") != nil, claims.claim("ver", equals: "2.0") || claims.element("nonce") == nil {
            problems.append(.claimOfAccessToken("appid"))
        }
        return problems
    }
}

extension Problem {
    fileprivate static func claimOfAccessToken(_ name: String) -> Problem {
        Problem(
            .tokenUnexpectedClaim, at: .claim(name), expected: "no \(name)",
            remedy: "“\(name)” is a claim of access tokens, so this is not an ID token. Do not sign a user in with it.")
    }
}
