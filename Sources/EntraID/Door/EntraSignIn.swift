import OIDCCallbacks
public import OIDCDiscovery
public import OIDCPrimitives
public import OIDCProviders
public import OIDCSignIn
public import OIDCSoftwareCrypto
public import OIDCTokens

/// Signs users in with Microsoft Entra ID, in two calls.
///
///     // Once, at startup, with the values that the administrator entered
///     let entra = try EntraSignIn(
///         issuer: "https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0",
///         clientID: "6731de76-14a6-49ae-97bc-6eba6914391e",
///         clientSecret: .environment("ENTRA_SECRET"),
///         redirectURL: "https://console.example.com/api/oidc/callback", transport: .urlSession,
///         onWarning: { logger.warning("\($0)") })
///
///     // GET /login
///     let start = try await entra.start(returningTo: "/reports", cookieHeader: cookies)
///     return redirect(to: start.url, setCookies: start.cookies)
///
///     // GET or POST /api/oidc/callback
///     let result = try await entra.finish(
///         CallbackRequest(method: method, target: target, body: body, cookieHeader: cookies))
///     startSession(for: result.user)
///     return redirect(to: result.returnPath, setCookie: result.expiredCookie)
///
/// Each sign-in is bound to its browser by a cookie of its own, and can be finished once. Start your own session after
/// the sign-in, with a new identifier. For other OpenID providers, use `SignIn`.
public struct EntraSignIn: Sendable {
    /// The sign-in with any provider, on which this one is built.
    public let signIn: SignIn
    private let configurations: [EntraConfiguration]
    /// The access tokens for other APIs that are kept in memory.
    public let accessTokens: AccessTokens

    /// Creates a sign-in with the values that an administrator enters. They are validated together.
    ///
    /// - Parameters:
    ///   - issuer: The value of the field “Issuer”, such as `https://login.microsoftonline.com/<tenant>/v2.0`.
    ///   - clientID: The Application (client) ID.
    ///   - clientSecret: The client secret, or where it is.
    ///   - redirectURL: The callback URL, exactly as registered in Entra.
    ///   - signOutRedirectURL: The URL to which Entra sends the browser after a sign-out, registered like the callback
    ///     URL.
    ///   - allowedTenants: The tenants from which users may sign in. Required for `common` and `organizations`; use
    ///     `.anyTenant` to allow every tenant in the world.
    ///   - policies: The Azure AD B2C policies from which tokens are accepted. The default is the one in `issuer`.
    ///   - responseMode: How the response is sent. The default is `query`.
    ///   - scope: The scopes, separated by spaces.
    ///   - emulatedAt: The origin of an ``EntraEmulator`` that takes the place of Microsoft's hosts in development,
    ///     such as `http://localhost:8443`. The default is none.
    ///   - secrets: The reader of environment variables and files.
    ///   - transport: The application's HTTP client, such as `.urlSession`.
    ///   - crypto: Signature verification and hash functions.
    ///   - store: The store of pending sign-ins. The default keeps them in memory, which works for a single process.
    ///   - logoutTokens: The store of the logout tokens that were processed. The default keeps them in memory.
    ///   - sharedSnapshots: The metadata and keys that several instances of the server share. The default is none.
    ///   - time: The clocks that validation, expiry, and the refresh schedule use.
    ///   - random: The source of `state`, `nonce`, code verifiers, browser secrets, and the times of refreshes.
    ///   - observer: A closure that receives each event. It can run on any thread and should return quickly.
    ///   - onWarning: A closure that receives each warning about the configuration once. Use `.ignored` to ignore them.
    /// - Throws: A `Refusal` that lists everything that is wrong with the values.
    public init(
        issuer: String, clientID: String, clientSecret: SecretReference, redirectURL: String,
        signOutRedirectURL: String? = nil, allowedTenants: AllowedTenants? = nil,
        policies: AllowedPolicies = .configuredOnly, responseMode: ResponseMode = .query,
        scope: String = ProviderConfiguration.standardScope, emulatedAt: String? = nil,
        secrets: SecretReader = .system, transport: some HTTPTransport,
        crypto: some SignatureVerifier & MessageDigest = SoftwareCrypto(),
        store: (any PendingSignInStore)? = nil, logoutTokens: (any LogoutTokenStore)? = nil,
        sharedSnapshots: SharedSnapshots? = nil,
        time: any TimeSource = SystemTime(),
        random: any RandomSource = SystemRandom(),
        observer: @escaping @Sendable (OIDCEvent) -> Void = { _ in },
        onWarning: StoredWarningHandler
    ) throws(Refusal) {
        let form = EntraConfigurationForm(
            issuer: issuer, clientID: clientID, clientSecret: clientSecret, allowedTenants: allowedTenants,
            policies: policies, responseMode: responseMode, scope: scope, emulatedAt: emulatedAt)
        var problems = form.problems
        var (callback, signOutRedirect): (CallbackURL?, CallbackURL?)
        var authentication: ClientAuthentication?
        problems.collect { () throws(Refusal) in callback = try CallbackURL(parsing: redirectURL) }
        problems.collect { () throws(Refusal) in
            signOutRedirect = try signOutRedirectURL.map { url throws(Refusal) in try CallbackURL(parsing: url) }
        }
        // A secret is loaded even if another value is wrong, so that both are reported.
        problems.collect { () throws(Refusal) in authentication = try secrets.authentication(.secret(clientSecret)) }
        if case .secretInBody(let secret) = authentication?.method, !clientSecret.isLiteral {
            problems += [ClientSecretSyntax.problem(of: secret)].compactMap(\.self)
        }
        for url in [callback, signOutRedirect].compactMap(\.self) { problems += form.redirectErrors(of: url) }
        if let refusal = Refusal(problems) { throw refusal }
        guard let configuration = form.configuration, let authentication, let callback else {
            throw Refusal(.configMissing("issuer", expected: "a provider"))
        }
        for warning in problems { onWarning?(warning) }
        let provider = SignIn.Provider(
            try .entra(configuration, authentication: authentication), callback: callback,
            signOutRedirect: signOutRedirect)
        configurations = [configuration]
        accessTokens = AccessTokens(time: time)
        signIn = try SignIn(
            [provider], transport: transport, crypto: crypto, store: store, logoutTokens: logoutTokens,
            random: random, sharedSnapshots: sharedSnapshots, time: time, observer: observer, onWarning: onWarning)
    }

