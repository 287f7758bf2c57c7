public import OIDCCallbacks
public import OIDCDiscovery
import OIDCIssuers
public import OIDCPrimitives
public import OIDCProviders
public import OIDCTokens

/// A client that signs users in with one provider, in two calls.
///
///     // GET /login
///     let start = try await client.start(
///         callback: callback, cookieHeader: cookies, warnings: { logger.warning("\($0)") })
///     return redirect(to: start.url, setCookies: start.cookies)
///
///     // GET or POST /api/oidc/callback
///     let result = try await client.finish(
///         CallbackRequest(method: method, target: target, body: body, cookieHeader: cookies))
///
/// Pending sign-ins are kept in a ``PendingSignInStore``, and a cookie binds each one to its browser. A response can be
/// used once, whether it succeeds or fails. Only key requests are retried: a request is pushed once, a code is redeemed
/// once, and after a failure the user signs in again.
public struct SignInClient: Sendable {
    /// The configuration of the provider and the client.
    public let configuration: ProviderConfiguration
    /// The provider, with fresh metadata and keys. An API that accepts tokens from the same provider can use it too.
    public let provider: LiveProvider
    /// The store of pending sign-ins.
    public let store: any PendingSignInStore
    package let transport: any HTTPTransport
    let digest: any MessageDigest
    let random: any RandomSource
    package let time: any TimeSource
    let limits: DiscoveryLimits
    let observer: @Sendable (OIDCEvent) -> Void

    /// Creates a client from a configuration, the application's HTTP client and crypto.
    ///
    /// The client creates its own `LiveProvider` from the configuration, so that its credential cannot reach another
    /// provider.
    ///
    /// - Parameters:
    ///   - configuration: The configuration of the provider and the client.
    ///   - transport: The application's HTTP client.
    ///   - verifier: The application's signature verification.
    ///   - digest: The application's hash functions.
    ///   - store: The store of pending sign-ins. The default keeps them in memory, which works for a single process.
    ///   - random: The source of `state`, `nonce`, code verifiers, browser secrets, and the times of refreshes.
    ///   - limits: The limits on sizes and request times.
    ///   - tokenLimits: The limits on tokens.
    ///   - policy: The policy that defines when metadata and keys are refreshed.
    ///   - sharedSnapshots: The snapshots that several instances of the server share. The default is none.
    ///   - time: The clocks that validation, expiry, and the refresh schedule use.
    ///   - observer: A closure that receives each event of the provider and of the sign-ins. It can run on any thread
    ///     and should return quickly.
    /// - Throws: `config.algorithm-unsupported` if the verifier does not support every algorithm of the configuration.
    public init(
        _ configuration: ProviderConfiguration, transport: any HTTPTransport, verifier: any SignatureVerifier,
        digest: any MessageDigest, store: any PendingSignInStore = InMemoryPendingSignIns(),
        random: any RandomSource = SystemRandom(), limits: DiscoveryLimits = .standard,
        tokenLimits: TokenLimits = .standard, policy: RefreshPolicy = .standard,
        sharedSnapshots: SharedSnapshots? = nil, time: any TimeSource = SystemTime(),
        observer: @escaping @Sendable (OIDCEvent) -> Void = { _ in }
    ) throws(Refusal) {
        try verifier.requireSupport(for: configuration.algorithms)
        if let algorithms = configuration.userInfoAlgorithms {
            try verifier.requireSupport(for: algorithms, in: "userInfoAlgorithms")
        }
        self.configuration = configuration
        self.store = store
        self.transport = transport
        self.digest = digest
        self.random = random
        self.time = time
        self.limits = limits
        self.observer = observer
        provider = LiveProvider(
            profile: configuration.profile, transport: transport, verifier: verifier, digest: digest, limits: limits,
            tokenLimits: tokenLimits, policy: policy, sharedSnapshots: sharedSnapshots, time: time, random: random,
            observer: observer)
    }

    // MARK: - With a store and a cookie

    /// Starts a sign-in and saves it in the ``store``, bound to this browser by a new cookie.
    ///
    /// - Parameters:
    ///   - callback: The URL to which the provider sends the browser back.
    ///   - cookieHeader: The `Cookie` header of the browser's request. If the browser has more than eight pending
    ///     sign-ins, the cookies of the oldest ones are removed.
    ///   - options: Additional parameters of the request.
    ///   - warnings: A closure that receives warnings about the configuration and the callback. Warnings about the
    ///     provider's documents go to the observer after each fetch.
    /// - Throws: `config.*`, `redirect.*`, `request.invalid`, `response.store-unavailable`, `discovery.*` if the
    ///   provider is unreachable, or `exchange.*` if the request has to be pushed and the provider rejects it.
    public func start(
        callback: CallbackURL, cookieHeader: String?, options: AuthorizationOptions = AuthorizationOptions(),
        warnings: WarningHandler
    ) async throws(Refusal) -> SignInStart {
        try await reporting(.signInStarted, or: .signInRefused) { () throws(Refusal) in
            let request = try await request(callback, options, warnings)
            let secret = SecretString(Base64URL.encode(random.bytes(32)))
            try await save(request.pending, boundTo: secret)
            let cookie = SignInCookie(request.pending, digest: digest)
            return SignInStart(
                url: request.url,
                cookies: [cookie.field(secret: secret, lifetime: request.pending.lifetime)]
                    + cookie.expirationsOfSurplus(in: cookieHeader ?? ""))
        }
    }

