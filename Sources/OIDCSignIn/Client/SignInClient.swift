public import OIDCCallbacks
public import OIDCDiscovery
import OIDCIssuers
public import OIDCPrimitives
public import OIDCProviders
public import OIDCTokens

/// Everything a server does to sign users in with one provider, in two calls.
///
///     // GET /login
///     let start = try await client.start(
///         callback: callback, cookieHeader: cookies, warnings: { logger.warning("\($0)") })
///     return redirect(to: start.address, setCookies: start.cookies)
///
///     // GET or POST /api/oidc/callback
///     let result = try await client.finish(
///         CallbackRequest(method: method, target: target, body: body, cookieHeader: cookies))
///
/// What is pending lies in a ``PendingSignInStore``, and a cookie binds it to the browser. A response serves once, however
/// it ends. Nothing is sent twice but a request for keys: a code is redeemed once, and whatever goes wrong after that, the
/// user starts again.
public struct SignInClient: Sendable {
    /// The provider and the client.
    public let configuration: ProviderConfiguration
    /// The provider, kept fresh. An API that accepts tokens of the same provider can use it too.
    public let provider: LiveProvider
    /// Where sign-ins wait for their responses.
    public let store: any PendingSignInStore
    let transport: any HTTPTransport
    let digest: any Digest
    let random: any RandomSource
    let time: any TimeSource
    let limits: DiscoveryLimits

    /// Creates a client from a configuration, the application's HTTP client and crypto.
    ///
    /// The client makes its own `LiveProvider` of the configuration, so that its credential cannot reach another
    /// provider.
    ///
    /// - Parameters:
    ///   - configuration: The provider and the client.
    ///   - transport: The application's HTTP client.
    ///   - verifier: Makes keys ready to check signatures.
    ///   - digest: The application's hash functions.
    ///   - store: Where sign-ins wait for their responses. In memory by default, which serves one process.
    ///   - random: The source of `state`, `nonce`, code verifier and browser secret.
    ///   - limits: What is read and waited for at most.
    ///   - tokenLimits: How large a token may be.
    ///   - policy: When the provider's metadata and keys are renewed.
    ///   - time: The clocks: sign-ins expire and tokens are validated by them, and metadata and keys are renewed.
    ///   - observer: Is told what happens to the provider.
    /// - Throws: `config.algorithm-unsupported` when the verifier does not serve every algorithm of the configuration.
    public init(
        _ configuration: ProviderConfiguration, transport: any HTTPTransport, verifier: any SignatureVerifier,
        digest: any Digest, store: any PendingSignInStore = InMemoryPendingSignIns(),
        random: any RandomSource = SystemRandom(), limits: DiscoveryLimits = .standard,
        tokenLimits: TokenLimits = .standard, policy: RefreshPolicy = .standard,
        time: any TimeSource = SystemTime(), observer: @escaping @Sendable (ProviderEvent) -> Void = { _ in }
    ) throws(Refusal) {
        try verifier.requireSupport(for: configuration.algorithms)
        self.configuration = configuration
        self.store = store
        self.transport = transport
        self.digest = digest
        self.random = random
        self.time = time
        self.limits = limits
        provider = LiveProvider(
            profile: configuration.profile, transport: transport, verifier: verifier, digest: digest, limits: limits,
            tokenLimits: tokenLimits, policy: policy, time: time, observer: observer)
    }

    // MARK: - With a store and a cookie

    /// Starts a sign-in and keeps it in the ``store``, bound to this browser by a cookie of its own.
    ///
    /// - Parameters:
    ///   - callback: Where the provider sends the browser back to.
    ///   - cookieHeader: The `Cookie` field of the browser's request, so that the cookies of its oldest sign-ins can be
    ///     removed when there are more than eight.
    ///   - options: What else is said to the provider.
    ///   - warnings: Is given the warnings of the configuration and the callback. Those about the provider's documents go
    ///     to the observer, once for each time they are fetched.
    /// - Throws: `config.*`, `redirect.*`, `request.invalid` or `response.store-unavailable`; or `discovery.*` when the
    ///   provider cannot be asked.
    public func start(
        callback: CallbackURL, cookieHeader: String?, options: AuthorizationOptions = AuthorizationOptions(),
        warnings: WarningHandler
    ) async throws(Refusal) -> SignInStart {
        let request = try await begin(callback: callback, options: options, warnings: warnings)
        let pending = request.pending
        let secret = Secret(Base64URL.encode(random.bytes(32)))
        let state = pending.state.revealed()
        do {
            try await store.save(
                pending, for: PendingSignInKey(state: state, browserSecret: secret, digest: digest))
        } catch {
            // What went wrong is the store's own, and may hold anything.
            throw Refusal(.storeUnavailable())
        }
        let cookie = SignInCookie(pending, digest: digest)
        return SignInStart(
            address: request.address,
            cookies: [cookie.field(secret: secret, lifetime: pending.lifetime)]
                + cookie.expirationsOfSurplus(in: cookieHeader ?? ""))
    }

