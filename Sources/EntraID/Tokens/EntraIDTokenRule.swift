import OIDCPrimitives
import OIDCTokens

/// Tells Entra's ID tokens from its access tokens: what only those carry is refused with `token.unexpected-claim`.
///
/// Where no nonce was sent, as in the device flow, nothing else would tell them apart when an application calls an API of
/// its own, whose access tokens are for the same client ID.
enum EntraIDTokenRule {
    /// `scp`; and `appid` in a token of version 2, or in one that repeats no nonce.
    static func problems(of claims: ClaimSet) -> [Problem] {
        var problems: [Problem] = []
        if claims.element("scp") != nil { problems.append(.claimOfAccessToken("scp")) }
        if claims.element("appid") != nil, claims.claim("ver", is: "2.0") || claims.element("nonce") == nil {
            problems.append(.claimOfAccessToken("appid"))
        }
        return problems
    }
}

extension Problem {
    fileprivate static func claimOfAccessToken(_ name: String) -> Problem {
        Problem(
            .tokenUnexpectedClaim, at: .claim(name), expected: "no \(name)",
            remedy: "“\(name)” is a claim of access tokens. This is not an ID token: do not sign anybody in with it.")
    }
}
