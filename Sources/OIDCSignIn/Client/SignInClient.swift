public import OIDCCallbacks
public import OIDCDiscovery
import OIDCIssuers
public import OIDCPrimitives
public import OIDCProviders
public import OIDCTokens

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Everything a server does to sign people in with one provider, in two calls.
///
///     // GET /login
///     let beginning = try await client.begin(callback: callback, at: Date(), warnings: { log($0) })
///     session.pending = beginning.pending
///     return redirect(to: beginning.address)
///
///     // GET or POST /api/oidc/callback
///     let pending = session.takePending()      // out of the session, so that it serves once
///     let result = try await client.complete(query, mode: .query, pending: pending, at: Date())
///
/// Nothing is sent twice but a question for keys: a code is redeemed once, and whatever goes wrong after that, the
/// person begins anew.
public struct SignInClient: Sendable {
    /// The provider and the client.
    public let configuration: ProviderConfiguration
    /// The provider, kept fresh.
    public let provider: LiveProvider
    private let transport: any HTTPTransport
    private let digest: any Digest
    private let random: any RandomSource
    private let limits: DiscoveryLimits

    /// Takes a configuration, the application's HTTP client and crypto.
    ///
    /// - Parameters:
    ///   - configuration: The provider and the client.
    ///   - transport: The application's HTTP client.
    ///   - verifier: Makes keys ready to check signatures. A `provider` that is given has its own.
    ///   - digest: The application's hash functions.
    ///   - random: What `state`, `nonce` and verifier are made of.
    ///   - limits: What is read and waited for at most.
    ///   - provider: A live provider of the same configuration, if there is one already; a new one otherwise.
    ///   - observer: Is told what happens to a new one.
    public init(
        _ configuration: ProviderConfiguration, transport: any HTTPTransport, verifier: any SignatureVerifier,
        digest: any Digest, random: any RandomSource = SystemRandom(), limits: DiscoveryLimits = .standard,
        provider: LiveProvider? = nil, observer: @escaping @Sendable (ProviderEvent) -> Void = { _ in }
    ) {
        self.configuration = configuration
        self.transport = transport
        self.digest = digest
        self.random = random
        self.limits = limits
        self.provider =
            provider
            ?? LiveProvider(
                rule: configuration.rule, transport: transport, verifier: verifier, digest: digest, limits: limits,
                observer: observer)
    }

    // MARK: - Signing in

    /// Begins a sign-in. Refuses with what stands against it, or with `discovery.*` when the provider cannot be asked.
    ///
    /// - Parameters:
    ///   - callback: Where the provider sends the browser back to.
    ///   - options: What else is said.
    ///   - now: When it begins.
    ///   - warnings: Is given the warnings of the configuration and the callback, as `AuthorizationRequest` has them.
    ///     Those about the provider's documents go to the observer, once for each time they are fetched.
    public func begin(
        callback: CallbackURL, options: AuthorizationOptions = AuthorizationOptions(), at now: Date,
        warnings: WarningHandler
    ) async throws(Refusal) -> AuthorizationRequest {
        try AuthorizationRequest.begin(
            configuration, metadata: try await metadata(), callback: callback, options: options, at: now,
            digest: digest, random: random, warnings: warnings)
    }

    /// Judges the response, redeems its code and verifies the ID token.
    ///
    /// - Parameters:
    ///   - text: The query or fragment without its `?` or `#`, or the body of the form.
    ///   - mode: How it came.
    ///   - pending: The sign-in that this browser began, taken out of its session.
    ///   - now: When it came.
    /// - Throws: `response.*`, `exchange.*`, `token.*`, `issuer.*`, `keys.*` or `discovery.*`.
    public func complete(
        _ text: String, mode: ResponseMode, pending: PendingSignIn, at now: Date
    ) async throws(Refusal) -> SignInResult {
        try pending.judge(configuration, try await metadata())
        let response = try AuthorizationResponse.read(
            text, mode: mode, pending: pending, at: now, advice: configuration.errorAdvice)
        let frontToken = try await verifyFrontChannel(response, at: now)
        if response.code == nil, let frontToken { return SignInResult(token: frontToken, tokens: nil) }
        let tokens = try await redeem(response, at: now)
        let token = try await verifyBackChannel(tokens, response, after: frontToken, at: now)
        return SignInResult(token: token, tokens: tokens)
    }

    /// The ID token that came through the browser, which must carry the hash of the code that came with it.
    private func verifyFrontChannel(
        _ response: AuthorizationResponse, at now: Date
    ) async throws(Refusal) -> VerifiedToken? {
        guard let idToken = response.idToken else { return nil }
        return try await provider.verify(idToken.revealed(), at: now) { snapshot in
            var expectations = expectations(snapshot, response.pending)
            expectations.code = response.code.map { .fromFrontChannel($0) } ?? .unknown
            return expectations
        }
    }

    private func redeem(_ response: AuthorizationResponse, at now: Date) async throws(Refusal) -> TokenResponse {
        let metadata = try await metadata()
        let request = try TokenRequest.redeeming(response, configuration, metadata: metadata)
        return try await send(request, to: metadata.tokenEndpoint, at: now)
    }

