import EntraID
import OIDCSoftwareCrypto
import OIDCTestSupport
import TestHelpers
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The attacker has a leaked key. The provider, which is always up, withdrew the key at once, while the server was idle
/// or off. Not a single token signed with that key may be accepted.
@Suite("A withdrawn key after an idle night")
struct WithdrawnKeyTests {
    @Test("After an idle night, keys are fetched before a token is accepted", arguments: [3_600, 22 * 3_600, 86_399])
    func idleServer(seconds: Int) async throws {
        let night = try IdleServer()
        _ = try await night.provider.snapshot(warnings: .ignored)
        let forged = night.withdrawKey(after: seconds)
        #expect(await night.verdict(forged) == [.keysUnknownKey])
        #expect(night.kinds.prefix(2) == [.fetched, .refreshed])
        #expect(await night.verdict(night.goodToken) == [])
    }

    @Test("Concurrent requests with an expired snapshot share one fetch") func concurrentRequests() async throws {
        let night = try IdleServer()
        _ = try await night.provider.snapshot(warnings: .ignored)
        let forged = night.withdrawKey(after: 8 * 3_600)
        let verdicts = await withTaskGroup(of: [ProblemCode].self) { group in
            for _ in 0..<50 { group.addTask { await night.verdict(forged) } }
            return await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(verdicts == [[.keysUnknownKey]])
        #expect(night.metadataRequests == 2)
    }

    /// A new process restores what another one stored.
    @Test(
        "A restored snapshot that has expired is refreshed before a token is accepted", arguments: [3_600, 23 * 3_600])
    func restoredSnapshot(seconds: Int) async throws {
        let night = try IdleServer()
        let stored = try await night.provider.snapshot(warnings: .ignored).stored
        let forged = night.withdrawKey(after: seconds)
        let morning = IdleServer(night)
        try morning.provider.restore(stored)
        #expect(morning.provider.snapshotIfAvailable() == nil)
        for _ in 0..<20 { #expect(await morning.verdict(forged) == [.keysUnknownKey]) }
    }

    @Test("A restored snapshot keeps the provider's cache lifetime")
    func restoredLifetime() async throws {
        let night = try IdleServer(lifetime: 300)
        let stored = try await night.provider.snapshot(warnings: .ignored).stored
        let copy = try JSONDecoder().decode(StoredProvider.self, from: JSONEncoder().encode(stored))
        let forged = night.withdrawKey(after: 301)
        let morning = IdleServer(night)
        try morning.provider.restore(copy)
        #expect(await morning.verdict(forged) == [.keysUnknownKey])
    }

    @Test("An expired snapshot is not returned to a caller that does not wait")
    func expiredSnapshot() async throws {
        let night = try IdleServer()
        _ = try await night.provider.snapshot(warnings: .ignored)
        night.time.advance(by: .seconds(3_600))
        night.issuer.transport.setBehavior(.hold)
        for _ in 0..<10 {
            night.provider.refreshIfNeeded()
            #expect(night.provider.snapshotIfAvailable() == nil)
        }
        night.issuer.transport.release()
    }

    @Test("An old failure does not stop the next fetch", arguments: [3_000, 4_000])
    func oldFailure(seconds: Int) async throws {
        let night = try IdleServer()
        _ = try await night.provider.snapshot(warnings: .ignored)
        night.issuer.transport.setBehavior(.fail(.timedOut))
        night.time.advance(by: .seconds(seconds))
        #expect(await night.verdict(night.goodToken) == [])
        while !night.provider.isIdle { await Task.yield() }
        night.issuer.transport.setBehavior(.normal)
        let forged = night.withdrawKey(after: 10 * 3_600)
        #expect(await night.verdict(forged) == [.keysUnknownKey])
    }

    /// A provider that is down does not lock users out, and the operator gets a warning.
    @Test("With the provider down, the last snapshot is used and reported as stale")
    func staleSnapshot() async throws {
        let night = try IdleServer()
        _ = try await night.provider.snapshot(warnings: .ignored)
        night.time.advance(by: .seconds(8 * 3_600))
        let good = night.goodToken
        night.issuer.transport.setBehavior(.fail(.unreachable(reason: "down")))
        #expect(await night.verdict(good) == [])
        #expect(night.kinds == [.fetched, .refused, .stale])
        var warnings: [ProblemCode] = []
        _ = try await night.provider.snapshot { warnings.append($0.code) }
        #expect(warnings == [.discoveryStale])

        // From here on no request waits, even while the next attempt hangs.
        night.issuer.transport.setBehavior(.hold)
        night.time.advance(by: .seconds(300))
        for _ in 0..<10 { #expect(await night.verdict(good) == []) }
        #expect(night.provider.snapshotIfAvailable() != nil)
        #expect(night.kinds == [.fetched, .refused, .stale])
        night.issuer.transport.release()
    }
}

/// A provider that is up all night, and a server that uses it.
private struct IdleServer {
    let issuer: TestIssuer
    let time: ManualTime
    let provider: LiveProvider
    private let events = Locked<[OIDCEvent]>([])

    init(lifetime: Int? = nil) throws {
        let time = ManualTime(now: Attack.now)
        let issuer = try TestIssuer(time: time)
        self.init(issuer, time, lifetime)
    }

    /// Creates another process with the same provider.
    init(_ night: IdleServer) {
        self.init(night.issuer, night.time, nil)
    }

    private init(_ issuer: TestIssuer, _ time: ManualTime, _ lifetime: Int?) {
        self.issuer = issuer
        self.time = time
        let events = events
        provider = LiveProvider(
            profile: issuer.profile, transport: CachedTransport(transport: issuer.transport, lifetime: lifetime),
            verifier: SoftwareCrypto(), digest: SoftwareCrypto(), time: time
        ) { event in events.withLock { $0.append(event) } }
    }

    var kinds: [OIDCEvent.Kind] { events.withLock { $0.map(\.kind) } }
    var metadataRequests: Int { issuer.transport.requests(to: issuer.profile.metadataURL).count }
    var goodToken: String { issuer.token(IDTokenParameters(for: "client", nonce: nil, at: time.now)) }

    /// Withdraws the leaked key and advances the time. Returns a token signed with that key at the new time.
    func withdrawKey(after seconds: Int) -> String {
        let leaked = issuer.keyID
        let later = time.now.addingTimeInterval(Double(seconds))
        let forged = issuer.token(IDTokenParameters(for: "client", nonce: nil, at: later))
        issuer.rotateKeys()
        issuer.withdrawKey(leaked)
        time.advance(by: .seconds(seconds))
        return forged
    }

    func verdict(_ token: String) async -> [ProblemCode] {
        await refusalCodes {
            try await provider.verify(token) { snapshot in
                IDTokenExpectations(clientID: "client", nonce: .noNonceWasSent, issuer: snapshot.tokenProfile)
            }
        }
    }
}

/// Adds a cache lifetime to every response.
private struct CachedTransport: HTTPTransport {
    let transport: StubTransport
    let lifetime: Int?

    func send(_ request: TransportRequest) async throws(TransportFailure) -> TransportResponse {
        let response = try await transport.send(request)
        let field = lifetime.map { [HeaderField(name: "Cache-Control", value: "max-age=\($0)")] } ?? []
        return TransportResponse(status: response.status, headers: response.headers + field, body: response.body)
    }
}