    private func save(_ pending: PendingSignIn, boundTo secret: SecretString) async throws(Refusal) {
        let key = PendingSignInKey(state: pending.state.revealed(), browserSecret: secret, digest: digest)
        do {
            try await store.save(pending, for: key)
        } catch {
            // The store's error is not repeated, because it may contain anything.
            throw Refusal(.storeUnavailable())
        }
    }

    /// Finishes a sign-in that ``start(callback:cookieHeader:options:warnings:)`` started. Removes it from the
    /// ``store`` first, then validates the response, redeems its code, and verifies the ID token.
    ///
    /// Without the cookie of the browser that started it, the sign-in is neither finished nor removed.
    ///
    /// - Parameter request: The request that arrived at the callback.
    /// - Throws: `response.*`, `exchange.*`, `token.*`, `issuer.*`, `keys.*`, or `discovery.*`.
    public func finish(_ request: CallbackRequest) async throws(Refusal) -> SignInResult {
        try await reporting(.signInFinished, or: .signInRefused) { () throws(Refusal) in
            try await finish(request, taken: try await store.take(answeredBy: request, digest: digest))
        }
    }

    /// Finishes a sign-in that was taken from the store. Reports nothing.
    func finish(_ request: CallbackRequest, taken pending: PendingSignIn) async throws(Refusal) -> SignInResult {
        var result = try await result(of: request, pending)
        result.expiredCookie = SignInCookie(pending, digest: digest).expiration
        return result
    }

    // MARK: - With the application's own session

    /// Begins a sign-in. The application keeps the request's ``AuthorizationRequest/pending`` in the browser's
    /// server-side session.
    ///
    /// - Parameters:
    ///   - callback: The URL to which the provider sends the browser back.
    ///   - options: Additional parameters of the request.
    ///   - warnings: A closure that receives warnings about the configuration and the callback.
    /// - Throws: `config.*`, `redirect.*`, `request.invalid`, `discovery.*` if the provider is unreachable, or
    ///   `exchange.*` if the request has to be pushed and the provider rejects it.
    public func begin(
        callback: CallbackURL, options: AuthorizationOptions = AuthorizationOptions(), warnings: WarningHandler
    ) async throws(Refusal) -> AuthorizationRequest {
        try await reporting(.signInStarted, or: .signInRefused) { () throws(Refusal) in
            try await request(callback, options, warnings)
        }
    }

    private func request(
        _ callback: CallbackURL, _ options: AuthorizationOptions, _ warnings: WarningHandler
    ) async throws(Refusal) -> AuthorizationRequest {
        var found: [Problem] = []
        let request = try AuthorizationRequest(
            configuration, metadata: try await snapshot().metadata, callback: callback, options: options, at: time.now,
            digest: digest, random: random, warnings: { found.append($0) })
        let pushed = try await pushed(request)
        for warning in found { warnings?(warning) }
        return pushed
    }

    /// Validates a response, redeems its code and verifies the ID token.
    ///
    /// - Parameters:
    ///   - request: The request that arrived at the callback.
    ///   - pending: The sign-in that this browser began. Remove it from the session, and save the session, *before*
    ///     calling this method. Removing it first is what prevents replay.
    /// - Throws: `response.*`, `exchange.*`, `token.*`, `issuer.*`, `keys.*`, or `discovery.*`.
    public func complete(
        _ request: CallbackRequest, pending: PendingSignIn
    ) async throws(Refusal) -> SignInResult {
        try await reporting(.signInFinished, or: .signInRefused) { () throws(Refusal) in
            try await result(of: request, pending)
        }
    }

    private func result(
        of request: CallbackRequest, _ pending: PendingSignIn
    ) async throws(Refusal) -> SignInResult {
        let response = try AuthorizationResponse(
            parsing: request, answering: pending, with: configuration, at: time.now)
        // Use one snapshot throughout. It is replaced only if a token's key is unknown.
        let snapshot = try await snapshot()
        try pending.check(configuration, snapshot.metadata)
        let frontToken = try await verifyFrontChannel(response, with: snapshot)
        if response.code == nil, let frontToken {
            return SignInResult(idToken: frontToken, tokenResponse: nil, response: response)
        }
        let tokenRequest = try TokenRequest(redeeming: response, configuration, metadata: snapshot.metadata)
        let start = time.uptime
        let tokens = try await send(tokenRequest)
        report(.codeRedeemed, since: start)
        let token = try await verifyBackChannel(tokens, response, after: frontToken, with: snapshot)
        return SignInResult(idToken: token, tokenResponse: tokens, response: response)
    }
}