    /// Creates a sign-in from a configuration file. Each provider in the file has a callback URL of its own.
    ///
    /// - Parameters:
    ///   - bytes: The file. ``EntraConfiguration/all(in:warnings:)`` describes it. It must state `publicAddress`
    ///     or `callbackURL`.
    ///   - signOutRedirectURL: The URL to which Entra sends the browser after a sign-out, registered like the callback
    ///     URLs.
    ///   - emulation: Whether the file may name an ``EntraEmulator``. Use ``EntraEmulation/rejected`` in code that only
    ///     runs in production.
    ///   - secrets: The reader of environment variables and files.
    ///   - signer: A closure that returns a signer for a certificate and its private key, or `nil` if it cannot use
    ///     them.
    ///   - transport: The application's HTTP client, such as `.urlSession`.
    ///   - crypto: Signature verification and hash functions.
    ///   - store: The store of pending sign-ins. The default keeps them in memory, which works for a single process.
    ///   - logoutTokens: The store of the logout tokens that were processed. The default keeps them in memory.
    ///   - sharedSnapshots: The metadata and keys that several instances of the server share. The default is none.
    ///   - time: The clocks that validation, expiry, and the refresh schedule use.
    ///   - random: The source of `state`, `nonce`, code verifiers, browser secrets, and the times of refreshes.
    ///   - observer: A closure that receives each event. It can run on any thread and should return quickly.
    ///   - onWarning: A closure that receives each warning about the configuration once. Use `.ignored` to ignore them.
    /// - Throws: A `Refusal` that lists everything that is wrong with the file.
    public init(
        configurationFile bytes: [UInt8], signOutRedirectURL: String? = nil,
        emulation: EntraEmulation = .allowedWithWarning, secrets: SecretReader = .system,
        signer: (_ certificate: [UInt8], _ privateKey: [UInt8]) -> (any AssertionSigner)? = { _, _ in nil },
        transport: some HTTPTransport, crypto: some SignatureVerifier & MessageDigest = SoftwareCrypto(),
        store: (any PendingSignInStore)? = nil, logoutTokens: (any LogoutTokenStore)? = nil,
        sharedSnapshots: SharedSnapshots? = nil,
        time: any TimeSource = SystemTime(),
        random: any RandomSource = SystemRandom(),
        observer: @escaping @Sendable (OIDCEvent) -> Void = { _ in },
        onWarning: StoredWarningHandler
    ) throws(Refusal) {
        var (problems, warnings): ([Problem], [Problem]) = ([], [])
        var providers: [SignIn.Provider] = []
        configurations = try EntraConfiguration.all(in: bytes, warnings: { warnings.append($0) })
        for configuration in configurations {
            if case .rejected = emulation, let emulator = configuration.authority.emulator {
                problems.append(.emulated(at: emulator, severity: .error))
            }
            problems.collect { () throws(Refusal) in
                guard let callback = configuration.callback else {
                    throw Refusal(.configMissing("publicAddress", expected: "the URL that users open"))
                }
                let provider = try configuration.provider(secrets, signer: signer) { warnings.append($0) }
                let redirect = try signOutRedirectURL.map { url throws(Refusal) in try CallbackURL(parsing: url) }
                providers.append(SignIn.Provider(provider, callback: callback, signOutRedirect: redirect))
            }
        }
        if let refusal = Refusal(problems) { throw refusal }
        for warning in warnings { onWarning?(warning) }
        accessTokens = AccessTokens(time: time)
        signIn = try SignIn(
            providers, transport: transport, crypto: crypto, store: store, logoutTokens: logoutTokens,
            random: random, sharedSnapshots: sharedSnapshots, time: time, observer: observer, onWarning: onWarning)
    }

