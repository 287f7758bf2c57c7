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

/// One completion of a sign-in uses one snapshot of the provider, taken at its beginning.
@Suite struct OneSnapshotTests {
    @Test("Metadata that change while a sign-in is completed are not seen by it")
    func changedMetadata() async throws {
        let scene = try Scene()
        let result = try await scene.signIn()
        #expect(result.tokenResponse != nil)
        #expect(scene.documents() == ["metadata": 1, "keys": 1])
    }

    @Test("A token with an unknown key asks for newer keys, and for nothing else")
    func unknownKey() async throws {
        let scene = try Scene { issuer in issuer.rotateKeys() }
        #expect(try await scene.signIn().tokenResponse != nil)
        #expect(scene.documents() == ["metadata": 1, "keys": 2])
    }

    @Test("A refresh uses one snapshot too")
    func refresh() async throws {
        let scene = try Scene()
        let grant = try #require(try await scene.signIn().refreshGrant)
        // The snapshot of the sign-in has expired by now, and that of the refresh will.
        #expect(try await scene.client.refresh(grant).idToken != nil)
        #expect(scene.documents() == ["metadata": 2, "keys": 2])
    }
}

/// A provider whose documents are counted, and whose token endpoint takes so long to answer that a snapshot expires.
private struct Scene {
    let issuer: TestIssuer
    let client: SignInClient
    let time = ManualTime(now: SignInBench.now)
    private let counts: Locked<[String: Int]>

    init(beforeRedeeming happen: @escaping @Sendable (TestIssuer) -> Void = { _ in }) throws {
        let time = time
        let issuer = try TestIssuer(time: time)
        let counts = Locked([String: Int]())
        let configuration = try ProviderConfiguration(
            name: "example", profile: issuer.profile, clientID: "client", authentication: .none,
            responseType: .codeAndIDToken)
        let transport = ClosureTransport { request in
            switch request.address {
            case issuer.tokenEndpoint: happen(issuer)
            case issuer.keySetLocation: counts.withLock { $0["keys", default: 0] += 1 }
            default: counts.withLock { $0["metadata", default: 0] += 1 }
            }
            let response = try await issuer.transport.send(request)
            if request.address == issuer.tokenEndpoint {
                // The snapshot ages, and the token does not.
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

    /// How often each document was asked for.
    func documents() -> [String: Int] { counts.withLock { $0 } }

    func signIn() async throws -> SignInResult {
        let start = try await client.start(
            callback: SignInBench.callback(), cookieHeader: nil, warnings: .ignored)
        let response = try issuer.signIn(at: start.address)
        return try await client.finish(response.request(cookies: start.cookies))
    }
}
