import EntraID
import Foundation
import OIDCSoftwareCrypto
import TestHelpers
import Testing

/// A sign-in at a third-party provider: discovery, keys, a code with PKCE, and ID token verification.
@Suite(.enabled(if: InteropProviders.areRunning, "run Tools/check interop"))
struct OtherProviderInteropTests {
    private func client(_ authentication: ClientAuthentication) throws -> SignInClient {
        try SignInClient(
            try ProviderConfiguration(
                name: "other",
                profile: StandardProfile(
                    try IssuerIdentifier(InteropProviders.other, insecureHTTP: .allowedOnLoopback)),
                clientID: "client", authentication: authentication),
            transport: InteropProviders.transport, verifier: SoftwareCrypto(), digest: SoftwareCrypto())
    }

    private func callback() throws -> CallbackURL {
        try CallbackPolicy.standard.callback(pageURL: "https://console.example.com/", warnings: .ignored)
    }

    /// The provider offers only client_secret_basic, the default of the standard, and does not list it in its metadata.
    @Test("A sign-in with a code and PKCE succeeds") func signInWithPKCE() async throws {
        let client = try client(.secretInHeader(SecretString("a secret + more")))
        var warnings: [ProblemCode] = []
        let request = try await client.begin(callback: callback()) { warnings.append($0.code) }
        #expect(warnings.isEmpty)
        let response = try await Browser(transport: InteropProviders.transport).visit(request, consent: "sub=ada")
        let result = try await client.complete(
            CallbackRequest(path: "/api/oidc/callback", mode: .query, encodedParameters: response),
            pending: request.pending)
        #expect(result.subject == "ada")

        let tokens = try #require(result.tokenResponse)
        let info = try await client.userInfo(try #require(tokens.accessToken), subject: result.subject)
        #expect(info.claims["name"] == "Ada")
        let refreshed = try await client.refresh(
            try #require(result.refreshGrant))
        #expect(refreshed.tokenResponse.accessToken != tokens.accessToken)
        let url = try await client.endSessionURL(idToken: tokens.idToken)
        #expect(try await InteropProviders.get(url).status < 400)

        let inBody = try self.client(.secretInBody(SecretString("a secret")))
        _ = try await inBody.begin(callback: callback()) { warnings.append($0.code) }
        #expect(warnings == [.configClientAuthenticationNotOffered])

        // A code can be redeemed once.
        await #expect(throws: Refusal.self) {
            try await client.complete(
                CallbackRequest(path: "/api/oidc/callback", mode: .query, encodedParameters: response),
                pending: request.pending)
        }
    }

    @Test("A user who declines causes an error") func userDeclines() async throws {
        let client = try client(.none)
        let request = try await client.begin(callback: callback(), warnings: .ignored)
        let response = try await Browser(transport: InteropProviders.transport).visit(request, consent: "action=deny")
        let error = try #require(
            await refusal {
                try await client.complete(
                    CallbackRequest(path: "/api/oidc/callback", mode: .query, encodedParameters: response),
                    pending: request.pending)
            })
        // This provider omits the state from its errors. Other providers return an error with the state.
        #expect([[.responseProviderError], [.responseStateMissing]].contains(error.codes), "\(error)")
    }

    @Test("Plain http is only for loopback hosts, and only if requested") func plainHTTP() throws {
        #expect(throws: Refusal.self) { try IssuerIdentifier(InteropProviders.other) }
        #expect(throws: Refusal.self) {
            try IssuerIdentifier("http://id.example.com", insecureHTTP: .allowedOnLoopback)
        }
    }
}
