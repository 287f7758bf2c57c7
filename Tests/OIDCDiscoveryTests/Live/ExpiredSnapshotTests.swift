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
        let bench = try ProviderFixture()
        #expect(await bench.verdict(key: "k1") == "s")
        bench.scripted.serve(keys: "k2")
        bench.scripted.answerMetadata(.hold)
        bench.time.advance(by: .seconds(3_600))
        let token = bench.scripted.token(key: "k1")
        let verdicts = await withTaskGroup(of: String.self) { group in
            for _ in 0..<100 { group.addTask { await bench.verdict(token) } }
            group.addTask {
                _ = await eventually { bench.scripted.held == 1 }
                bench.scripted.release()
                return "keys.unknown-key"
            }
            return await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(verdicts == ["keys.unknown-key"])
        #expect(bench.scripted.metadataRequests == 2)
    }

    @Test("A snapshot that has not expired is used without waiting")
    func unexpiredSnapshotIsUsedImmediately() async throws {
        let bench = try ProviderFixture()
        #expect(await bench.verdict(key: "k1") == "s")
        bench.scripted.answerMetadata(.hold)
        bench.time.advance(by: .seconds(3_600) - .milliseconds(1))
        #expect(await bench.verdict(key: "k1") == "s")
        #expect(bench.live.snapshotIfAvailable() != nil)
        bench.scripted.release()
    }

    /// A background refresh that began before the snapshot expired is awaited afterward.
    @Test("A refresh in progress is awaited once the snapshot has expired")
    func refreshInProgressIsAwaited() async throws {
        let bench = try ProviderFixture()
        #expect(await bench.verdict(key: "k1") == "s")
        bench.scripted.answerMetadata(.hold)
        bench.time.advance(by: .seconds(3_590))
        #expect(await bench.verdict(key: "k1") == "s")
        #expect(await eventually { bench.scripted.held == 1 && bench.time.sleepers == 1 })
        bench.time.advance(by: .seconds(15))
        #expect(bench.live.snapshotIfAvailable() == nil)
        let token = bench.scripted.token(key: "k2")
        let waiting = Task { await bench.verdict(token) }
        bench.scripted.serve(keys: "k2")
        bench.scripted.release()
        #expect(await waiting.value == "s")
        #expect(bench.scripted.metadataRequests == 2)
    }

    @Test("A refresh that hangs times out, and the stale snapshot is used") func hangingRefreshTimesOut() async throws {
        let bench = try ProviderFixture()
        #expect(await bench.verdict(key: "k1") == "s")
        bench.scripted.answerEverything(.hold)
        bench.time.advance(by: .seconds(3_600))
        let token = bench.scripted.token(key: "k1")
        let waiting = Task { await bench.verdict(token) }
        #expect(await eventually { bench.scripted.held == 1 && bench.time.sleepers == 1 })
        bench.time.advance(by: .seconds(21))
        #expect(await waiting.value == "s")
        #expect(bench.report == ["fetched", "refused discovery.timeout", "stale discovery.stale"])

        // Later attempts respect the retry interval, and no request waits for them.
        for _ in 0..<100 { #expect(await bench.verdict(token) == "s") }
        #expect(bench.scripted.requests == 3)
        bench.time.advance(by: .seconds(300))
        for _ in 0..<100 { #expect(await bench.verdict(token) == "s") }
        #expect(await eventually { bench.scripted.requests == 4 })
        bench.scripted.release()
    }

    /// At least ten seconds pass between a failure and the next attempt, even if the snapshot expires in between.
    @Test("A recent failure delays the next attempt") func recentFailureDelaysNextAttempt() async throws {
        let bench = try ProviderFixture()
        #expect(await bench.verdict(key: "k1") == "s")
        bench.scripted.answerEverything(Self.down)
        bench.time.advance(by: .seconds(3_595))
        #expect(await bench.verdict(key: "k1") == "s")
        #expect(await eventually { bench.live.isIdle })
        #expect(bench.scripted.requests == 3)
        bench.time.advance(by: .seconds(5))
        #expect(try await bench.warnings().map(\.code) == [.discoveryStale])
        #expect(bench.scripted.requests == 3)

        bench.time.advance(by: .seconds(5))
        bench.scripted.answerEverything(.normal)
        #expect(try await bench.warnings().isEmpty)
        #expect(bench.scripted.requests == 5)
    }

    /// If an attempt failed long before the snapshot expired, another one is made at expiry.
    @Test("A refresh that failed earlier is retried when the snapshot expires")
    func earlierFailureIsRetried() async throws {
        let bench = try ProviderFixture()
        #expect(await bench.verdict(key: "k1") == "s")
        bench.scripted.answerEverything(Self.down)
        bench.time.advance(by: .seconds(3_500))
        #expect(await bench.verdict(key: "k1") == "s")
        #expect(await eventually { bench.live.isIdle })
        bench.scripted.answerEverything(.normal)
        bench.scripted.serve(keys: "k2")
        bench.time.advance(by: .seconds(100))
        #expect(await bench.verdict(key: "k1") == "keys.unknown-key")
    }

    /// If a response has already expired when it arrives, the requests that waited for it still use it.
    @Test("A response that expires in transit is used by waiting requests")
    func expiredResponseIsUsedByWaiters() async throws {
        let policy = try RefreshPolicy(shortestInterval: .seconds(1), longestInterval: .seconds(1))
        let bench = try ProviderFixture(policy: policy)
        let token = bench.scripted.token(key: "k1")
        for round in 1...3 {
            bench.scripted.answerMetadata(.hold)
            let waiting = Task { await bench.verdict(token) }
            #expect(await eventually { bench.scripted.held == 1 && bench.time.sleepers == 1 })
            bench.time.advance(by: .seconds(5))
            bench.scripted.release()
            // The refresh that is due next gets no response yet, and nothing waits for it.
            bench.scripted.answerMetadata(.hold)
            #expect(await waiting.value == "s")
            #expect(await eventually { bench.scripted.metadataRequests == 2 * round })
            bench.scripted.release()
            #expect(await eventually { bench.live.isIdle && bench.time.sleepers == 0 })
            bench.time.advance(by: .seconds(5))
        }
    }

    @Test("A canceled task stops waiting, and the fetch continues") func cancelledTaskStopsWaiting() async throws {
        let bench = try ProviderFixture()
        #expect(await bench.verdict(key: "k1") == "s")
        bench.scripted.answerMetadata(.stall)
        bench.time.advance(by: .seconds(3_600))
        let token = bench.scripted.token(key: "k1")
        let waiting = Task { await bench.verdict(token) }
        #expect(await eventually { bench.scripted.metadataRequests == 2 })
        waiting.cancel()
        #expect(await waiting.value == "discovery.cancelled")
        bench.scripted.release()
        #expect(await bench.verdict(token) == "s")
        #expect(bench.scripted.metadataRequests == 2)
    }

    /// An expired restored snapshot is used only once the provider is known to be down.
    @Test("A restored snapshot is used while the provider is down")
    func restoredSnapshotIsUsedWhileProviderIsDown() async throws {
        let stored = try await ProviderFixture().live.snapshot(warnings: .ignored).stored
        let bench = try ProviderFixture()
        bench.scripted.answerEverything(Self.down)
        bench.time.advance(by: .seconds(23 * 3_600))
        try bench.live.restore(stored)
        #expect(await bench.verdict(key: "k1") == "s")
        #expect(bench.report == ["fetched", "refused discovery.unreachable", "stale discovery.stale"])
        #expect(bench.live.snapshotIfAvailable() != nil)
    }
}
