import Foundation
import OIDCDiscovery
import OIDCTestSupport
import OIDCPrimitives
import OIDCTokens
import TestHelpers
import Testing

/// The live provider on its good days: who waits, who does not, and what is asked for.
@Suite struct LiveProviderTests {
    @Test func aColdProviderIsAskedOnceHoweverManyWait() async throws {
        let bench = try TestBench()
        bench.scripted.answerMetadata(.hold)
        let token = bench.scripted.token(key: "k1")
        let verdicts = await withTaskGroup(of: String.self) { group in
            for _ in 0..<1_000 { group.addTask { await bench.verdict(token) } }
            group.addTask {
                _ = await eventually { bench.scripted.held == 1 }
                bench.scripted.release()
                return "s"
            }
            return await group.reduce(into: [:]) { counts, verdict in counts[verdict, default: 0] += 1 }
        }
        #expect(verdicts == ["s": 1_001])
        #expect(bench.scripted.metadataRequests == 1)
        #expect(bench.scripted.keyRequests == 1)
        #expect(bench.report == ["fetched"])
    }

    @Test("A token under a known key causes no request") func aKnownKeyNeedsNobody() async throws {
        let bench = try TestBench()
        #expect(bench.live.snapshotIfAvailable() == nil && bench.live.isGrounded)
        bench.live.refreshIfNeeded()
        #expect(await eventually { bench.live.snapshotIfAvailable() != nil })
        // What the request path does: read the snapshot, judge. There is no await in it.
        let snapshot = try #require(bench.live.snapshotIfAvailable())
        let expectations = try ScriptedProvider.expectations(snapshot)
        for number in 0..<1_000 {
            let token = bench.scripted.token(key: "k1", subject: "\(number)")
            #expect(try snapshot.verify(token, against: expectations, at: bench.time.now).subject == "\(number)")
        }
        #expect(bench.scripted.requests == 2)
    }

    @Test func theQueryOfTheKeySetSurvives() async throws {
        let bench = try TestBench()
        #expect(await bench.verdict(key: "k1") == "s")
        #expect(bench.scripted.keySetLocation.hasSuffix("?appid=a%20b"))
        #expect(bench.scripted.keyRequests == 1)
    }

    @Test func anUnknownKeyIsAskedForOnce() async throws {
        let bench = try TestBench()
        #expect(await bench.verdict(key: "k1") == "s")
        bench.scripted.serve(keys: "k1", "k2")
        #expect(await bench.verdict(key: "k2") == "s")
        #expect(bench.scripted.metadataRequests == 1)
        #expect(bench.scripted.keyRequests == 2)
        #expect(bench.report == ["fetched", "refreshed"])
        #expect(bench.events.last?.cause == .unknownKey)
    }

    @Test func forgedKeysAreRefusedWithoutAskingAgain() async throws {
        let bench = try TestBench()
        #expect(await bench.verdict(key: "k1") == "s")
        let forged = (0..<10_000).map { bench.scripted.token(key: "forged-\($0)") }
        let good = bench.scripted.token(key: "k1")
        #expect(await bench.verdict(forged[0]) == "keys.unknown-key")
        #expect(bench.scripted.keyRequests == 2)

        let verdicts = await withTaskGroup(of: String.self) { group in
            for token in forged.dropFirst() {
                group.addTask { await bench.verdict(token) }
                group.addTask { await bench.verdict(good) }
            }
            return await group.reduce(into: [:]) { counts, verdict in counts[verdict, default: 0] += 1 }
        }
        #expect(verdicts == ["s": 9_999, "keys.unknown-key": 9_999])
        #expect(bench.scripted.keyRequests == 2)
        #expect(bench.scripted.metadataRequests == 1)
        #expect(bench.report == ["fetched", "refreshed", "throttled"])

        bench.time.advance(by: .seconds(299))
        #expect(await bench.verdict(forged[1]) == "keys.unknown-key")
        #expect(bench.scripted.keyRequests == 2)
        bench.time.advance(by: .seconds(1))
        #expect(await bench.verdict(forged[1]) == "keys.unknown-key")
        #expect(bench.scripted.keyRequests == 3)
    }

