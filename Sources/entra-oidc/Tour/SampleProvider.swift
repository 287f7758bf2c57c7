import EntraID
import OIDCSoftwareCrypto
import Synchronization

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The provider of the tour. It returns documents and responses like those of Entra from memory.
enum SampleProvider {
    static let issuer = "https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0"
    static let clientID = "6731de76-14a6-49ae-97bc-6eba6914391e"
    static let redirectURL = "https://console.example.com:8443/api/oidc/callback"
    /// The configuration as an administrator would write it. The secret is in the environment.
    private static let configurationFile = """
        {"name": "entra", "issuer": "\(issuer)", "clientID": "\(clientID)",
         "clientSecret": {"environment": "ENTRA_SECRET"}}
        """
    /// The time of the sign-in.
    static let now = Date(timeIntervalSince1970: 1_767_258_042)
    /// The authorization code. A real one has about a thousand characters.
    static let code = "0.AXoAI_Cu_a_code_serves_once"

    private static let base = "https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490"
    private static let metadata = """
        {"issuer": "\(issuer)", "authorization_endpoint": "\(base)/oauth2/v2.0/authorize",
         "token_endpoint": "\(base)/oauth2/v2.0/token", "jwks_uri": "\(base)/discovery/v2.0/keys",
         "end_session_endpoint": "\(base)/oauth2/v2.0/logout", "response_modes_supported": ["query", "form_post"],
         "response_types_supported": ["code", "id_token", "code id_token"], "subject_types_supported": ["pairwise"],
         "id_token_signing_alg_values_supported": ["RS256"],
         "token_endpoint_auth_methods_supported": ["client_secret_post", "client_secret_basic"]}
        """
    private static let tokens = """
        {"token_type": "Bearer", "scope": "openid profile email", "expires_in": 3599,
         "access_token": "a-token-for-microsoft-graph", "id_token": "\(SampleToken.text)"}
        """

    /// A transport that responds to the requests of a sign-in, and returns status 404 for all others.
    struct Transport: HTTPTransport {
        func send(_ request: TransportRequest) async throws(TransportFailure) -> TransportResponse {
            switch request.url {
            case "\(issuer)/.well-known/openid-configuration":
                TransportResponse(status: 200, body: Array(metadata.utf8))
            case "\(base)/discovery/v2.0/keys": TransportResponse(status: 200, body: Array(SampleToken.keys.utf8))
            case "\(base)/oauth2/v2.0/token": TransportResponse(status: 200, body: Array(tokens.utf8))
            default: TransportResponse(status: 404)
            }
        }
    }

    /// Creates the sign-in, as a server would at startup. A server uses `EntraSignIn`, which takes the same values. The
    /// tour uses `SignIn`, on which it is built, because the sample token requires a fixed nonce.
    static func signIn(onWarning: StoredWarningHandler) throws(Refusal) -> SignIn {
        let secrets = SecretReader(environment: { _ in "the-sample-secret" }, file: { _ in nil })
        let configuration = try EntraConfiguration.all(in: Array(configurationFile.utf8)) { onWarning?($0) }[0]
        // The warning that the sample secret does not look like one of Entra's is ignored.
        let provider = try configuration.provider(secrets, warnings: .ignored)
        return try SignIn(
            [.init(provider, callback: CallbackURL(parsing: redirectURL))], transport: Transport(),
            crypto: SoftwareCrypto(), random: SampleRandom(), time: SampleTime(), onWarning: onWarning)
    }

    /// Creates the protection of an API with the same registration.
    static func api(onWarning: StoredWarningHandler) throws(Refusal) -> EntraAPI {
        try EntraAPI(
            issuer: issuer, clientID: clientID, transport: Transport(), time: SampleTime(), onWarning: onWarning)
    }
}

/// A clock that always returns the same time.
private struct SampleTime: TimeSource {
    let now = SampleProvider.now
    let uptime = Duration.zero
    func sleep(for duration: Duration) async throws { try await Task.sleep(for: duration) }
}

/// A source of the same bytes in every tour, so that the nonce matches the signed token: the first request returns
/// bytes of value 1, the second bytes of value 2, and so on. The time of a refresh takes four bytes, which do not count.
private final class SampleRandom: RandomSource {
    private let texts = Mutex<UInt8>(0)

    func bytes(_ count: Int) -> [UInt8] {
        guard count > 4 else { return [UInt8](repeating: 0, count: count) }
        let octet = texts.withLock { texts in
            texts &+= 1
            return texts
        }
        return [UInt8](repeating: octet, count: count)
    }
}
