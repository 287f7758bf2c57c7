import OIDCDiscovery
import OIDCIssuers
public import OIDCPrimitives
import OIDCProviders
public import OIDCTokens

extension SignInClient {
    /// Requests new tokens for a user who signed in before. If the response includes an ID token, it must be for the
    /// same user and the same authentication. If the grant has the nonce of the sign-in, the ID token may repeat it but
    /// must not contain another one (Core §12.2). Without a nonce to compare, the token's is not checked.
    ///
    /// - Parameters:
    ///   - grant: The grant from the sign-in or from the previous refresh.
    ///   - scope: A subset of the granted scopes. The default is the granted scopes.
    ///   - claims: A request for claims of the new tokens, such as one that a challenge demands. The default is none.
    /// - Throws: `exchange.other-provider` if the grant belongs to another provider or client (nothing is sent), or
    ///   `exchange.*`, `token.*`, `issuer.*`, `keys.*`, or `discovery.*`.
    public func refresh(
        _ grant: RefreshGrant, scope: String? = nil, claims: ClaimsRequest? = nil
    ) async throws(Refusal) -> RefreshResult {
        try await reporting(.tokensRefreshed, or: .refreshRefused) { () throws(Refusal) in
            let renewal = try await renew(grant, scope: scope, claims: claims)
            return RefreshResult(
                tokenResponse: renewal.response, idToken: try renewal.idToken.get(), refreshGrant: renewal.grant)
        }
    }

    /// Fetches the user's claims from the UserInfo endpoint. If the provider signs them, the signature is verified.
    ///
    /// - Parameters:
    ///   - accessToken: An access token for the endpoint.
    ///   - subject: The subject of the ID token.
    /// - Throws: `exchange.*`, `token.subject-mismatch` if the response is about another user,
    ///   `exchange.user-info-not-signed` if the configuration has `userInfoAlgorithms` and the response is not signed,
    ///   `token.*` and `issuer.*` if it is signed and invalid, or `discovery.*` and `keys.*`.
    public func userInfo(_ accessToken: SecretString, subject: String) async throws(Refusal) -> UserInfo {
        let snapshot = try await snapshot()
        let request = try UserInfo.request(
            accessToken: accessToken, metadata: snapshot.metadata,
            requiresSignature: configuration.userInfoAlgorithms != nil, limits: limits)
        let response = try await answer(request, ExchangeContext(url: request.url, purpose: .userInfo))
        if let token = UserInfo.signedToken(in: response) {
            return UserInfo(
                try await provider.verifyUserInfo(
                    token.revealed(), subject: subject, with: snapshot, expecting: configuration.userInfoExpectations))
        }
        // An error of the provider comes first, because errors are not signed.
        let userInfo = try UserInfo(
            parsing: response, from: request.url, subject: subject, profile: configuration.profile)
        guard configuration.userInfoAlgorithms == nil else { throw Refusal(.userInfoNotSigned()) }
        return userInfo
    }

    /// Verifies a logout token that the provider sent. Process each token's `identifier` only once.
    ///
    /// - Throws: `token.*`, `issuer.*`, `keys.*`, or `discovery.*`.
    public func backChannelLogout(_ token: String) async throws(Refusal) -> LogoutToken {
        try await provider.verifyLogout(token) { snapshot in
            configuration.expectations(snapshot, nonce: .noNonceWasSent)
        }
    }

    /// Validates the query of a front-channel logout request, which the provider loads in a hidden frame. The request
    /// is not authenticated, so use it only to end a session.
    ///
    /// - Throws: `response.*` or `discovery.*`.
    public func frontChannelLogout(_ query: String) async throws(Refusal) -> FrontChannelLogout {
        try FrontChannelLogout(
            parsing: query, profile: configuration.profile, metadata: try await snapshot().metadata)
    }

    /// Returns the URL to which to send the browser to sign out at the provider.
    ///
    /// - Parameters:
    ///   - idToken: The ID token of the sign-in, so that the provider does not have to ask the user.
    ///   - loginHint: The user to sign out.
    ///   - returnURL: The URL to which the provider sends the browser afterwards. It must be registered with the
    ///     provider.
    ///   - state: A value that the provider returns with the browser.
    /// - Throws: `exchange.not-offered` if the provider has no such endpoint, or `discovery.*`.
    public func endSessionURL(
        idToken: SecretString? = nil, loginHint: String? = nil, returnURL: String? = nil, state: String? = nil
    ) async throws(Refusal) -> String {
        try EndSession.url(
            metadata: try await snapshot().metadata, clientID: configuration.clientID,
            idToken: idToken, loginHint: loginHint, returnURL: returnURL, state: state)
    }

    // MARK: - HTTP

    /// Returns the current snapshot. Its warnings are ignored here, because the observer receives them.
    func snapshot() async throws(Refusal) -> ProviderSnapshot {
        try await provider.snapshot(warnings: .ignored)
    }

    /// Pushes a request if it has to be pushed, and returns it with the URL to send the browser to.
    func pushed(_ request: AuthorizationRequest) async throws(Refusal) -> AuthorizationRequest {
        guard let push = request.push else { return request }
        let start = time.uptime
        let httpRequest = try await push.httpRequest(at: time.now, limits: limits, random: random)
        let url = try push.url(parsing: try await answer(httpRequest, push.context))
        report(.authorizationPushed, since: start)
        return request.pushed(to: url)
    }

    /// - Parameter checkTime: Throws if it is too late to send the request, which is complete by then.
    func send(
        _ request: TokenRequest, checkTime: @Sendable () throws(Refusal) -> Void = { () throws(Refusal) in }
    ) async throws(Refusal) -> TokenResponse {
        let httpRequest = try await request.httpRequest(at: time.now, limits: limits, random: random)
        try checkTime()
        return try TokenResponse(parsing: try await answer(httpRequest, request.context), in: request.context)
    }

    func answer(
        _ request: TransportRequest, _ context: ExchangeContext
    ) async throws(Refusal) -> TransportResponse {
        do throws(TransportFailure) {
            let response = try await transport.send(request)
            guard response.body.count <= request.bodyLimit else { throw TransportFailure.bodyTooLarge }
            return response
        } catch {
            throw Refusal(.exchangeFailed(error, context))
        }
    }
}
