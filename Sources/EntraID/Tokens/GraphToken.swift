public import OIDCPrimitives
import OIDCTokens

extension ProblemCode {
    /// The token is for Microsoft Graph and can be checked by nobody else.
    public static let tokenGraphAccessToken = ProblemCode("token.graph-access-token")
}

/// Recognizes access tokens for Microsoft Graph by the `nonce` in their header.
///
/// Such a token was signed over another header than the one it carries, so that nobody but Graph can check it. Otherwise it
/// would be rejected as damaged, and an administrator would look for the damage.
enum GraphToken {
    /// `token.graph-access-token`, or nothing.
    static func problems(of header: TokenHeader) -> [Problem] {
        guard header["nonce"] != nil else { return [] }
        return [
            Problem(
                .tokenGraphAccessToken, at: .headerMember("nonce"), expected: "a token for this application",
                remedy:
                    "This is an access token for Microsoft Graph. Only Graph can check it, and only Graph shall. Use "
                    + "the ID token to learn who signed in; for an API of your own, ask for a scope of that API.")
        ]
    }
}
