import Foundation
import OIDCCallbacks
import OIDCDiscovery
import OIDCPrimitives
import OIDCProviders
import OIDCSignIn
import OIDCSoftwareCrypto
import OIDCTestSupport
import OIDCTokens
import Testing

/// Completing a sign-in uses a single snapshot, taken at the start.
@Suite struct SingleSnapshotTests {
    @Test("Completing a sign-in ignores metadata that change meanwhile")
    func changedMetadata() async throws {
        let scene = try Scene()
        let result = try await scene.signIn()
        #expect(result.tokenResponse != nil)
        #expect(scene.documents() == ["metadata": 1, "keys": 1])
    }

    @Test("A token with an unknown key causes only a key refresh")
    func unknownKey() async throws {
        let scene = try Scene { issuer in issuer.rotateKeys() }
        #expect(try await scene.signIn().tokenResponse != nil)
        #expect(scene.documents() == ["metadata": 1, "keys": 2])
    }

    @Test("A token refresh uses a single snapshot")
    func refresh() async throws {
        let scene = try Scene()
        let grant = try #require(try await scene.signIn().refreshGrant)
        // By now the sign-in's snapshot has expired, and the refresh's snapshot will expire too.
        #expect(try await scene.client.refresh(grant).idToken != nil)
        #expect(scene.documents() == ["metadata": 2, "keys": 2])
    }
}

/// A provider that counts requests for its documents. Its token endpoint responds so slowly that snapshots expire.
private struct Scene {
    let issuer: TestIssuer
    let client: SignInClient
    let time = ManualTime(now: SignInFixture.now)
    private let counts: Locked<[String: Int]>

    init(beforeRedeeming happen: @escaping @Sendable (TestIssuer) -> Void = { _ in }) throws {
        let time = time
        let issuer = try TestIssuer(time: time)
        let counts = Locked([String: Int]())
        let configuration = try ProviderConfiguration(
            name: "example", profile: issuer.profile, clientID: "client", authentication: .none,
            responseType: .codeAndIDToken)
        let transport = ClosureTransport { request in
            switch request.url {
            case issuer.tokenEndpoint: happen(issuer)
            case issuer.jwksURL: counts.withLock { $0["keys", default: 0] += 1 }
            default: counts.withLock { $0["metadata", default: 0] += 1 }
            }
            let response = try await issuer.transport.send(request)
            if request.url == issuer.tokenEndpoint {
                // The snapshot ages, but the token does not.
                let now = time.now
                time.advance(by: .seconds(7_200))
                time.setWallClock(now)
            }
            return response
        }
        client = try SignInClient(
            configuration, transport: transport, verifier: SoftwareCrypto(), digest: SoftwareCrypto(), time: time)
        self.issuer = issuer
        self.counts = counts
    }

    /// The number of requests for each document.
    func documents() -> [String: Int] { counts.withLock { $0 } }

    func signIn() async throws -> SignInResult {
        let start = try await client.start(
            callback: SignInFixture.callback(), cookieHeader: nil, warnings: .ignored)
        let response = try issuer.signIn(at: start.url)
        return try await client.finish(response.request(cookies: start.cookies))
    }
}
