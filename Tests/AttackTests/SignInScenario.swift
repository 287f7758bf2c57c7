import EntraID
import OIDCSoftwareCrypto
import OIDCTestSupport
import TestHelpers
import Testing

/// A server with several providers. Its sign-in clients share one store.
struct SignInScenario {
    let time = ManualTime(now: Attack.now)
    let store: any PendingSignInStore

    init(store: any PendingSignInStore = InMemoryPendingSignIns()) {
        self.store = store
    }

    /// Entra, for the attacked tenant.
    func entra() throws -> TestIssuer {
        try TestIssuer(EntraAuthority(tenant: .directory(Attack.tenant)), time: time)
    }

    func client(
        _ issuer: TestIssuer, name: String = "entra", type: ResponseType = .code, mode: ResponseMode? = nil
    ) throws -> SignInClient {
        let configuration = try ProviderConfiguration(
            name: name, profile: issuer.profile, clientID: Attack.clientID.string,
            authentication: .secretInBody(SecretString("the-secret-of-\(name)")), responseType: type, responseMode: mode
        )
        return try SignInClient(
            configuration, transport: issuer.transport, verifier: SoftwareCrypto(), digest: SoftwareCrypto(),
            store: store, time: time)
    }

    /// A callback of this server.
    static func callback(_ path: String = "/api/oidc/callback") throws -> CallbackURL {
        try CallbackPolicy(path: CallbackPath(path)).callback(
            publicURL: "https://console.example.com", warnings: .ignored)
    }

    /// Starts a sign-in in a browser that has no cookies yet.
    func start(
        _ client: SignInClient, at path: String = "/api/oidc/callback",
        options: AuthorizationOptions = AuthorizationOptions()
    ) async throws -> SignInStart {
        try await client.start(
            callback: SignInScenario.callback(path), cookieHeader: nil, options: options, warnings: .ignored
        )
    }

    /// Returns the error codes of a response, or none if it is accepted.
    func codes(_ client: SignInClient, _ request: CallbackRequest) async -> [ProblemCode] {
        await refusalCodes { try await client.finish(request) }
    }
}

extension SignInStart {
    /// Returns the value of a parameter in the authorization request.
    func parameter(_ name: String) throws -> String {
        let query = url.split(separator: "?", maxSplits: 1).last ?? ""
        return try FormEncoding.decode(query).first { $0.name == name }?.value ?? ""
    }

    /// Returns the authorization URL with another value of a parameter.
    func url(with name: String, _ value: String) throws -> String {
        let parts = url.split(separator: "?", maxSplits: 1)
        let parameters = try FormEncoding.decode(parts[1]).map {
            $0.name == name ? FormEncoding.Parameter(name: name, value: value) : $0
        }
        return "\(parts[0])?\(FormEncoding.encode(parameters))"
    }
}
