import EntraID
import Foundation
import OIDCTestSupport
import TestHelpers
import Testing

/// Several instances of a server, which share their stores.
@Suite struct SeveralInstancesTests {
    /// What the instances share, as a store like Redis does.
    private final class Shelf: SharedSnapshotStore {
        private let texts = Locked<[SharedSnapshotKey: String]>([:])

        var count: Int { texts.withLock { $0.count } }

        func load(_ key: SharedSnapshotKey) async -> String? { texts.withLock { $0[key] } }

        func save(_ snapshot: String, for key: SharedSnapshotKey, lasting lifetime: Duration) async {
            texts.withLock { $0[key] = snapshot }
        }

        /// An attacker adds a key of its own.
        func poison() {
            texts.withLock { texts in
                texts = texts.mapValues { $0.replacingOccurrences(of: #"\"kid\":"#, with: #"\"kid\":\"evil\",\"x\":"#) }
            }
        }
    }

    private let time = ManualTime(now: Date(timeIntervalSince1970: 1_800_000_000))
    private let issuer: TestIssuer
    private let pending = InMemoryPendingSignIns()
    private let shelf = Shelf()
    private let snapshots: SharedSnapshots
    private let events = Locked<[OIDCEvent.Kind]>([])

    init() throws {
        issuer = try TestIssuer(EntraAuthority(tenant: .directory(Door.tenant)), time: time)
        snapshots = try SharedSnapshots(store: shelf, key: SecretString("0123456789abcdef0123456789abcdef"))
    }

    private func signIn() throws -> EntraSignIn {
        try EntraSignIn(
            issuer: Door.issuerSetting, clientID: Door.clientID, clientSecret: Door.secret,
            redirectURL: Door.redirectURL, transport: issuer.transport, store: pending, sharedSnapshots: snapshots,
            time: time, observer: { [events] event in events.withLock { $0.append(event.kind) } }, onWarning: .ignored)
    }

    private func api() throws -> EntraAPI {
        try EntraAPI(
            issuer: Door.issuerSetting, clientID: Door.clientID, transport: issuer.transport,
            sharedSnapshots: snapshots, time: time, onWarning: .ignored)
    }

    private var fetches: Int {
        issuer.transport.requests(to: issuer.profile.metadataURL).count
            + issuer.transport.requests(to: issuer.jwksURL).count
    }

    @Test("Instances that sign users in and instances of an API use one snapshot") func sharedSnapshot() async throws {
        _ = try await signIn().start(cookieHeader: nil)
        #expect(await eventually { shelf.count == 1 })
        for _ in 0..<4 { _ = try await signIn().start(cookieHeader: nil) }
        let token = issuer.accessToken(AccessTokenParameters(for: Door.clientID, scopes: ["a"], at: time.now))
        for _ in 0..<5 { _ = try await api().authenticate("Bearer \(token)") }
        #expect(fetches == 2)
    }

    @Test("A snapshot that was changed in the store is not used") func poisonedSnapshot() async throws {
        _ = try await signIn().start(cookieHeader: nil)
        #expect(await eventually { shelf.count == 1 })
        shelf.poison()
        _ = try await signIn().start(cookieHeader: nil)
        #expect(fetches == 4 && events.withLock { $0 }.contains(.snapshotIgnored))
    }

    @Test("A sign-in that one instance started is finished by another, and only once") func otherInstance() async throws
    {
        let (first, second) = (try signIn(), try signIn())
        let start = try await first.start(returningTo: "/reports", cookieHeader: nil)
        let request = try issuer.signIn(at: start.url).request(cookies: start.cookies)
        let result = try await second.finish(request)
        #expect(result.returnPath == "/reports")
        for instance in [first, second] {
            await expectRefusal(.responseNotPending) { try await instance.finish(request) }
        }
    }

    @Test("A logout token that one instance has processed is rejected by another") func logoutTokens() async throws {
        let tokens = InMemoryLogoutTokens(time: time)
        let issuer = try TestIssuer(time: time)
        let configuration = try ProviderConfiguration(
            name: "other", profile: issuer.profile, clientID: "client",
            authentication: .secretInHeader(SecretString("a-secret")))
        func instance() throws -> SignIn {
            try SignIn(
                [.init(configuration, redirectURL: "https://console.example.com/callback")],
                transport: issuer.transport, crypto: SoftwareCrypto(), logoutTokens: tokens, time: time,
                onWarning: .ignored)
        }
        let body = "logout_token=\(issuer.logoutToken(for: "client", at: time.now))"
        _ = try await instance().backChannelLogout(body)
        await expectRefusal(.tokenAlreadyUsed) { try await instance().backChannelLogout(body) }
    }
}
