import Foundation
import OIDCDiscovery
import OIDCPrimitives
import OIDCTestSupport
import OIDCTokens
import TestHelpers
import Testing

/// What happens to requests that come when the snapshot has expired: the first renewal is waited for, and what fails is
/// waited for no more.
@Suite struct ExpiredSnapshotTests {
    private static let down = StubTransport.Behavior.fail(.unreachable(reason: "the connection was refused"))

    @Test func requestsWaitAndShareOneFetch() async throws {
        let bench = try TestBench()
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

    @Test func withinTheIntervalNobodyWaits() async throws {
        let bench = try TestBench()
        #expect(await bench.verdict(key: "k1") == "s")
        bench.scripted.answerMetadata(.hold)
        bench.time.advance(by: .seconds(3_600) - .milliseconds(1))
        #expect(await bench.verdict(key: "k1") == "s")
        #expect(bench.live.snapshotIfAvailable() != nil)
        bench.scripted.release()
    }

    /// A renewal that was begun in the background before the snapshot expired is waited for afterwards.
    @Test func theRenewalOnItsWayIsWaitedFor() async throws {
        let bench = try TestBench()
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

    @Test func aRenewalThatHangsIsWaitedForInBounds() async throws {
        let bench = try TestBench()
        #expect(await bench.verdict(key: "k1") == "s")
        bench.scripted.answerEverything(.hold)
        bench.time.advance(by: .seconds(3_600))
        let token = bench.scripted.token(key: "k1")
        let waiting = Task { await bench.verdict(token) }
        #expect(await eventually { bench.scripted.held == 1 && bench.time.sleepers == 1 })
        bench.time.advance(by: .seconds(21))
        #expect(await waiting.value == "s")
        #expect(bench.report == ["fetched", "refused discovery.timeout", "stale discovery.stale"])

        // The next attempts keep their distance, and nobody waits for them.
        for _ in 0..<100 { #expect(await bench.verdict(token) == "s") }
        #expect(bench.scripted.requests == 3)
        bench.time.advance(by: .seconds(300))
        for _ in 0..<100 { #expect(await bench.verdict(token) == "s") }
        #expect(await eventually { bench.scripted.requests == 4 })
        bench.scripted.release()
    }

    /// Between a failure and the next attempt lie ten seconds at least, even when the snapshot expires within them.
    @Test func aFailureAMomentAgoCounts() async throws {
        let bench = try TestBench()
        #expect(await bench.verdict(key: "k1") == "s")
        bench.scripted.answerEverything(Self.down)
        bench.time.advance(by: .seconds(3_595))
        #expect(await bench.verdict(key: "k1") == "s")
        #expect(await eventually { bench.live.isGrounded })
        #expect(bench.scripted.requests == 3)
        bench.time.advance(by: .seconds(5))
        #expect(try await bench.warnings().map(\.code) == [.discoveryStale])
        #expect(bench.scripted.requests == 3)

        bench.time.advance(by: .seconds(5))
        bench.scripted.answerEverything(.normal)
        #expect(try await bench.warnings().isEmpty)
        #expect(bench.scripted.requests == 5)
    }

    /// An attempt that failed long before the snapshot expired is made again when it does.
    @Test func anEarlierFailureIsTriedAgain() async throws {
        let bench = try TestBench()
        #expect(await bench.verdict(key: "k1") == "s")
        bench.scripted.answerEverything(Self.down)
        bench.time.advance(by: .seconds(3_500))
        #expect(await bench.verdict(key: "k1") == "s")
        #expect(await eventually { bench.live.isGrounded })
        bench.scripted.answerEverything(.normal)
        bench.scripted.serve(keys: "k2")
        bench.time.advance(by: .seconds(100))
        #expect(await bench.verdict(key: "k1") == "keys.unknown-key")
    }

    /// A provider so slow that its answer has expired on the way: it is used by whoever waited for it.
    @Test func anAnswerThatExpiredOnTheWayIsUsed() async throws {
        let policy = try RefreshPolicy(shortestInterval: .seconds(1), longestInterval: .seconds(1))
        let bench = try TestBench(policy: policy)
        let token = bench.scripted.token(key: "k1")
        for round in 1...3 {
            bench.scripted.answerMetadata(.hold)
            let waiting = Task { await bench.verdict(token) }
            #expect(await eventually { bench.scripted.held == 1 && bench.time.sleepers == 1 })
            bench.time.advance(by: .seconds(5))
            bench.scripted.release()
            // The renewal that is due after it gets no answer yet, and is not waited for.
            bench.scripted.answerMetadata(.hold)
            #expect(await waiting.value == "s")
            #expect(await eventually { bench.scripted.metadataRequests == 2 * round })
            bench.scripted.release()
            #expect(await eventually { bench.live.isGrounded && bench.time.sleepers == 0 })
            bench.time.advance(by: .seconds(5))
        }
    }

    @Test func aCancelledTaskWaitsNoLonger() async throws {
        let bench = try TestBench()
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

    /// A restored snapshot that has expired is used when the provider is down, and not before that is known.
    @Test func aRestoredSnapshotServesWhileTheProviderIsDown() async throws {
        let stored = try await TestBench().live.snapshot(warnings: .ignored).stored
        let bench = try TestBench()
        bench.scripted.answerEverything(Self.down)
        bench.time.advance(by: .seconds(23 * 3_600))
        try bench.live.restore(stored)
        #expect(await bench.verdict(key: "k1") == "s")
        #expect(bench.report == ["fetched", "refused discovery.unreachable", "stale discovery.stale"])
        #expect(bench.live.snapshotIfAvailable() != nil)
    }
}
