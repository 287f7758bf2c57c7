public import EntraID

/// The parts of the library that a server needs, made from its settings.
public struct SignInParts: Sendable {
    /// Signs users in.
    public let entra: EntraSignIn
    /// Accepts the access tokens of the first provider.
    public let api: EntraAPI
    /// The providers that users can choose.
    public let providers: [EntraConfiguration]
    /// Derives the URL that a browser opened, behind the trusted proxies.
    public let callbacks: CallbackPolicy
    /// Whether the fake Entra is in use.
    public let isFake: Bool

    /// Creates the parts. Throws a `Refusal` that lists everything that is wrong with the configuration.
    ///
    /// - Parameters:
    ///   - settings: The settings.
    ///   - transport: The transport.
    ///   - store: The store of what is pending, or `nil` for a single instance.
    ///   - events: Where events go.
    public init(
        _ settings: SiteSettings, transport: some HTTPTransport, store: (any PendingSignInStore)? = nil,
        events: EventReporter
    ) throws(Refusal) {
        let crypto = SwiftCryptoVerifier()
        providers = try EntraConfiguration.all(in: settings.configuration, warnings: .ignored)
        entra = try EntraSignIn(
            configurationFile: settings.configuration,
            signOutRedirectURL: providers[0].callback.map { "\($0.origin)/signed-out" },
            emulation: settings.isFake ? .allowedWithWarning : .rejected, transport: transport, crypto: crypto,
            store: store, observer: { events.report($0) }, onWarning: { events.warn($0) })
        let first = providers[0]
        api = try EntraAPI(
            issuers: [
                EntraAPI.Issuer(
                    first.authority.string, clientID: first.clientID.string, allowedTenants: first.allowedTenants,
                    policies: first.policies)
            ],
            emulatedAt: first.authority.emulator?.origin, transport: transport, crypto: crypto,
            observer: { events.report($0) }, onWarning: { events.warn($0) })
        callbacks = try CallbackPolicy(trustedProxies: settings.trustedProxies)
        isFake = settings.isFake
    }

    /// Whether browsers reach the server with https.
    public var isSecure: Bool { providers.contains { $0.callback?.origin.scheme == .https } }
}