    /// The ID token of the token endpoint: about the same person as the one before it, if there was one.
    private func verifyBackChannel(
        _ tokens: TokenResponse, _ response: AuthorizationResponse, after first: VerifiedToken?, at now: Date
    ) async throws(Refusal) -> VerifiedToken {
        guard let idToken = tokens.idToken else {
            throw Refusal(.exchangeMember(.exchangeMissingMember, "id_token", expected: "an ID token"))
        }
        let token = try await provider.verify(idToken.revealed(), at: now) { snapshot in
            var expectations = expectations(snapshot, response.pending)
            expectations.accessToken = tokens.accessToken.map { .fromBackChannel($0) } ?? .unknown
            expectations.code = response.code.map { .fromBackChannel($0) } ?? .unknown
            expectations.sameSubjectAs = first?.subject
            return expectations
        }
        try judgeIssuer(of: token, is: first?.issuer)
        return token
    }

    /// Under a template several issuers may speak, but a second token comes from the one of the first.
    private func judgeIssuer(of token: VerifiedToken, is expected: String?) throws(Refusal) {
        if let expected, !expected.hasSameBytes(as: token.issuer) {
            throw Refusal(.issuerMismatch(expected: expected, found: .string(token.issuer)))
        }
    }

    private func expectations(_ snapshot: ProviderSnapshot, _ pending: PendingSignIn) -> TokenExpectations {
        var expectations = configuration.expectations(snapshot, nonce: .sent(pending.nonce))
        expectations.maximumAge = pending.maximumAge.map(Double.init)
        if !pending.requiredContexts.isEmpty { expectations.requiredContexts = pending.requiredContexts }
        return expectations
    }

    // MARK: - Afterwards

    /// Gets new tokens for somebody who signed in before. An ID token among them must be about the same person.
    ///
    /// - Parameters:
    ///   - refreshToken: The refresh token.
    ///   - subject: Who it is, as the first ID token said.
    ///   - issuer: Who said so.
    ///   - nonce: The nonce of the sign-in, for providers that repeat it; it need not come back (Core §12.2).
    ///   - scope: Fewer scopes than were granted; the same ones when it is left out.
    ///   - now: When it is asked.
    public func refresh(
        _ refreshToken: Secret, subject: String, issuer: String, nonce: Secret? = nil, scope: String? = nil,
        at now: Date
    ) async throws(Refusal) -> RefreshResult {
        let metadata = try await metadata()
        let request = TokenRequest.refreshing(refreshToken, configuration, metadata: metadata, scope: scope)
        let tokens = try await send(request, to: metadata.tokenEndpoint, at: now)
        guard let idToken = tokens.idToken else { return RefreshResult(tokens: tokens, token: nil) }
        let token = try await provider.verify(idToken.revealed(), at: now) { snapshot in
            var expectations = configuration.expectations(
                snapshot, nonce: nonce.map { .sentEarlier($0) } ?? .noNonceWasSent)
            expectations.accessToken = tokens.accessToken.map { .fromBackChannel($0) } ?? .unknown
            expectations.sameSubjectAs = subject
            return expectations
        }
        try judgeIssuer(of: token, is: issuer)
        return RefreshResult(tokens: tokens, token: token)
    }

    /// What the provider says of a person besides the ID token. Refuses with `exchange.*`, and with
    /// `token.subject-mismatch` an answer about somebody else.
    public func userInfo(_ accessToken: Secret, subject: String) async throws(Refusal) -> UserInfo {
        let metadata = try await metadata()
        let request = try UserInfo.request(accessToken: accessToken, metadata: metadata, limits: limits)
        let response = try await answer(request)
        return try UserInfo.read(response, from: request.address, subject: subject, advice: configuration.errorAdvice)
    }

    /// Verifies a logout token that the provider sent. Do not act on its `identifier` twice.
    public func backChannelLogout(_ token: String, at now: Date) async throws(Refusal) -> LogoutToken {
        try await provider.verifyLogout(token, at: now) { snapshot in
            configuration.expectations(snapshot, nonce: .noNonceWasSent)
        }
    }

    /// Judges the query of a request that the provider loads in a hidden frame. Refuses with `response.*`. It proves
    /// nothing, so it may end a session and do nothing else.
    public func frontChannelLogout(_ query: String) async throws(Refusal) -> FrontChannelLogout {
        try FrontChannelLogout.read(query, metadata: try await metadata())
    }

    /// Where to send the browser to sign out at the provider. Refuses with `exchange.not-offered`.
    public func endSessionAddress(
        idToken: Secret? = nil, loginHint: String? = nil, returnAddress: String? = nil, state: String? = nil
    ) async throws(Refusal) -> String {
        try EndSession.address(
            metadata: try await metadata(), clientID: configuration.clientID,
            idToken: idToken, loginHint: loginHint, returnAddress: returnAddress, state: state)
    }

    // MARK: - HTTP

    /// The provider's metadata. Warnings about it are not repeated with each request: the observer was told.
    private func metadata() async throws(Refusal) -> ProviderMetadata {
        try await provider.snapshot(warnings: .ignored).metadata
    }

    private func send(
        _ request: TokenRequest, to address: String, at now: Date
    ) async throws(Refusal) -> TokenResponse {
        let response = try await answer(try await request.httpRequest(at: now, limits: limits, random: random))
        return try TokenResponse.read(
            response, from: address, advice: configuration.errorAdvice,
            mayLackAccessToken: configuration.mayLackAccessToken)
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
