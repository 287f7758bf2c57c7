import EntraID
import OIDCTestSupport
import TestHelpers
import Testing

/// A client once accepted any live provider along with its configuration, and sent its secret to the endpoints in that
/// provider's metadata. It now creates its own provider, and no initializer takes one.
@Suite("A client secret that is sent to another provider")
struct ForeignProviderTests {
    private let scenario = SignInScenario()

    @Test("A client sends requests only to its own provider") func usesOwnProvider() async throws {
        let (entra, evil) = (try scenario.entra(), try TestIssuer("https://evil.example", time: scenario.time))
        let client = try scenario.client(entra)
        _ = try scenario.client(evil, name: "evil")
        let start = try await scenario.start(client)
        let response = try entra.signIn(at: start.url)
        let result = try await client.finish(response.request(cookies: start.cookies))
        let grant = try #require(result.refreshGrant)
        _ = try await client.refresh(grant)
        #expect(evil.transport.requests.isEmpty)
        #expect(entra.transport.requests(to: entra.tokenEndpoint).count == 2)
    }

    @Test("A refresh token is bound to its provider and client") func refreshTokenIsBound() async throws {
        let (entra, evil) = (try scenario.entra(), try TestIssuer("https://evil.example", time: scenario.time))
        let client = try scenario.client(entra)
        let start = try await scenario.start(client)
        let response = try entra.signIn(at: start.url)
        let result = try await client.finish(response.request(cookies: start.cookies))
        let grant = try #require(result.refreshGrant)
        for other in [
            try scenario.client(evil, name: "evil"), try scenario.client(evil),
            try scenario.client(entra, name: "other"),
        ] {
            await expectRefusal(.exchangeOtherProvider) { try await other.refresh(grant) }
        }
        #expect(evil.transport.requests(to: evil.tokenEndpoint).isEmpty)
        #expect(entra.transport.requests(to: entra.tokenEndpoint).count == 1)
    }
}
