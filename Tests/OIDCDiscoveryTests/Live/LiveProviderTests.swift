import Foundation
import OIDCDiscovery
import OIDCTestSupport
import OIDCPrimitives
import OIDCTokens
import TestHelpers
import Testing

/// How a `LiveProvider` behaves while the provider works: which requests wait, and what is fetched.
@Suite struct LiveProviderTests {
    @Test("Concurrent requests to a cold provider share one fetch")
    func concurrentRequestsShareOneFetch() async throws {
        let fixture = try ProviderFixture()
        fixture.scripted.answerMetadata(.hold)
        let token = fixture.scripted.token(key: "k1")
        let verdicts = await withTaskGroup(of: String.self) { group in
            for _ in 0..<1_000 { group.addTask { await fixture.verdict(token) } }
            group.addTask {
                _ = await eventually { fixture.scripted.held == 1 }
                fixture.scripted.release()
                return "s"
            }
            return await group.reduce(into: [:]) { counts, verdict in counts[verdict, default: 0] += 1 }
        }
        #expect(verdicts == ["s": 1_001])
        #expect(fixture.scripted.metadataRequests == 1)
        #expect(fixture.scripted.keyRequests == 1)
        #expect(fixture.report == ["fetched"])
    }

    @Test("A token with a known key causes no request") func knownKeyCausesNoRequest() async throws {
        let fixture = try ProviderFixture()
        #expect(fixture.live.snapshotIfAvailable() == nil && fixture.live.isIdle)
        fixture.live.refreshIfNeeded()
        #expect(await eventually { fixture.live.snapshotIfAvailable() != nil })
        // The request path reads the snapshot and validates the token without an await.
        let snapshot = try #require(fixture.live.snapshotIfAvailable())
        let expectations = try ScriptedProvider.expectations(snapshot)
        for number in 0..<1_000 {
            let token = fixture.scripted.token(key: "k1", subject: "\(number)")
            #expect(try snapshot.verify(token, against: expectations, at: fixture.time.now).subject == "\(number)")
        }
        #expect(fixture.scripted.requests == 2)
    }

    @Test("The query of the key set URL is preserved") func keySetQueryIsPreserved() async throws {
        let fixture = try ProviderFixture()
        #expect(await fixture.verdict(key: "k1") == "s")
        #expect(fixture.scripted.jwksURL.hasSuffix("?appid=a%20b"))
        #expect(fixture.scripted.keyRequests == 1)
    }

    @Test("An unknown key ID causes one key refresh") func unknownKeyIsFetchedOnce() async throws {
        let fixture = try ProviderFixture()
        #expect(await fixture.verdict(key: "k1") == "s")
        fixture.scripted.serve(keys: "k1", "k2")
        #expect(await fixture.verdict(key: "k2") == "s")
        #expect(fixture.scripted.metadataRequests == 1)
        #expect(fixture.scripted.keyRequests == 2)
        #expect(fixture.report == ["fetched", "refreshed"])
        #expect(fixture.events.last?.cause == .unknownKey)
    }

    @Test("Forged key IDs are rejected without more key refreshes") func forgedKeyIDsAreRateLimited() async throws {
        let fixture = try ProviderFixture()
        #expect(await fixture.verdict(key: "k1") == "s")
        let forged = (0..<10_000).map { fixture.scripted.token(key: "forged-\($0)") }
        let good = fixture.scripted.token(key: "k1")
        #expect(await fixture.verdict(forged[0]) == "keys.unknown-key")
        #expect(fixture.scripted.keyRequests == 2)

        let verdicts = await withTaskGroup(of: String.self) { group in
            for token in forged.dropFirst() {
                group.addTask { await fixture.verdict(token) }
                group.addTask { await fixture.verdict(good) }
            }
            return await group.reduce(into: [:]) { counts, verdict in counts[verdict, default: 0] += 1 }
        }
        #expect(verdicts == ["s": 9_999, "keys.unknown-key": 9_999])
        #expect(fixture.scripted.keyRequests == 2)
        #expect(fixture.scripted.metadataRequests == 1)
        #expect(fixture.report == ["fetched", "refreshed", "throttled"])

        fixture.time.advance(by: .seconds(299))
        #expect(await fixture.verdict(forged[1]) == "keys.unknown-key")
        #expect(fixture.scripted.keyRequests == 2)
        fixture.time.advance(by: .seconds(1))
        #expect(await fixture.verdict(forged[1]) == "keys.unknown-key")
        #expect(fixture.scripted.keyRequests == 3)
    }

