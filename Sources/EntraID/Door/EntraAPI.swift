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
    /// The provider, with fresh metadata and keys.
    public let provider: LiveProvider
    private let clientID: GUID
    private let applicationIDURIs: [String]
    private let allowedClients: [GUID]?
    private let permissions: EntraPermissions
    private let time: any TimeSource
    private let observer: @Sendable (OIDCEvent) -> Void

    /// Creates the protection of an API with the values of its registration. They are validated together. Nothing is
    /// fetched until the first request.
    ///
    /// - Parameters:
    ///   - issuer: The value of the field “Issuer”, such as `https://login.microsoftonline.com/<tenant>/v2.0`.
    ///   - clientID: The API's Application (client) ID.
    ///   - applicationIDURIs: The API's App ID URIs, which version 1 tokens name.
    ///   - allowedTenants: The tenants whose callers are accepted. Required for `common` and `organizations`; use
    ///     `.anyTenant` to accept every tenant in the world.
    ///   - allowedClients: The client IDs of the applications that may call the API. The default is every application
    ///     that has a permission.
    ///   - permissions: Whether a token must have a scope or role. The default requires one.
    ///   - emulatedAt: The origin of an ``EntraEmulator`` that takes the place of Microsoft's hosts in development,
    ///     such as `http://localhost:8443`. The default is none.
    ///   - transport: The application's HTTP client, such as `.urlSession`.
    ///   - crypto: Signature verification and hash functions.
    ///   - time: The clocks that validation and the refresh schedule use.
    ///   - observer: A closure that receives each event. It can run on any thread and should return quickly.
    ///   - onWarning: A closure that receives each warning about the values. Use `.ignored` to ignore them.
    /// - Throws: A `Refusal` that lists everything that is wrong with the values.
    public init(
        issuer: String, clientID: String, applicationIDURIs: [String] = [], allowedTenants: AllowedTenants? = nil,
        allowedClients: [GUID]? = nil, permissions: EntraPermissions = .required, emulatedAt: String? = nil,
        transport: some HTTPTransport, crypto: some SignatureVerifier & MessageDigest = SoftwareCrypto(),
        time: any TimeSource = SystemTime(),
        observer: @escaping @Sendable (OIDCEvent) -> Void = { _ in }, onWarning: StoredWarningHandler
    ) throws(Refusal) {
        var problems: [Problem] = []
        var warnings: [Problem] = []
        var authority: EntraAuthority?
        problems.collect { () throws(Refusal) in
            authority = try EntraAuthority(parsing: issuer) { warnings.append($0) }
        }
        problems.collect { () throws(Refusal) in
            guard let emulatedAt else { return }
            let emulator = try EntraEmulator(emulatedAt)
            warnings.append(.emulated(at: emulator))
            authority = authority?.emulated(at: emulator)
        }
        if let problem = ClientIDSyntax.problem(of: clientID, tenant: authority?.tenant.identifier) {
            problems.append(problem)
        }
        if let authority { problems += AllowedTenants.problems(of: allowedTenants, under: authority) }
        if let refusal = Refusal(problems) { throw refusal }
        guard let authority else { throw Refusal(.configMissing("issuer", expected: "a provider")) }
        for warning in warnings + problems { onWarning?(warning) }
        provider = LiveProvider(
            profile: EntraProfile(authority, allowedTenants: allowedTenants ?? .anyTenant), transport: transport,
            verifier: crypto, digest: crypto, time: time, observer: observer)
        self.clientID = try GUID(parsing: clientID)
        self.applicationIDURIs = applicationIDURIs
        self.allowedClients = allowedClients
        self.permissions = permissions
        self.time = time
        self.observer = observer
    }

    /// Keeps the keys fresh until the task is cancelled.
    ///
    /// Requests refresh them automatically. Use this method to fetch them before the first request, and in servers that
    /// are often idle.
    public func keepFresh() async { await provider.keepFresh() }

    /// Verifies the access token of a request.
    ///
    /// - Parameter authorizationField: The value of the request's `Authorization` header, or `nil` if there is none.
    /// - Throws: A `Refusal` with `request.authorization-missing` or `request.authorization-malformed`, with the
    ///   problems found in the token, or with `discovery.*` and `keys.*` if no keys are available.
    public func authenticate(_ authorizationField: String?) async throws(Refusal) -> EntraAccess {
        let start = time.uptime
        do throws(Refusal) {
            let token = try EntraAPI.bearerToken(authorizationField)
            return EntraAccess(
                try await provider.verify(token) { snapshot in
                    .entraAccess(
                        clientID: clientID, applicationIDURIs: applicationIDURIs, issuer: snapshot.tokenProfile,
                        allowedClients: allowedClients, permissions: permissions)
                })
        } catch {
            report(.tokenRefused, error, duration: time.uptime - start)
            throw error
        }
    }

    func report(_ kind: OIDCEvent.Kind, _ refusal: Refusal, duration: Duration = .zero) {
        observer(
            OIDCEvent(kind, metadataURL: provider.metadataURL, duration: duration, problems: refusal.problems))
    }

    /// Returns the token of an `Authorization` header (RFC 6750 §2.1). The scheme is compared without case.
    private static func bearerToken(_ field: String?) throws(Refusal) -> String {
        guard let field, !field.isBlank else { throw Refusal(.authorizationMissing()) }
        guard let space = field.utf8.firstIndex(of: UInt8(ascii: " ")),
            String(field[..<space]).asciiLowercased.hasSameBytes(as: "bearer")
        else { throw Refusal(.authorizationMalformed()) }
        let token = String(Substring(field[space...].utf8.drop { $0 == UInt8(ascii: " ") }))
        guard BearerTokenSyntax.matches(token) else { throw Refusal(.authorizationMalformed()) }
        return token
    }
}

extension ProblemCode {
    /// The request has no `Authorization` header.
    public static let requestAuthorizationMissing = ProblemCode("request.authorization-missing")
    /// The `Authorization` header is not `Bearer` and a token.
    public static let requestAuthorizationMalformed = ProblemCode("request.authorization-malformed")
}

extension Problem {
    fileprivate static func authorizationMissing() -> Problem {
        Problem(
            .requestAuthorizationMissing, at: .header("Authorization"), expected: "Bearer and an access token",
            remedy: "The request has no access token. Request one for this API and send it in the Authorization "
                + "header.")
    }

    fileprivate static func authorizationMalformed() -> Problem {
        Problem(
            .requestAuthorizationMalformed, at: .header("Authorization"), expected: "Bearer and an access token",
            remedy: "The Authorization header must contain the word Bearer, a space, and one access token.")
    }
}
