public import OIDCCallbacks
public import OIDCDiscovery
import OIDCIssuers
public import OIDCPrimitives
public import OIDCProviders
public import OIDCTokens

/// Signs users in with one or several providers, in two calls.
///
///     // Once, at startup
///     let signIn = try SignIn(
///         [.init(provider, redirectURL: "https://console.example.com/callback")],
///         transport: transport, crypto: crypto, onWarning: { logger.warning("\($0)") })
///
///     // GET /login
///     let start = try await signIn.start(returningTo: "/reports", cookieHeader: cookies)
///     return redirect(to: start.url, setCookies: start.cookies)
///
///     // GET or POST at the callback
///     let result = try await signIn.finish(
///         CallbackRequest(method: method, target: target, body: body, cookieHeader: cookies))
///     return redirect(to: result.returnPath, setCookie: result.expiredCookie)
///
/// Each sign-in is bound to its browser by a cookie of its own, and can be finished once. The provider of a response is
/// the one with which its sign-in began.
public struct SignIn: Sendable {
    /// A provider, and the callback URL that is registered with it.
    public struct Provider: Sendable {
        /// The configuration of the provider and the client.
        public let configuration: ProviderConfiguration
        /// The callback URL.
        public let callback: CallbackURL
        /// The URL to which the provider sends the browser after a sign-out, if there is one.
        public let signOutRedirect: CallbackURL?

        /// Creates a provider from its configuration and the URLs that are registered with it.
        public init(
            _ configuration: ProviderConfiguration, callback: CallbackURL, signOutRedirect: CallbackURL? = nil
        ) {
            var configuration = configuration
            configuration.callbackPath = callback.path
            self.configuration = configuration
            self.callback = callback
            self.signOutRedirect = signOutRedirect
        }
    }

    /// The clients of the providers, in the order in which they were given.
    public let clients: [SignInClient]
    let callbacks: [CallbackURL]
    let signOutRedirects: [CallbackURL?]
    private let store: any PendingSignInStore
    let logoutTokens: any LogoutTokenStore
    let digest: any MessageDigest
    let observer: @Sendable (OIDCEvent) -> Void
    private let time: any TimeSource
    private let onWarning: StoredWarningHandler
    /// The warnings that were passed on already. Each is passed on once, not once for each sign-in.
    private let knownWarnings = Locked<Set<Problem>>([])

    /// Creates a sign-in for one or several providers. Nothing is fetched until the first sign-in.
    ///
    /// - Parameters:
    ///   - providers: The providers. The first is the default.
    ///   - transport: The application's HTTP client.
    ///   - crypto: The application's signature verification and hash functions.
    ///   - store: The store of pending sign-ins. The default keeps them in memory, which works for a single process.
    ///   - logoutTokens: The store of the logout tokens that were processed. The default keeps them in memory, which
    ///     works for a single process.
    ///   - random: The source of `state`, `nonce`, code verifiers, browser secrets, and the times of refreshes.
    ///   - limits: The limits on sizes and request times.
    ///   - policy: The policy that defines when metadata and keys are refreshed.
    ///   - sharedSnapshots: The metadata and keys that several instances of the server share. The default is none.
    ///   - time: The clocks that validation, expiry, and the refresh schedule use.
    ///   - observer: A closure that receives each event. It can run on any thread and should return quickly.
    ///   - onWarning: A closure that receives each warning about the configuration once. Use `.ignored` to ignore them.
    /// - Throws: A `Refusal` with the problems of all providers: the `config.*` problems of the catalog, and those of
    ///   each callback URL.
    public init(
        _ providers: [Provider], transport: any HTTPTransport, crypto: some SignatureVerifier & MessageDigest,
        store: (any PendingSignInStore)? = nil, logoutTokens: (any LogoutTokenStore)? = nil,
        random: any RandomSource = SystemRandom(), limits: DiscoveryLimits = .standard,
        policy: RefreshPolicy = .standard, sharedSnapshots: SharedSnapshots? = nil,
        time: any TimeSource = SystemTime(),
        observer: @escaping @Sendable (OIDCEvent) -> Void = { _ in }, onWarning: StoredWarningHandler
    ) throws(Refusal) {
        let store =
            store
            ?? InMemoryPendingSignIns { observer(OIDCEvent(.signInsDropped, metadataURL: nil, count: $0)) }
        var problems = providers.isEmpty ? [Problem.noProvider()] : []
        problems.collect { () throws(Refusal) in _ = try ProviderCatalog(providers.map(\.configuration)) }
        for provider in providers {
            problems += [provider.cookieProblem].compactMap(\.self)
            for url in [provider.callback, provider.signOutRedirect].compactMap(\.self) {
                problems += provider.configuration.profile.problems(ofCallback: url)
            }
        }
        var clients: [SignInClient] = []
        for provider in providers {
            problems.collect { () throws(Refusal) in
                clients.append(
                    try SignInClient(
                        provider.configuration, transport: transport, verifier: crypto, digest: crypto, store: store,
                        random: random, limits: limits, policy: policy, sharedSnapshots: sharedSnapshots, time: time,
                        observer: observer))
            }
        }
        if let refusal = Refusal(problems) { throw refusal }
        self.clients = clients
        callbacks = providers.map(\.callback)
        signOutRedirects = providers.map(\.signOutRedirect)
        self.store = store
        self.logoutTokens = logoutTokens ?? InMemoryLogoutTokens(time: time)
        self.observer = observer
        self.time = time
        digest = crypto
        self.onWarning = onWarning
        for warning in problems { report(warning) }
    }

