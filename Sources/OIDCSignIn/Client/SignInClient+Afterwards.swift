import OIDCDiscovery
import OIDCIssuers
public import OIDCPrimitives
import OIDCProviders
public import OIDCTokens

extension SignInClient {
    /// Gets new tokens for a user who signed in before. An ID token among them must be about the same user.
    ///
    /// - Parameters:
    ///   - grant: What the sign-in, or the refresh before this one, left.
    ///   - scope: Fewer scopes than were granted; the same ones when it is left out.
    /// - Throws: `exchange.other-provider` for a grant of another provider or client, which is not sent; `exchange.*`,
    ///   `token.*`, `issuer.*`, `keys.*` or `discovery.*`.
    public func refresh(
        _ grant: RefreshGrant, scope: String? = nil
    ) async throws(Refusal) -> RefreshResult {
        let snapshot = try await snapshot()
        let request = try TokenRequest.refreshing(grant, configuration, metadata: snapshot.metadata, scope: scope)
        let tokens = try await send(request, to: snapshot.metadata.tokenEndpoint)
        let renewed = grant.renewed(with: tokens.refreshToken)
        guard let idToken = tokens.idToken else {
            return RefreshResult(tokenResponse: tokens, idToken: nil, refreshGrant: renewed)
        }
        let token = try await provider.verify(idToken.revealed(), with: snapshot) { snapshot in
            var expectations = configuration.expectations(
                snapshot, nonce: grant.nonce.map { .sentEarlier($0) } ?? .noNonceWasSent)
            expectations.accessToken = tokens.accessToken.map { .fromBackChannel($0) } ?? .unknown
            expectations.sameSubjectAs = grant.subject
            expectations.sameIssuerAs = grant.issuer
            return expectations
        }
        return RefreshResult(tokenResponse: tokens, idToken: token, refreshGrant: renewed)
    }

    /// What the provider says of a user besides the ID token. Throws `exchange.*`, and `token.subject-mismatch` for an
    /// answer about another user.
    public func userInfo(_ accessToken: Secret, subject: String) async throws(Refusal) -> UserInfo {
        let request = try UserInfo.request(
            accessToken: accessToken, metadata: try await snapshot().metadata, limits: limits)
        let response = try await answer(request)
        return try UserInfo.read(response, from: request.address, subject: subject, profile: configuration.profile)
    }

    /// Verifies a logout token that the provider sent. Do not act on its `identifier` twice.
    public func backChannelLogout(_ token: String) async throws(Refusal) -> LogoutToken {
        try await provider.verifyLogout(token) { snapshot in
            configuration.expectations(snapshot, nonce: .noNonceWasSent)
        }
    }

    /// Validates the query of a request that the provider loads in a hidden frame. Throws `response.*`. It proves
    /// nothing, so it may end a session and do nothing else.
    public func frontChannelLogout(_ query: String) async throws(Refusal) -> FrontChannelLogout {
        try FrontChannelLogout.read(
            query, profile: configuration.profile, metadata: try await snapshot().metadata)
    }

    /// Where to send the browser to sign out at the provider. Throws `exchange.not-offered`.
    public func endSessionAddress(
        idToken: Secret? = nil, loginHint: String? = nil, returnAddress: String? = nil, state: String? = nil
    ) async throws(Refusal) -> String {
        try EndSession.address(
            metadata: try await snapshot().metadata, clientID: configuration.clientID,
            idToken: idToken, loginHint: loginHint, returnAddress: returnAddress, state: state)
    }

    // MARK: - HTTP

    /// What is known of the provider. Warnings about it are not repeated with each request: the observer was told.
    func snapshot() async throws(Refusal) -> ProviderSnapshot {
        try await provider.snapshot(warnings: .ignored)
    }

    func send(
        _ request: TokenRequest, to address: String
    ) async throws(Refusal) -> TokenResponse {
        let response = try await answer(try await request.httpRequest(at: time.now, limits: limits, random: random))
        return try TokenResponse.read(response, from: address, profile: configuration.profile)
    }

    private func answer(_ request: HTTPRequest) async throws(Refusal) -> HTTPResponse {
        do throws(TransportFailure) {
            let response = try await transport.send(request)
            guard response.body.count <= request.bodyLimit else { throw TransportFailure.bodyTooLarge }
            return response
        } catch {
            throw Refusal(.exchangeFailed(error, at: request.address))
        }
    }
}
