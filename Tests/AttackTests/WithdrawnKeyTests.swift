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

/// The attacker has a key that leaked. The provider withdrew it at once, while the server was idle or off, and is up all
/// the time: not a single token under that key may be accepted.
@Suite("F7: a withdrawn key after an idle night")
struct WithdrawnKeyTests {
    @Test("After an idle night, keys are fetched before a token is accepted", arguments: [3_600, 22 * 3_600, 86_399])
    func anIdleServerAsksFirst(seconds: Int) async throws {
        let night = try Night()
        _ = try await night.provider.snapshot(warnings: .ignored)
        let forged = night.withdrawKey(after: seconds)
        #expect(await night.verdict(forged) == [.keysUnknownKey])
        #expect(night.kinds.prefix(2) == [.fetched, .refreshed])
        #expect(await night.verdict(night.goodToken) == [])
    }

    @Test("Concurrent requests with an expired snapshot share one fetch") func manyAtOnceShareOneFetch() async throws {
        let night = try Night()
        _ = try await night.provider.snapshot(warnings: .ignored)
        let forged = night.withdrawKey(after: 8 * 3_600)
        let verdicts = await withTaskGroup(of: [ProblemCode].self) { group in
            for _ in 0..<50 { group.addTask { await night.verdict(forged) } }
            return await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(verdicts == [[.keysUnknownKey]])
        #expect(night.metadataRequests == 2)
    }

    /// The process was started anew, with what another one had stored.
    @Test(
        "A restored snapshot that has expired is refreshed before a token is accepted", arguments: [3_600, 23 * 3_600])
    func aWarmStartAsksFirst(seconds: Int) async throws {
        let night = try Night()
        let stored = try await night.provider.snapshot(warnings: .ignored).stored
        let forged = night.withdrawKey(after: seconds)
        let morning = Night(night)
        try morning.provider.restore(stored)
        #expect(morning.provider.snapshotIfAvailable() == nil)
        for _ in 0..<20 { #expect(await morning.verdict(forged) == [.keysUnknownKey]) }
    }

    /// What was stored remembers for how long the provider let it be used.
    @Test("A restored snapshot keeps the provider's cache lifetime")
    func aWarmStartKeepsToTheProvidersLifetime() async throws {
        let night = try Night(lifetime: 300)
        let stored = try await night.provider.snapshot(warnings: .ignored).stored
        let copy = try JSONDecoder().decode(StoredProvider.self, from: JSONEncoder().encode(stored))
        let forged = night.withdrawKey(after: 301)
        let morning = Night(night)
        try morning.provider.restore(copy)
        #expect(await morning.verdict(forged) == [.keysUnknownKey])
    }

    /// Whoever asks without waiting gets nothing rather than what has expired.
    @Test("With an expired snapshot, asking without waiting returns nothing")
    func whoDoesNotWaitGetsNothing() async throws {
        let night = try Night()
        _ = try await night.provider.snapshot(warnings: .ignored)
        night.time.advance(by: .seconds(3_600))
        night.issuer.transport.behave(.hold)
        for _ in 0..<10 {
            night.provider.refreshIfNeeded()
            #expect(night.provider.snapshotIfAvailable() == nil)
        }
        night.issuer.transport.release()
    }

    /// A failure before the night is not the answer to the morning's question.
    @Test("An old failure does not stop the next fetch", arguments: [3_000, 4_000])
    func anOldFailureDoesNotCount(seconds: Int) async throws {
        let night = try Night()
        _ = try await night.provider.snapshot(warnings: .ignored)
        night.issuer.transport.behave(.fail(.timedOut))
        night.time.advance(by: .seconds(seconds))
        #expect(await night.verdict(night.goodToken) == [])
        while !night.provider.isGrounded { await Task.yield() }
        night.issuer.transport.behave(.normal)
        let forged = night.withdrawKey(after: 10 * 3_600)
        #expect(await night.verdict(forged) == [.keysUnknownKey])
    }

    /// The other side: a provider that cannot be asked does not lock anybody out, and the operator is told.
    @Test("With the provider down, the last snapshot is used and reported as stale")
    func aProviderThatIsDownIsStale() async throws {
        let night = try Night()
        _ = try await night.provider.snapshot(warnings: .ignored)
        night.time.advance(by: .seconds(8 * 3_600))
        let good = night.goodToken
        night.issuer.transport.behave(.fail(.unreachable(reason: "down")))
        #expect(await night.verdict(good) == [])
        #expect(night.kinds == [.fetched, .refused, .stale])
        var warnings: [ProblemCode] = []
        _ = try await night.provider.snapshot { warnings.append($0.code) }
        #expect(warnings == [.discoveryStale])

        // From here on nobody waits, even while the next attempt hangs.
        night.issuer.transport.behave(.hold)
        night.time.advance(by: .seconds(300))
        for _ in 0..<10 { #expect(await night.verdict(good) == []) }
        #expect(night.provider.snapshotIfAvailable() != nil)
        #expect(night.kinds == [.fetched, .refused, .stale])
        night.issuer.transport.release()
    }
}

/// A provider that is up all night, and a server that asks it.
private struct Night {
    let issuer: TestIssuer
    let time: ManualTime
    let provider: LiveProvider
    private let events = Locked<[ProviderEvent]>([])

    init(lifetime: Int? = nil) throws {
        let time = ManualTime(now: Attack.now)
        let issuer = try TestIssuer(time: time)
        self.init(issuer, time, lifetime)
    }

    /// Another process with the same provider.
    init(_ night: Night) {
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

    var kinds: [ProviderEvent.Kind] { events.withLock { $0.map(\.kind) } }
    var metadataRequests: Int { issuer.transport.requests(to: issuer.profile.metadataLocation).count }
    var goodToken: String { issuer.token(TokenOrder(for: "client", nonce: nil, at: time.now)) }

    /// The key leaks and is withdrawn, and time passes. Returns a token under that key, of the time that it is then.
    func withdrawKey(after seconds: Int) -> String {
        let leaked = issuer.keyName
        let later = time.now.addingTimeInterval(Double(seconds))
        let forged = issuer.token(TokenOrder(for: "client", nonce: nil, at: later))
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

/// Says of every answer for how long it may be used.
private struct CachedTransport: HTTPTransport {
    let transport: StubTransport
    let lifetime: Int?

    func send(_ request: HTTPRequest) async throws(TransportFailure) -> HTTPResponse {
        let response = try await transport.send(request)
        let field = lifetime.map { [HTTPHeader(name: "Cache-Control", value: "max-age=\($0)")] } ?? []
        return HTTPResponse(status: response.status, headers: response.headers + field, body: response.body)
    }
}
