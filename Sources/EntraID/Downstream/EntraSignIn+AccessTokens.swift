public import OIDCPrimitives
public import OIDCSignIn

extension EntraSignIn {
    /// Returns an access token with which the application calls another API on its own behalf.
    ///
    /// - Parameters:
    ///   - scope: The identifier of the API and `/.default`, such as `https://graph.microsoft.com/.default`.
    ///   - provider: The name of the provider. The default is the first.
    /// - Throws: A `Refusal` with `request.*` if the scope cannot be sent, or with `exchange.*` and `discovery.*`.
    public func accessToken(
        forApplication scope: String, with provider: String? = nil
    ) async throws(Refusal) -> AccessToken {
        let client = signIn.clients[try signIn.index(of: provider)]
        return try await client.accessToken(for: .clientCredentials(scope: scope), from: accessTokens)
    }
}
