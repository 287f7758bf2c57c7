public import OIDCDiscovery
public import OIDCPrimitives
public import OIDCSoftwareCrypto
public import OIDCTokens

/// Protects an API with access tokens from Microsoft Entra ID.
///
///     // Once, at startup
///     let api = try EntraAPI(
///         issuer: "https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0",
///         clientID: "6731de76-14a6-49ae-97bc-6eba6914391e", transport: .urlSession,
///         onWarning: { logger.warning("\($0)") })
///
///     // For each request
///     let access = try await api.authenticate(request.headers["Authorization"])
///     try access.require(.scope("Orders.Read"), or: .role("Orders.Read.All"))
///
///     // If either throws
///     let challenge = api.challenge(for: refusal)
public struct EntraAPI: Sendable {
    /// The providers, with fresh metadata and keys, in the order of the issuers.
    public var providers: [LiveProvider] { router.providers }
    private let router: ProviderRouter
    let registrations: [EntraAPIRegistration]
    private let time: any TimeSource
    private let observer: (@Sendable (OIDCEvent) -> Void)?
    /// The metadata of this API, whose URL every challenge names so that clients find it. See
    /// ``resourceMetadata(resource:scopes:description:)``. The default is none.
    ///
    /// A client uses metadata that it found in a challenge only if their `resource` is the URL that it called (RFC 9728
    /// §3.3). If the API has several such URLs, use a copy of this value for each. Copies share the keys.
    public var advertisedMetadata: ProtectedResourceMetadata?

    /// Creates the protection of an API with the values of its registration. They are validated together. Nothing is
    /// fetched until the first request.
    ///
    /// Access tokens of versions 1, 1.1, and 2 of the issuer are accepted.
    ///
    /// - Parameters:
    ///   - issuer: The value of the field “Issuer”, such as `https://login.microsoftonline.com/<tenant>/v2.0`.
    ///   - clientID: The API's Application (client) ID.
    ///   - applicationIDURIs: The API's App ID URIs, which version 1 tokens name. Empty if every tenant is allowed,
    ///     because another tenant can register the same URI.
    ///   - allowedTenants: The tenants whose callers are accepted. Required for `common` and `organizations`; use
    ///     `.anyTenant` to accept every tenant in the world.
    ///   - policies: The Azure AD B2C policies from which tokens are accepted. The default is the one in `issuer`.
    ///   - allowedClients: The client IDs of the applications that may call the API. The default is every application
    ///     that has a permission.
    ///   - permissions: Whether a token must have a scope or role. The default requires one.
    ///   - emulatedAt: The origin of an ``EntraEmulator`` that takes the place of Microsoft's hosts in development,
    ///     such as `http://localhost:8443`. The default is none.
    ///   - transport: The application's HTTP client, such as `.urlSession`.
    ///   - seenTokens: The limits of the access tokens that are remembered, so that their signatures need not be
    ///     verified again. Use `.none` to remember none.
    ///   - crypto: Signature verification and hash functions.
    ///   - sharedSnapshots: The metadata and keys that several instances of the server share. The default is none.
    ///   - time: The clocks that validation and the refresh schedule use.
    ///   - random: The source of the random times of refreshes.
    ///   - observer: A closure that receives each event. It can run on any thread and should return quickly.
    ///   - onWarning: A closure that receives each warning about the values. Use `.ignored` to ignore them.
    /// - Throws: A `Refusal` that lists everything that is wrong with the values.
    public init(
        issuer: String, clientID: String, applicationIDURIs: [String] = [], allowedTenants: AllowedTenants? = nil,
        policies: AllowedPolicies = .configuredOnly, allowedClients: [GUID]? = nil,
        permissions: EntraPermissions = .required, emulatedAt: String? = nil,
        transport: some HTTPTransport, seenTokens: SeenTokenLimits = .standard,
        crypto: some SignatureVerifier & MessageDigest = SoftwareCrypto(),
        sharedSnapshots: SharedSnapshots? = nil, time: any TimeSource = SystemTime(),
        random: any RandomSource = SystemRandom(),
        observer: (@Sendable (OIDCEvent) -> Void)? = nil, onWarning: StoredWarningHandler
    ) throws(Refusal) {
        let issuer = Issuer(
            issuer, clientID: clientID, applicationIDURIs: applicationIDURIs, allowedTenants: allowedTenants,
            policies: policies, allowedClients: allowedClients, permissions: permissions)
        try self.init(
            validating: [issuer], places: [nil], emulatedAt: emulatedAt, transport: transport,
            seenTokens: seenTokens, crypto: crypto, sharedSnapshots: sharedSnapshots, time: time, random: random,
            observer: observer, onWarning: onWarning
        )
    }