    /// Keeps the metadata and keys fresh until the task is cancelled.
    ///
    /// Sign-ins refresh them automatically. Use this method to fetch them before the first sign-in, and in servers that
    /// are often idle.
    public func keepFresh() async { await signIn.keepFresh() }

    /// Starts a sign-in.
    ///
    /// - Parameters:
    ///   - provider: The name of the provider. The default is the first.
    ///   - path: The path of this origin to which the user returns, such as the page that required the sign-in.
    ///     Anything else becomes `/`, so the value can come from the request.
    ///   - cookieHeader: The `Cookie` header of the browser's request. Join several fields with `; `.
    ///   - options: Additional parameters of the request.
    /// - Throws: A `Refusal` with `config.*`, `request.invalid`, `response.store-unavailable`, or with `discovery.*` if
    ///   Entra is unreachable.
    public func start(
        with provider: String? = nil, returningTo path: String = "/", cookieHeader: String?,
        options: AuthorizationOptions = AuthorizationOptions()
    ) async throws(Refusal) -> SignInStart {
        try await signIn.start(with: provider, returningTo: path, cookieHeader: cookieHeader, options: options)
    }

    /// Finishes a sign-in.
    ///
    /// - Parameter request: The request that arrived at the callback.
    /// - Throws: A `Refusal`. Its `httpStatus` and `userMessage(in:)` fit the response to the browser.
    public func finish(_ request: CallbackRequest) async throws(Refusal) -> EntraSignInResult {
        let result = try await signIn.finish(request)
        let configuration = configurations.first { $0.name.hasSameBytes(as: result.provider) }
        return EntraSignInResult(result, cloud: configuration?.authority.cloud)
    }
}

extension EntraConfigurationForm {
    /// Creates a form from values in code. They are validated like those of a configuration file.
    fileprivate init(
        issuer: String, clientID: String, clientSecret: SecretReference, allowedTenants: AllowedTenants?,
        policies: AllowedPolicies, responseMode: ResponseMode, scope: String, emulatedAt: String?
    ) {
        var members: [JSONObject.Member] = [
            .init(name: "issuer", value: .string(issuer)), .init(name: "clientID", value: .string(clientID)),
            .init(name: "clientSecret", value: clientSecret.document), .init(name: "scope", value: .string(scope)),
            .init(name: "responseMode", value: .string(responseMode.rawValue)),
        ]
        switch allowedTenants {
        case .only(let tenants):
            members.append(.init(name: "allowedTenants", value: .array(tenants.map { .string($0.string) })))
        case .anyTenant:
            members.append(.init(name: "allowedTenants", value: .string(EntraConfiguration.everyTenant)))
        case nil: break
        }
        if let policies = policies.document { members.append(.init(name: "policies", value: policies)) }
        if let emulatedAt { members.append(.init(name: "emulatedAt", value: .string(emulatedAt))) }
        self.init(JSONObject(members), path: "")
    }

    /// Returns the errors of a callback URL. Its warnings are reported when the sign-in is created.
    fileprivate func redirectErrors(of callback: CallbackURL) -> [Problem] {
        RedirectRules(audience: audience, responseMode: responseMode).problems(of: callback)
            .filter { $0.severity == .error }
    }
}

extension SecretReference {
    fileprivate var isLiteral: Bool { if case .literal = self { true } else { false } }

    /// The member of a configuration file.
    fileprivate var document: JSONValue {
        switch self {
        case .literal(let secret): .string(secret.revealed())
        case .environment(let name): ["environment": .string(name)]
        case .file(let path): ["file": .string(path)]
        }
    }
}
