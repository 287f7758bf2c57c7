import EntraID
import Foundation
import OIDCSoftwareCrypto

/// A typical server with a login handler, a callback handler, and sessions. It contains no test code. Its HTTP client
/// is injected.
actor ExampleServer {
    private let client: SignInClient
    private var pending: [String: PendingSignIn] = [:]

    init(transport: some HTTPTransport) throws {
        let clientID: GUID = "6731de76-14a6-49ae-97bc-6eba6914391e"
        let entra = try EntraConfiguration(
            authority: try EntraAuthority(
                parsing: "https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0",
                warnings: .ignored
            ),
            clientID: clientID, credential: .secret(.literal(SecretString("a~secret"))))
        client = try SignInClient(
            try .entra(entra, authentication: .secretInBody(SecretString("a~secret"))), transport: transport,
            verifier: SoftwareCrypto(), digest: SoftwareCrypto())
    }

    /// Handles GET /login and returns the URL to redirect to.
    func login(session: String) async throws -> String {
        let callback = try CallbackPolicy.standard.callback(
            pageURL: "https://console.example.com/", warnings: .ignored)
        let request = try await client.begin(callback: callback, warnings: .ignored)
        pending[session] = request.pending
        return request.url
    }

    /// Handles GET /api/oidc/callback and returns the status with the user or the error codes.
    func callback(_ query: String, session: String) async -> (status: Int, text: String) {
        guard let pending = pending.removeValue(forKey: session) else { return (400, "no sign-in was begun") }
        do throws(Refusal) {
            let result = try await client.complete(
                CallbackRequest(path: "/api/oidc/callback", mode: .query, encodedParameters: query), pending: pending)
            return (200, result.subject)
        } catch {
            return (403, error.codes.map(\.rawValue).joined(separator: " "))
        }
    }
}
