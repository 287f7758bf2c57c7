import OIDCDiscovery
public import OIDCPrimitives
import OIDCProviders

extension SignInClient {
    /// Sends a grant to the token endpoint, and returns its response. The response is not kept.
    ///
    /// An ID token in it has not been verified.
    ///
    /// - Throws: `request.invalid` and `config.needs-client-credential` if the grant cannot be sent, or `exchange.*` and
    ///   `discovery.*`.
    public func requestTokens(for grant: TokenGrant) async throws(Refusal) -> TokenResponse {
        try await reporting(.accessTokenReceived, or: .accessTokenRefused) { () throws(Refusal) in
            try await send(try TokenRequest(grant, configuration, metadata: try await snapshot().metadata))
        }
    }

    /// Returns an access token for another API: one that is kept, or a new one.
    ///
    /// - Parameters:
    ///   - grant: The grant to send if none is kept.
    ///   - tokens: The tokens that are kept.
    /// - Throws: `request.invalid` and `config.needs-client-credential` if the grant cannot be sent, or `exchange.*` and
    ///   `discovery.*`.
    public func accessToken(
        for grant: TokenGrant, from tokens: AccessTokens
    ) async throws(Refusal) -> AccessToken {
        try await tokens.token(for: key(of: grant)) { () throws(Refusal) in
            let now = time.now
            return try AccessToken(try await self.requestTokens(for: grant), requestedAt: now)
        }
    }

    /// Removes a token that an API rejected, so that the next one is new.
    ///
    /// - Parameters:
    ///   - token: The token that was rejected.
    ///   - grant: The grant for which it was issued.
    ///   - tokens: The tokens that are kept.
    public func remove(_ token: AccessToken, for grant: TokenGrant, from tokens: AccessTokens) async {
        await tokens.remove(token, for: key(of: grant))
    }

    private func key(of grant: TokenGrant) -> AccessTokenKey { AccessTokenKey(grant, configuration, digest: digest) }
}