    /// Creates the protection of an API that accepts tokens of several issuers, such as several tenants, clouds, or
    /// products. Each has its own registration of the API.
    ///
    /// The issuer in a token, which is not verified yet, chooses one of them and decides nothing else. A token of any
    /// other issuer is rejected without a request to a provider.
    ///
    /// - Parameters:
    ///   - issuers: The issuers, at least one. A problem with the values of the second one is at `issuers[1]`.
    ///   - emulatedAt: The origin of an ``EntraEmulator`` that takes the place of Microsoft's hosts in development.
    ///   - transport: The application's HTTP client, such as `.urlSession`.
    ///   - seenTokens: The limits of the access tokens that are remembered for each issuer, so that their signatures
    ///     need not be verified again. Use `.none` to remember none.
    ///   - crypto: Signature verification and hash functions.
    ///   - sharedSnapshots: The metadata and keys that several instances of the server share. The default is none.
    ///   - time: The clocks that validation and the refresh schedule use.
    ///   - random: The source of the random times of refreshes.
    ///   - observer: A closure that receives each event. It can run on any thread and should return quickly.
    ///   - onWarning: A closure that receives each warning about the values. Use `.ignored` to ignore them.
    /// - Throws: A `Refusal` that lists everything that is wrong with the values of all issuers, including
    ///   `config.duplicate-issuer`.
    public init(
        issuers: [Issuer], emulatedAt: String? = nil, transport: some HTTPTransport,
        seenTokens: SeenTokenLimits = .standard,
        crypto: some SignatureVerifier & MessageDigest = SoftwareCrypto(),
        sharedSnapshots: SharedSnapshots? = nil, time: any TimeSource = SystemTime(),
        random: any RandomSource = SystemRandom(),
        observer: (@Sendable (OIDCEvent) -> Void)? = nil, onWarning: StoredWarningHandler
    ) throws(Refusal) {
        guard !issuers.isEmpty else { throw Refusal(.configMissing("issuers", expected: "at least one issuer")) }
        try self.init(
            validating: issuers, places: issuers.indices.map { "issuers[\($0)]" }, emulatedAt: emulatedAt,
            transport: transport, seenTokens: seenTokens, crypto: crypto, sharedSnapshots: sharedSnapshots,
            time: time, random: random, observer: observer, onWarning: onWarning)
    }

    /// - Parameter places: The place of each issuer in the problems with its values, or `nil` if there is only one.
    private init(
        validating issuers: [Issuer], places: [String?], emulatedAt: String?, transport: some HTTPTransport,
        seenTokens: SeenTokenLimits, crypto: some SignatureVerifier & MessageDigest,
        sharedSnapshots: SharedSnapshots?, time: any TimeSource, random: any RandomSource,
        observer: (@Sendable (OIDCEvent) -> Void)?, onWarning: StoredWarningHandler
    ) throws(Refusal) {
        var emulator: EntraEmulator?
        var emulation: [Problem] = []
        emulation.collect { () throws(Refusal) in emulator = try emulatedAt.map(EntraEmulator.init) }
        if let emulator { emulation.append(.emulated(at: emulator)) }
        var problems: [Problem] = []
        var registrations: [EntraAPIRegistration] = []
        for (issuer, place) in zip(issuers, places) {
            var found: [Problem] = []
            if let registration = EntraAPIRegistration(issuer, at: emulator, reportingTo: &found) {
                registrations.append(registration)
            }
            problems += place.map { place in found.map { $0.inside(place) } } ?? found
        }
        problems += emulation
        // The positions in these problems are those of the issuers only if every issuer is valid.
        if registrations.count == issuers.count {
            problems += ProviderRouter.owners(among: registrations.map(\.profile)).problems
        }
        if let refusal = Refusal(problems) { throw refusal }
        for warning in problems { onWarning?(warning) }
        router = try ProviderRouter(
            registrations.map { registration in
                LiveProvider(
                    profile: registration.profile, transport: transport, verifier: crypto, digest: crypto,
                    seenTokens: seenTokens, sharedSnapshots: sharedSnapshots, time: time, random: random,
                    observer: observer)
            })
        self.registrations = registrations
        self.time = time
        self.observer = observer
    }

