import EntraID
import Foundation
import OIDCSoftwareCrypto
import TestHelpers
import Testing

/// A provider that nobody here wrote: discovered, its keys fetched, a person signed in with a code and a challenge, the ID
/// token verified.
@Suite(.enabled(if: InteropProviders.areRunning, "run Tools/check interop"))
struct OtherProviderInteropTests {
    private func client(_ authentication: ClientAuthentication) throws -> SignInClient {
        try SignInClient(
            try ProviderConfiguration(
                name: "other",
                profile: StandardProfile(try Issuer(InteropProviders.other, transport: .httpOnLoopback)),
                clientID: "client", authentication: authentication),
            transport: InteropProviders.transport, verifier: SoftwareCrypto(), digest: SoftwareCrypto())
    }

    private func callback() throws -> CallbackURL {
        try CallbackPolicy.standard.callback(pageAddress: "https://console.example.com/", warnings: .ignored)
    }

    /// It offers client_secret_basic alone, which is the standard's default, and does not say so.
    @Test func aSignInWithCodeAndChallenge() async throws {
        let client = try client(.secretInHeader(Secret("a secret + more")))
        var warnings: [ProblemCode] = []
        let request = try await client.begin(callback: callback()) { warnings.append($0.code) }
        #expect(warnings.isEmpty)
        let response = try await Browser(transport: InteropProviders.transport).visit(request, consent: "sub=ada")
        let result = try await client.complete(
            CallbackRequest(path: "/api/oidc/callback", mode: .query, text: response), pending: request.pending)
        #expect(result.subject == "ada")

        let tokens = try #require(result.tokenResponse)
        let info = try await client.userInfo(try #require(tokens.accessToken), subject: result.subject)
        #expect(info.claims["name"] == "Ada")
        let refreshed = try await client.refresh(
            try #require(result.refreshGrant))
        #expect(refreshed.tokenResponse.accessToken != tokens.accessToken)
        let address = try await client.endSessionAddress(idToken: tokens.idToken)
        #expect(try await InteropProviders.get(address).status < 400)

        let inBody = try self.client(.secretInBody(Secret("a secret")))
        _ = try await inBody.begin(callback: callback()) { warnings.append($0.code) }
        #expect(warnings == [.configClientAuthenticationNotOffered])

        // A code serves once.
        await #expect(throws: Refusal.self) {
            try await client.complete(
                CallbackRequest(path: "/api/oidc/callback", mode: .query, text: response), pending: request.pending)
        }
    }

    @Test func aPersonWhoRefuses() async throws {
        let client = try client(.none)
        let request = try await client.begin(callback: callback(), warnings: .ignored)
        let response = try await Browser(transport: InteropProviders.transport).visit(request, consent: "action=deny")
        let error = try #require(
            await refusal {
                try await client.complete(
                    CallbackRequest(path: "/api/oidc/callback", mode: .query, text: response), pending: request.pending)
            })
        // This provider leaves the state out of its refusals; others are told by it.
        #expect([[.responseProviderError], [.responseStateMissing]].contains(error.codes), "\(error)")
    }

    /// Plain http is for the machine itself, and only when asked for.
    @Test func withoutBeingAskedThereIsNoPlainHTTP() throws {
        #expect(throws: Refusal.self) { try Issuer(InteropProviders.other) }
        #expect(throws: Refusal.self) { try Issuer("http://id.example.com", transport: .httpOnLoopback) }
    }
}