    @Test func aFloodOnAColdProviderIsOneFetch() async throws {
        let bench = try TestBench()
        let forged = (0..<1_000).map { bench.scripted.token(key: "forged-\($0)") }
        await withTaskGroup(of: Void.self) { group in
            for token in forged { group.addTask { #expect(await bench.verdict(token) == "keys.unknown-key") } }
        }
        #expect(bench.scripted.metadataRequests == 1)
        #expect(bench.scripted.keyRequests == 2)
    }

    @Test func renewalHappensBehindTheRequests() async throws {
        let bench = try TestBench()
        #expect(await bench.verdict(key: "k1") == "s")
        bench.time.advance(by: .seconds(2_879))
        #expect(await bench.verdict(key: "k1") == "s")
        #expect(bench.scripted.requests == 2)

        // At four fifths of its hour the snapshot is due. Nobody waits for the renewal, not even while it hangs.
        bench.scripted.serve(keys: "k2")
        bench.scripted.answerMetadata(.hold)
        bench.time.advance(by: .seconds(1))
        for _ in 0..<100 { #expect(await bench.verdict(key: "k1") == "s") }
        #expect(await eventually { bench.scripted.held == 1 })
        #expect(bench.scripted.metadataRequests == 2)
        bench.scripted.release()
        #expect(await eventually { bench.events.count == 2 })
        #expect(await bench.verdict(key: "k2") == "s")
        #expect(bench.scripted.metadataRequests == 2)
        #expect(bench.scripted.keyRequests == 2)
        #expect(bench.events.last?.cause == .schedule)
    }

    @Test(arguments: [("max-age=1", 300), ("max-age=600", 480), ("max-age=86400, private", 2_880), ("no-store", 300)])
    func theProvidersLifetimeCountsWithinBounds(field: String, renewal: Int) async throws {
        let bench = try TestBench()
        bench.scripted.send(headers: [HTTPHeader(name: "cache-CONTROL", value: field)])
        #expect(await bench.verdict(key: "k1") == "s")
        bench.time.advance(by: .seconds(renewal) - .milliseconds(1))
        #expect(await bench.verdict(key: "k1") == "s")
        #expect(bench.scripted.requests == 2)
        bench.time.advance(by: .milliseconds(1))
        #expect(await bench.verdict(key: "k1") == "s")
        #expect(await eventually { bench.events.count == 2 })
        #expect(bench.scripted.requests == 4)
    }

    @Test("A fetch goes on when the task that started it is cancelled")
    func theFlightSurvivesWhoLaunchedIt() async throws {
        let bench = try TestBench()
        bench.scripted.answerMetadata(.stall)
        let token = bench.scripted.token(key: "k1")
        let first = Task { await bench.verdict(token) }
        #expect(await eventually { bench.scripted.metadataRequests == 1 })
        let second = Task { await bench.verdict(token) }
        for _ in 0..<100 { await Task.yield() }
        first.cancel()
        #expect(await first.value == "discovery.cancelled")
        bench.scripted.release()
        #expect(await second.value == "s")
        #expect(bench.scripted.metadataRequests == 1)
    }

    @Test func aServerMayKeepItFreshWithoutRequests() async throws {
        let bench = try TestBench()
        let keeper = Task { await bench.live.keepFresh() }
        #expect(await eventually { bench.events.count == 1 })
        for round in 2...4 {
            // Asleep: the keeper. The deadline of a landed flight is gone.
            #expect(await eventually { bench.time.sleepers == 1 })
            bench.time.advance(by: .seconds(2_880))
            #expect(await eventually { bench.events.count == round })
        }
        #expect(bench.scripted.metadataRequests == 4)
        keeper.cancel()
        await keeper.value
    }

    @Test func aRolloverAmongAThousandValidationsLosesNone() async throws {
        let bench = try TestBench()
        #expect(await bench.verdict(key: "k1") == "s")
        let old = bench.scripted.token(key: "k1")
        let new = bench.scripted.token(key: "k2")
        let verdicts = await withTaskGroup(of: String.self) { group in
            for number in 0..<1_000 {
                if number == 500 { bench.scripted.serve(keys: "k1", "k2") }
                group.addTask { await bench.verdict(number < 500 ? old : number.isMultiple(of: 2) ? old : new) }
            }
            return await group.reduce(into: [:]) { counts, verdict in counts[verdict, default: 0] += 1 }
        }
        #expect(verdicts == ["s": 1_000])
        #expect(bench.scripted.keyRequests == 2)
    }

    @Test("An event prints as one line") func eventsAreLines() async throws {
        let bench = try TestBench()
        #expect(await bench.verdict(key: "k1") == "s")
        #expect(
            bench.events.first.map(String.init(describing:))
                == "OIDC provider fetched (start): https://id.example.com/.well-known/openid-configuration")
    }
}
