public import OIDCPrimitives
import OIDCTokens

extension ProblemCode {
    /// The token is for Microsoft Graph, and only Graph can validate it.
    public static let tokenGraphAccessToken = ProblemCode("token.graph-access-token")
}

/// Recognizes access tokens for Microsoft Graph by the `nonce` in their header.
/// The signature of such a token was computed over a different header, so only Graph can validate it. Without this
/// check, the error would be an invalid signature, which is misleading.
enum GraphToken {
    /// Returns `token.graph-access-token` if the header is that of a Graph token.
    static func problems(of header: TokenHeader) -> [Problem] {
        guard header["nonce"] != nil else { return [] }
        return [
            Problem(
                .tokenGraphAccessToken, at: .headerMember("nonce"), expected: "a token for this application",
                remedy:
                    "This is an access token for Microsoft Graph, which only Graph can validate. To identify the user, "
                    + "use the ID token. To call your own API, request a scope of that API.")
        ]
    }
}
