public import EntraID

/// The parts of the library that a server needs, made from its settings.
public struct SignInParts: Sendable {
    /// Signs users in.
    public let signIn: SignIn
    /// Accepts the access tokens of the first provider, if it is Entra.
    public let api: EntraAPI?
    /// The names and the callback URLs of the providers that users can choose.
    public let providers: [(name: String, callback: CallbackURL)]
    /// Derives the URL that a browser opened, behind the trusted proxies.
    public let callbacks: CallbackPolicy
    /// Whether the fake Entra is in use.
    public let isFake: Bool

    /// Creates the parts. Throws a `Refusal` that lists everything that is wrong with the configuration.
    ///
    /// - Parameters:
    ///   - settings: The settings.
    ///   - transport: The transport.
    ///   - store: The store of what is pending and of logout tokens, or `nil` for a single instance.
    ///   - snapshots: Where metadata and keys are kept for other instances and the next start, or `nil`.
    ///   - events: Where events go.
    public init(
        _ settings: SiteSettings, transport: some HTTPTransport,
        store: (any PendingSignInStore & LogoutTokenStore)? = nil,
        snapshots: SharedSnapshots? = nil, events: EventReporter
    ) throws(Refusal) {
        let crypto = SwiftCryptoVerifier()
        switch settings.provider {
        case .entra(let file):
            let configurations = try EntraConfiguration.all(in: file, warnings: .ignored)
            providers = configurations.compactMap { known in
                known.callback.map { (known.name, $0) }
            }
            signIn = try EntraSignIn(
                configurationFile: file,
                signOutRedirectURL: configurations[0].publicOrigin.map { "\($0)/signed-out" },
                emulation: settings.isFake ? .allowedWithWarning : .rejected,
                transport: transport, crypto: crypto, store: store, logoutTokens: store,
                sharedSnapshots: snapshots, observer: { events.report($0) },
                onWarning: { events.warn($0) }
            ).signIn
            let first = configurations[0]
            let issuer = EntraAPI.Issuer(
                first.authority.string, clientID: first.clientID.string,
                allowedTenants: first.allowedTenants, policies: first.policies)
            api = try EntraAPI(
                issuers: [issuer], emulatedAt: first.authority.emulator?.origin,
                transport: transport, crypto: crypto, sharedSnapshots: snapshots,
                observer: { events.report($0) }, onWarning: { events.warn($0) })
        case .other(let provider):
            providers = [(provider.configuration.name, provider.callback)]
            signIn = try SignIn(
                [provider], transport: transport, crypto: crypto, store: store,
                logoutTokens: store, sharedSnapshots: snapshots,
                observer: { events.report($0) }, onWarning: { events.warn($0) })
            api = nil
        }
        callbacks = try CallbackPolicy(trustedProxies: settings.trustedProxies)
        isFake = settings.isFake
    }

    /// Whether browsers reach the server with https.
    public var isSecure: Bool {
        providers.contains { $0.callback.origin.scheme == .https }
    }
}
