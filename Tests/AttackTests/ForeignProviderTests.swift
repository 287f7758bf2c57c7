import EntraID
import OIDCTestSupport
import TestHelpers
import Testing

/// A client once took any live provider beside its configuration, and sent its secret wherever that provider's metadata
/// said. It makes its own now: no initializer takes another one.
@Suite("F12: the secret of one provider's client sent to another")
struct ForeignProviderTests {
    private let scene = SignInScene()

    @Test func aClientAsksItsOwnProviderAlone() async throws {
        let (entra, evil) = (try scene.entra(), try TestIssuer("https://evil.example", time: scene.time))
        let client = try scene.client(entra)
        _ = try scene.client(evil, name: "evil")
        let start = try await scene.start(client)
        let response = try entra.signIn(at: start.address)
        let result = try await client.finish(response.request(cookies: start.cookies))
        let grant = try #require(result.refreshGrant)
        _ = try await client.refresh(grant)
        #expect(evil.transport.requests.isEmpty)
        #expect(entra.transport.requests(to: entra.tokenEndpoint).count == 2)
    }

    /// A refresh token is bound to its provider and client too.
    @Test func aRefreshTokenGoesToItsOwnProviderAlone() async throws {
        let (entra, evil) = (try scene.entra(), try TestIssuer("https://evil.example", time: scene.time))
        let client = try scene.client(entra)
        let start = try await scene.start(client)
        let response = try entra.signIn(at: start.address)
        let result = try await client.finish(response.request(cookies: start.cookies))
        let grant = try #require(result.refreshGrant)
        for other in [
            try scene.client(evil, name: "evil"), try scene.client(evil), try scene.client(entra, name: "other"),
        ] {
            await expectRefusal(.exchangeOtherProvider) { try await other.refresh(grant) }
        }
        #expect(evil.transport.requests(to: evil.tokenEndpoint).isEmpty)
        #expect(entra.transport.requests(to: entra.tokenEndpoint).count == 1)
    }
}