    /// Finishes a sign-in that ``start(callback:cookieHeader:options:warnings:)`` started: takes it out of the ``store``, and
    /// then validates the response, redeems its code and verifies the ID token.
    ///
    /// Without the cookie of the browser that started it, nothing is finished and nothing is used up.
    ///
    /// - Parameters:
    ///   - request: The request that arrived at the callback.
    /// - Throws: `response.*`, `exchange.*`, `token.*`, `issuer.*`, `keys.*` or `discovery.*`.
    public func finish(_ request: CallbackRequest) async throws(Refusal) -> SignInResult {
        let pending = try await store.take(answeredBy: request, digest: digest)
        var result = try await complete(request, pending: pending)
        result.expiredCookie = SignInCookie(pending, digest: digest).expiration
        return result
    }

    // MARK: - With a session of the application's

    /// Begins a sign-in whose ``AuthorizationRequest/pending`` the application keeps in a session of this browser.
    ///
    /// - Parameters:
    ///   - callback: Where the provider sends the browser back to.
    ///   - options: What else is said to the provider.
    ///   - warnings: Is given the warnings of the configuration and the callback.
    /// - Throws: `config.*`, `redirect.*` or `request.invalid`; or `discovery.*` when the provider cannot be asked.
    public func begin(
        callback: CallbackURL, options: AuthorizationOptions = AuthorizationOptions(), warnings: WarningHandler
    ) async throws(Refusal) -> AuthorizationRequest {
        try AuthorizationRequest.begin(
            configuration, metadata: try await snapshot().metadata, callback: callback, options: options, at: time.now,
            digest: digest, random: random, warnings: warnings)
    }

    /// Validates a response, redeems its code and verifies the ID token.
    ///
    /// - Parameters:
    ///   - request: The request that arrived at the callback.
    ///   - pending: The sign-in that this browser began. Remove it from the session, and save the session, before calling
    ///     this.
    /// - Throws: `response.*`, `exchange.*`, `token.*`, `issuer.*`, `keys.*` or `discovery.*`.
    public func complete(
        _ request: CallbackRequest, pending: PendingSignIn
    ) async throws(Refusal) -> SignInResult {
        let response = try AuthorizationResponse.read(request, answering: pending, with: configuration, at: time.now)
        // One snapshot from beginning to end; only a token with an unknown key asks for a newer one.
        let snapshot = try await snapshot()
        try pending.check(configuration, snapshot.metadata)
        let frontToken = try await verifyFrontChannel(response, with: snapshot)
        if response.code == nil, let frontToken {
            return SignInResult(idToken: frontToken, tokenResponse: nil, pending: pending)
        }
        let tokenRequest = try TokenRequest.redeeming(response, configuration, metadata: snapshot.metadata)
        let tokens = try await send(tokenRequest, to: snapshot.metadata.tokenEndpoint)
        let token = try await verifyBackChannel(tokens, response, after: frontToken, with: snapshot)
        return SignInResult(idToken: token, tokenResponse: tokens, pending: pending)
    }

    /// The ID token that came through the browser, which must carry the hash of the code that came with it.
    private func verifyFrontChannel(
        _ response: AuthorizationResponse, with snapshot: ProviderSnapshot
    ) async throws(Refusal) -> VerifiedIDToken? {
        guard let idToken = response.idToken else { return nil }
        return try await provider.verify(idToken.revealed(), with: snapshot) { snapshot in
            var expectations = expectations(snapshot, response.pending)
            expectations.code = response.code.map { .fromFrontChannel($0) } ?? .unknown
            expectations.sameIssuerAs = response.issuer
            return expectations
        }
    }

    /// The ID token of the token endpoint: about the same user as the one before it, if there was one.
    private func verifyBackChannel(
        _ tokens: TokenResponse, _ response: AuthorizationResponse, after first: VerifiedIDToken?,
        with snapshot: ProviderSnapshot
    ) async throws(Refusal) -> VerifiedIDToken {
        guard let idToken = tokens.idToken else {
            throw Refusal(.exchangeMember(.exchangeMissingMember, "id_token", expected: "an ID token"))
        }
        return try await provider.verify(idToken.revealed(), with: snapshot) { snapshot in
            var expectations = expectations(snapshot, response.pending)
            expectations.accessToken = tokens.accessToken.map { .fromBackChannel($0) } ?? .unknown
            expectations.code = response.code.map { .fromBackChannel($0) } ?? .unknown
            expectations.sameSubjectAs = first?.subject
            // That of the first token is the response's already, where the response names one.
            expectations.sameIssuerAs = first?.issuer ?? response.issuer
            return expectations
        }
    }

    private func expectations(_ snapshot: ProviderSnapshot, _ pending: PendingSignIn) -> IDTokenExpectations {
        var expectations = configuration.expectations(snapshot, nonce: .sent(pending.nonce))
        expectations.maximumAge = pending.maximumAge
        if pending.isNewAuthenticationRequired { expectations.authenticatedSince = pending.startedAt }
        if !pending.requiredContexts.isEmpty { expectations.requiredContexts = pending.requiredContexts }
        return expectations
    }
}
