public import OIDCDiscovery
public import OIDCPrimitives
public import OIDCProviders
public import OIDCSignIn
import OIDCSoftwareCrypto
import OIDCTokens

/// Calls other APIs on behalf of the users who call an API.
///
///     // Once, at startup
///     let client = try EntraAPIClient(
///         api, authentication: .secretInBody(secret), transport: .urlSession)
///
///     // For each request
///     let (access, token) = try await client.accessToken(
///         onBehalfOf: request.headers["Authorization"],
///         scope: "https://graph.microsoft.com/User.Read")
///     try access.require(.scope("Orders.Read"))
///
/// The token of the request is verified in the same call, so that none is exchanged that is not for this API. If the API
/// accepts tokens of several issuers, create a client for each: a token is only sent to the provider that issued it.
public struct EntraAPIClient: Sendable {
    /// The client with which tokens are requested.
    public let client: SignInClient
    /// The tokens that are kept.
    public let tokens: AccessTokens
    private let api: EntraAPI
    private let index: Int

    /// Creates the client of an API.
    ///
    /// - Parameters:
    ///   - api: The API.
    ///   - issuer: The issuer whose tokens are exchanged, as it was passed to the API. Only an API with several issuers
    ///     needs it.
    ///   - authentication: The credential of the API's own app registration, in the directory of the issuer.
    ///   - transport: The application's HTTP client.
    ///   - time: The clocks by which tokens expire.
    ///   - observer: A closure that receives each event. It can run on any thread and should return quickly.
    /// - Throws: A `Refusal` with `config.*`.
    public init(
        _ api: EntraAPI, issuer: String? = nil, authentication: ClientAuthentication, transport: some HTTPTransport,
        time: any TimeSource = SystemTime(), observer: @escaping @Sendable (OIDCEvent) -> Void = { _ in }
    ) throws(Refusal) {
        let indices = api.registrations.indices.filter { index in
            issuer.map { $0.hasSameBytes(as: api.registrations[index].values.issuer) } ?? true
        }
        guard indices.count == 1 else {
            throw Refusal(.configMissing("issuer", expected: "one of the issuers of the API"))
        }
        index = indices[0]
        let registration = api.registrations[index]
        let configuration = try ProviderConfiguration(
            name: "api", profile: registration.profile, clientID: registration.clientID.string,
            authentication: authentication)
        let crypto = SoftwareCrypto()
        client = try SignInClient(
            configuration, transport: transport, verifier: crypto, digest: crypto, time: time, observer: observer)
        tokens = AccessTokens(time: time)
        self.api = api
    }

    /// Verifies the access token of a request, and returns one for another API on behalf of the same user.
    ///
    /// - Parameters:
    ///   - authorizationField: The value of the request's `Authorization` header, or `nil` if there is none.
    ///   - scope: The scopes of the other API, separated by spaces.
    ///   - claims: A request for claims that the token must contain, such as that of the other API's claims challenge.
    ///   - rejected: The token that the other API rejected, if this is the second attempt. It is replaced.
    /// - Throws: A `Refusal` as ``EntraAPI/authenticate(_:)`` throws it, with `issuer.mismatch` if another issuer of the
    ///   API issued the token (it is not sent), with `request.*` if the scopes cannot be sent, or with `exchange.*`. If
    ///   Entra requires claims, they are in its `requiredClaims`.
    public func accessToken(
        onBehalfOf authorizationField: String?, scope: String, claims: ClaimsRequest? = nil,
        replacing rejected: AccessToken? = nil
    ) async throws(Refusal) -> (access: EntraAccess, token: AccessToken) {
        let (access, incoming) = try await api.accept(authorizationField, only: index)
        let grant = TokenGrant.onBehalfOf(incoming, scope: scope, claims: claims)
        if let rejected {
            // It was issued with these claims or without any.
            for grant in [grant, .onBehalfOf(incoming, scope: scope)] {
                await client.remove(rejected, for: grant, from: tokens)
            }
        }
        return (access, try await client.accessToken(for: grant, from: tokens))
    }
}