    /// Keeps the keys of all issuers fresh until the task is cancelled.
    ///
    /// Requests refresh them automatically. Use this method to fetch them before the first request, and in servers that
    /// are often idle.
    public func keepFresh() async { await router.keepFresh() }

    /// Verifies the access token of a request.
    ///
    /// - Parameter authorizationField: The value of the request's `Authorization` header, or `nil` if there is none.
    /// - Throws: A `Refusal` with `request.authorization-missing` or `request.authorization-malformed`, with the
    ///   problems found in the token, or with `discovery.*` and `keys.*` if no keys are available.
    public func authenticate(_ authorizationField: String?) async throws(Refusal) -> EntraAccess {
        try await accept(authorizationField).access
    }

    /// Verifies the access token of a request, and returns it too.
    ///
    /// - Parameter only: The position of the only issuer whose tokens are accepted, or `nil` for all issuers.
    func accept(
        _ authorizationField: String?, only: Int? = nil
    ) async throws(Refusal) -> (access: EntraAccess, token: SecretString) {
        let start = time.uptime
        var provider = onlyProvider
        do throws(Refusal) {
            let token = try EntraAPI.bearerToken(authorizationField)
            let index = try await router.index(of: token) { snapshot, index in
                registrations[index].expectations(snapshot)
            }
            provider = providers[index]
            if let only, only != index {
                throw Refusal(.issuerMismatch(expected: "the issuer of this client", found: nil))
            }
            let verified = try await providers[index].verify(token) { snapshot in
                registrations[index].expectations(snapshot)
            }
            return (EntraAccess(verified), SecretString(token))
        } catch {
            report(.tokenRefused, error.problems, provider, duration: time.uptime - start)
            throw error
        }
    }

    /// The provider of every token, if there is only one.
    private var onlyProvider: LiveProvider? { providers.count == 1 ? providers[0] : nil }

    /// Reports the answer to a request.
    func report(_ kind: OIDCEvent.Kind, _ problems: [Problem]) {
        report(kind, problems, onlyProvider, duration: .zero)
    }

    private func report(_ kind: OIDCEvent.Kind, _ problems: [Problem], _ provider: LiveProvider?, duration: Duration) {
        observer?(OIDCEvent(kind, metadataURL: provider?.metadataURL, duration: duration, problems: problems))
    }

    /// Returns the token of an `Authorization` header (RFC 6750 §2.1). The scheme is compared without case. A client that
    /// uses another scheme has not sent a token, so the response names no error (RFC 6750 §3.1).
    private static func bearerToken(_ field: String?) throws(Refusal) -> String {
        guard let field, !field.isBlank else { throw Refusal(.authorizationMissing()) }
        guard let space = field.utf8.firstIndex(of: UInt8(ascii: " ")), space != field.startIndex else {
            throw Refusal(.authorizationMalformed())
        }
        guard field.utf8[..<space].elementsEqual("bearer".utf8, by: { $0.asciiLowercased == $1 }) else {
            throw Refusal(.authorizationMissing(found: "another scheme"))
        }
        let token = String(Substring(field.utf8[space...].drop { $0 == UInt8(ascii: " ") }))
        guard BearerTokenSyntax.matches(token) else { throw Refusal(.authorizationMalformed()) }
        return token
    }
}
