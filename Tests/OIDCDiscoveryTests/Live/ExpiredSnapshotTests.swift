import Foundation
import OIDCDiscovery
import OIDCPrimitives
import OIDCTestSupport
import OIDCTokens
import TestHelpers
import Testing

/// Requests that arrive after the snapshot has expired wait for the first refresh. If it fails, later requests do not
/// wait again.
@Suite struct ExpiredSnapshotTests {
    private static let down = StubTransport.Behavior.fail(.unreachable(reason: "the connection was refused"))

    @Test("Requests with an expired snapshot wait and share one fetch")
    func requestsWaitAndShareOneFetch() async throws {
        let fixture = try ProviderFixture()
        #expect(await fixture.verdict(key: "k1") == "s")
        fixture.scripted.serve(keys: "k2")
        fixture.scripted.answerMetadata(.hold)
        fixture.time.advance(by: .seconds(3_600))
        let token = fixture.scripted.token(key: "k1")
        let verdicts = await withTaskGroup(of: String.self) { group in
            for _ in 0..<100 { group.addTask { await fixture.verdict(token) } }
            group.addTask {
                _ = await eventually { fixture.scripted.held == 1 }
                fixture.scripted.release()
                return "keys.unknown-key"
            }
            return await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(verdicts == ["keys.unknown-key"])
        #expect(fixture.scripted.metadataRequests == 2)
    }

    @Test("A snapshot that has not expired is used without waiting")
    func unexpiredSnapshotIsUsedImmediately() async throws {
        let fixture = try ProviderFixture()
        #expect(await fixture.verdict(key: "k1") == "s")
        fixture.scripted.answerMetadata(.hold)
        fixture.time.advance(by: .seconds(3_600) - .milliseconds(1))
        #expect(await fixture.verdict(key: "k1") == "s")
        #expect(fixture.live.snapshotIfAvailable() != nil)
        fixture.scripted.release()
    }

    /// A background refresh that began before the snapshot expired is awaited afterward.
    @Test("A refresh in progress is awaited once the snapshot has expired")
    func refreshInProgressIsAwaited() async throws {
        let fixture = try ProviderFixture()
        #expect(await fixture.verdict(key: "k1") == "s")
        fixture.scripted.answerMetadata(.hold)
        fixture.time.advance(by: .seconds(3_590))
        #expect(await fixture.verdict(key: "k1") == "s")
        #expect(await eventually { fixture.scripted.held == 1 && fixture.time.sleepers == 1 })
        fixture.time.advance(by: .seconds(15))
        #expect(fixture.live.snapshotIfAvailable() == nil)
        let token = fixture.scripted.token(key: "k2")
        let waiting = Task { await fixture.verdict(token) }
        fixture.scripted.serve(keys: "k2")
        fixture.scripted.release()
        #expect(await waiting.value == "s")
        #expect(fixture.scripted.metadataRequests == 2)
    }

    @Test("A refresh that hangs times out, and the stale snapshot is used") func hangingRefreshTimesOut() async throws {
        let fixture = try ProviderFixture()
        #expect(await fixture.verdict(key: "k1") == "s")
        fixture.scripted.answerEverything(.hold)
        fixture.time.advance(by: .seconds(3_600))
        let token = fixture.scripted.token(key: "k1")
        let waiting = Task { await fixture.verdict(token) }
        #expect(await eventually { fixture.scripted.held == 1 && fixture.time.sleepers == 1 })
        fixture.time.advance(by: .seconds(21))
        #expect(await waiting.value == "s")
        #expect(fixture.report == ["fetched", "refused discovery.timeout", "stale discovery.stale"])

        // Later attempts respect the retry interval, and no request waits for them.
        for _ in 0..<100 { #expect(await fixture.verdict(token) == "s") }
        #expect(fixture.scripted.requests == 3)
        fixture.time.advance(by: .seconds(300))
        for _ in 0..<100 { #expect(await fixture.verdict(token) == "s") }
        #expect(await eventually { fixture.scripted.requests == 4 })
        fixture.scripted.release()
    }

    /// At least ten seconds pass between a failure and the next attempt, even if the snapshot expires in between.
    @Test("A recent failure delays the next attempt") func recentFailureDelaysNextAttempt() async throws {
        let fixture = try ProviderFixture()
        #expect(await fixture.verdict(key: "k1") == "s")
        fixture.scripted.answerEverything(Self.down)
        fixture.time.advance(by: .seconds(3_595))
        #expect(await fixture.verdict(key: "k1") == "s")
        #expect(await eventually { fixture.live.isIdle })
        #expect(fixture.scripted.requests == 3)
        fixture.time.advance(by: .seconds(5))
        #expect(try await fixture.warnings().map(\.code) == [.discoveryStale])
        #expect(fixture.scripted.requests == 3)

        fixture.time.advance(by: .seconds(5))
        fixture.scripted.answerEverything(.normal)
        #expect(try await fixture.warnings().isEmpty)
        #expect(fixture.scripted.requests == 5)
    }

    /// If an attempt failed long before the snapshot expired, another one is made at expiry.
    @Test("A refresh that failed earlier is retried when the snapshot expires")
    func earlierFailureIsRetried() async throws {
        let fixture = try ProviderFixture()
        #expect(await fixture.verdict(key: "k1") == "s")
        fixture.scripted.answerEverything(Self.down)
        fixture.time.advance(by: .seconds(3_500))
        #expect(await fixture.verdict(key: "k1") == "s")
        #expect(await eventually { fixture.live.isIdle })
        fixture.scripted.answerEverything(.normal)
        fixture.scripted.serve(keys: "k2")
        fixture.time.advance(by: .seconds(100))
        #expect(await fixture.verdict(key: "k1") == "keys.unknown-key")
    }

    /// If a response has already expired when it arrives, the requests that waited for it still use it.
    @Test("A response that expires in transit is used by waiting requests")
    func expiredResponseIsUsedByWaiters() async throws {
        let policy = try RefreshPolicy(minimumInterval: .seconds(1), maximumInterval: .seconds(1))
        let fixture = try ProviderFixture(policy: policy)
        let token = fixture.scripted.token(key: "k1")
        for round in 1...3 {
            fixture.scripted.answerMetadata(.hold)
            let waiting = Task { await fixture.verdict(token) }
            #expect(await eventually { fixture.scripted.held == 1 && fixture.time.sleepers == 1 })
            fixture.time.advance(by: .seconds(5))
            fixture.scripted.release()
            // The refresh that is due next gets no response yet, and nothing waits for it.
            fixture.scripted.answerMetadata(.hold)
            #expect(await waiting.value == "s")
            #expect(await eventually { fixture.scripted.metadataRequests == 2 * round })
            fixture.scripted.release()
            #expect(await eventually { fixture.live.isIdle && fixture.time.sleepers == 0 })
            fixture.time.advance(by: .seconds(5))
        }
    }

    @Test("A canceled task stops waiting, and the fetch continues") func cancelledTaskStopsWaiting() async throws {
        let fixture = try ProviderFixture()
        #expect(await fixture.verdict(key: "k1") == "s")
        fixture.scripted.answerMetadata(.stall)
        fixture.time.advance(by: .seconds(3_600))
        let token = fixture.scripted.token(key: "k1")
        let waiting = Task { await fixture.verdict(token) }
        #expect(await eventually { fixture.scripted.metadataRequests == 2 })
        waiting.cancel()
        #expect(await waiting.value == "discovery.cancelled")
        fixture.scripted.release()
        #expect(await fixture.verdict(token) == "s")
        #expect(fixture.scripted.metadataRequests == 2)
    }

    /// An expired restored snapshot is used only once the provider is known to be down.
    @Test("A restored snapshot is used while the provider is down")
    func restoredSnapshotIsUsedWhileProviderIsDown() async throws {
        let stored = try await ProviderFixture().live.snapshot(warnings: .ignored).stored
        let fixture = try ProviderFixture()
        fixture.scripted.answerEverything(Self.down)
        fixture.time.advance(by: .seconds(23 * 3_600))
        try fixture.live.restore(stored)
        #expect(await fixture.verdict(key: "k1") == "s")
        #expect(fixture.report == ["fetched", "refused discovery.unreachable", "stale discovery.stale"])
        #expect(fixture.live.snapshotIfAvailable() != nil)
    }
}