    @Test("Many forged tokens on a cold provider cause one fetch") func forgedTokensShareOneFetch() async throws {
        let fixture = try ProviderFixture()
        let forged = (0..<1_000).map { fixture.scripted.token(key: "forged-\($0)") }
        await withTaskGroup(of: Void.self) { group in
            for token in forged { group.addTask { #expect(await fixture.verdict(token) == "keys.unknown-key") } }
        }
        #expect(fixture.scripted.metadataRequests == 1)
        #expect(fixture.scripted.keyRequests == 2)
    }

    @Test("A scheduled refresh runs in the background") func refreshRunsInBackground() async throws {
        let fixture = try ProviderFixture()
        #expect(await fixture.verdict(key: "k1") == "s")
        fixture.time.advance(by: .seconds(2_879))
        #expect(await fixture.verdict(key: "k1") == "s")
        #expect(fixture.scripted.requests == 2)

        // After four fifths of its hour, the snapshot is due for a refresh. No request waits for the refresh, even
        // while it hangs.
        fixture.scripted.serve(keys: "k2")
        fixture.scripted.answerMetadata(.hold)
        fixture.time.advance(by: .seconds(1))
        for _ in 0..<100 { #expect(await fixture.verdict(key: "k1") == "s") }
        #expect(await eventually { fixture.scripted.held == 1 })
        #expect(fixture.scripted.metadataRequests == 2)
        fixture.scripted.release()
        #expect(await eventually { fixture.events.count == 2 })
        #expect(await fixture.verdict(key: "k2") == "s")
        #expect(fixture.scripted.metadataRequests == 2)
        #expect(fixture.scripted.keyRequests == 2)
        #expect(fixture.events.last?.cause == .schedule)

        // A snapshot that is too old was still a snapshot: this is not a start.
        fixture.time.advance(by: .seconds(90_000))
        #expect(await fixture.verdict(key: "k2") == "s")
        #expect(fixture.events.last?.cause == .schedule && fixture.events.last?.kind == .refreshed)
    }

    @Test(
        "The provider's cache lifetime is honored within limits",
        arguments: [("max-age=1", 300), ("max-age=600", 480), ("max-age=86400, private", 2_880), ("no-store", 300)])
    func cacheLifetimeIsClamped(field: String, renewal: Int) async throws {
        let fixture = try ProviderFixture()
        fixture.scripted.send(headers: [HeaderField(name: "cache-CONTROL", value: field)])
        #expect(await fixture.verdict(key: "k1") == "s")
        fixture.time.advance(by: .seconds(renewal) - .milliseconds(1))
        #expect(await fixture.verdict(key: "k1") == "s")
        #expect(fixture.scripted.requests == 2)
        fixture.time.advance(by: .milliseconds(1))
        #expect(await fixture.verdict(key: "k1") == "s")
        #expect(await eventually { fixture.events.count == 2 })
        #expect(fixture.scripted.requests == 4)
    }

    @Test("A fetch continues when the task that started it is canceled")
    func fetchOutlivesItsTask() async throws {
        let fixture = try ProviderFixture()
        fixture.scripted.answerMetadata(.stall)
        let token = fixture.scripted.token(key: "k1")
        let first = Task { await fixture.verdict(token) }
        #expect(await eventually { fixture.scripted.metadataRequests == 1 })
        let second = Task { await fixture.verdict(token) }
        for _ in 0..<100 { await Task.yield() }
        first.cancel()
        #expect(await first.value == "discovery.cancelled")
        fixture.scripted.release()
        #expect(await second.value == "s")
        #expect(fixture.scripted.metadataRequests == 1)
    }

    @Test("`keepFresh()` refreshes the snapshot without any requests")
    func keepFreshRefreshesWithoutRequests() async throws {
        let fixture = try ProviderFixture()
        let keeper = Task { await fixture.live.keepFresh() }
        #expect(await eventually { fixture.events.count == 1 })
        for round in 2...4 {
            // Only the keeper sleeps. The timeout of a finished fetch is gone.
            #expect(await eventually { fixture.time.sleepers == 1 })
            fixture.time.advance(by: .seconds(2_880))
            #expect(await eventually { fixture.events.count == round })
        }
        #expect(fixture.scripted.metadataRequests == 4)
        keeper.cancel()
        await keeper.value
    }

    @Test("A key rollover among 1,000 validations rejects no valid token")
    func rolloverDuringValidations() async throws {
        let fixture = try ProviderFixture()
        #expect(await fixture.verdict(key: "k1") == "s")
        let old = fixture.scripted.token(key: "k1")
        let new = fixture.scripted.token(key: "k2")
        let verdicts = await withTaskGroup(of: String.self) { group in
            for number in 0..<1_000 {
                if number == 500 { fixture.scripted.serve(keys: "k1", "k2") }
                group.addTask { await fixture.verdict(number < 500 ? old : number.isMultiple(of: 2) ? old : new) }
            }
            return await group.reduce(into: [:]) { counts, verdict in counts[verdict, default: 0] += 1 }
        }
        #expect(verdicts == ["s": 1_000])
        #expect(fixture.scripted.keyRequests == 2)
    }

    @Test("An event's description is a single line") func eventDescription() async throws {
        let fixture = try ProviderFixture()
        #expect(await fixture.verdict(key: "k1") == "s")
        #expect(
            fixture.events.first.map(String.init(describing:))
                == "OIDC provider fetched (start): https://id.example.com/.well-known/openid-configuration")
    }
}