    /// Keeps the metadata and keys of all providers fresh until the task is cancelled.
    ///
    /// Sign-ins refresh them automatically. Use this method to fetch them before the first sign-in, and in servers that
    /// are often idle.
    public func keepFresh() async {
        await withTaskGroup(of: Void.self) { group in
            for client in clients { group.addTask { await client.provider.keepFresh() } }
        }
    }

    /// Starts a sign-in.
    ///
    /// - Parameters:
    ///   - provider: The name of the provider. The default is the first.
    ///   - path: The path of this origin to which the user returns, such as the page that required the sign-in.
    ///     Anything else becomes `/`, so the value can come from the request.
    ///   - cookieHeader: The `Cookie` header of the browser's request. Join several fields with `; `.
    ///   - options: Additional parameters of the request.
    /// - Throws: `request.invalid` if the provider is unknown, `config.*`, `response.store-unavailable`, `discovery.*` if
    ///   the provider is unreachable, or `exchange.*` if the request has to be pushed and the provider rejects it.
    public func start(
        with provider: String? = nil, returningTo path: String = "/", cookieHeader: String?,
        options: AuthorizationOptions = AuthorizationOptions()
    ) async throws(Refusal) -> SignInStart {
        let index = try index(of: provider)
        var options = options
        options.returnPath = path
        return try await clients[index].start(
            callback: callbacks[index], cookieHeader: cookieHeader, options: options, warnings: report)
    }

    /// Finishes a sign-in that ``start(with:returningTo:cookieHeader:options:)`` started, with the provider with which
    /// it began.
    ///
    /// Without the cookie of the browser that started it, the sign-in is neither finished nor removed.
    ///
    /// - Parameter request: The request that arrived at a callback.
    /// - Throws: `response.*`, `exchange.*`, `token.*`, `issuer.*`, `keys.*`, or `discovery.*`.
    public func finish(_ request: CallbackRequest) async throws(Refusal) -> SignInResult {
        let start = time.uptime
        var client: SignInClient?
        do throws(Refusal) {
            let pending = try await store.take(answeredBy: request, digest: digest)
            client = clients.first { $0.configuration.name.hasSameBytes(as: pending.provider) }
            guard let client else { throw Refusal(.otherProvider()) }
            let result = try await client.finish(request, taken: pending)
            client.report(.signInFinished, since: start)
            return result
        } catch {
            // Without a pending sign-in, the provider is not known.
            observer(
                OIDCEvent(
                    .signInRefused, metadataURL: client?.configuration.profile.metadataURL,
                    duration: time.uptime - start, problems: error.problems))
            throw error
        }
    }

    package func index(of provider: String?) throws(Refusal) -> Int {
        guard let provider else { return 0 }
        guard let index = clients.firstIndex(where: { $0.configuration.name.hasSameBytes(as: provider) }) else {
            throw Refusal(
                .requestInvalid(
                    "provider", expected: "one of: \(clients.map(\.configuration.name).joined(separator: ", "))",
                    "There is no provider of this name. Offer the users only the configured providers."))
        }
        return index
    }

    private func report(_ warning: Problem) {
        guard let onWarning, knownWarnings.withLock({ $0.insert(warning).inserted }) else { return }
        onWarning(warning)
    }
}

extension [Problem] {
    /// Calls a function and adds the problems that it throws.
    package mutating func collect(_ body: () throws(Refusal) -> Void) {
        do throws(Refusal) {
            try body()
        } catch {
            self += error.problems
        }
    }
}

extension SignIn.Provider {
    /// With `form_post`, the cookie needs `SameSite=None` and therefore `Secure`. Some browsers do not store it over http.
    fileprivate var cookieProblem: Problem? {
        guard configuration.responseMode == .formPost, callback.string.hasPrefixBytes("http://") else { return nil }
        return Problem(
            .redirectCookieOverHTTP, severity: .warning, at: .setting("responseMode"), expected: "query",
            found: "form_post over http",
            remedy: "With form_post, browsers must keep a cookie that is Secure. Over http on localhost, Chromium and "
                + "Firefox do, but other browsers do not, and the sign-in fails with response.cookie-missing. Use the "
                + "response mode “query” for development.")
    }
}

extension ProblemCode {
    /// The callback is http and the response mode is `form_post`, so some browsers do not keep the cookie of a sign-in.
    public static let redirectCookieOverHTTP = ProblemCode("redirect.cookie-over-http")
}

extension Problem {
    fileprivate static func noProvider() -> Problem {
        Problem(
            .configMissing, at: .setting("providers"), expected: "at least one provider",
            remedy: "Users cannot sign in without a provider. Pass at least one.")
    }
}
