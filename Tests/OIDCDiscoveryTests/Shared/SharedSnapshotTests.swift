import OIDCDiscovery
import OIDCPrimitives
import OIDCTestSupport
import OIDCTokens
import TestHelpers
import Testing

/// Instances that share their snapshots of a provider.
@Suite struct SharedSnapshotTests {
    private let app: SharingApplication

    init() throws {
        app = try SharingApplication()
    }

    // MARK: - One fetch for all

    @Test("Ten instances fetch once") func tenInstances() async throws {
        let first = await app.firstInstance()
        for _ in 1..<10 {
            let other = app.instance()
            #expect(await other.verdict(key: "k1") == "s")
            #expect(other.report == ["fetched"] && other.events[0].cause == .sharedSnapshot)
        }
        #expect(app.scripted.metadataRequests == 1 && app.scripted.keyRequests == 1)
        #expect(first.events.map(\.cause) == [.start])
        #expect(app.shelf.saves == 1 && app.shelf.lifetimes == [.seconds(86_400)])
    }

    @Test("Ten instances refresh once") func tenRefreshes() async throws {
        let first = await app.firstInstance()
        var instances = [first]
        for _ in 1..<10 {
            let other = app.instance()
            #expect(await other.verdict(key: "k1") == "s")
            instances.append(other)
        }
        app.time.advance(by: .seconds(2_881))
        for (number, fixture) in instances.enumerated() {
            fixture.live.refreshIfNeeded()
            #expect(await eventually { fixture.events.count == 2 && fixture.live.isIdle })
            #expect(fixture.report.last == "refreshed")
            #expect(fixture.events.last?.cause == (number == 0 ? .schedule : .sharedSnapshot))
            #expect(await eventually { app.shelf.lifetimes.count == 2 })
        }
        #expect(app.scripted.metadataRequests == 2 && app.scripted.keyRequests == 2)
        // All have the new snapshot, and are due when it is.
        app.time.advance(by: .seconds(2_879))
        for fixture in instances { fixture.live.refreshIfNeeded() }
        #expect(instances.allSatisfy(\.live.isIdle) && app.scripted.requests == 4)
    }

    @Test("A snapshot is used until it is due for a refresh", arguments: [(2_519, 0), (2_520, 2), (86_399, 2)])
    func age(seconds: Int, requests: Int) async throws {
        _ = await app.firstInstance()
        let before = app.scripted.requests
        app.time.advance(by: .seconds(seconds))
        let other = app.instance()
        #expect(await other.verdict(key: "k1") == "s")
        #expect(app.scripted.requests - before == requests && other.report == ["fetched"])
    }

    @Test("An application that asks for a refresh gets one from the provider") func refreshNow() async throws {
        _ = await app.firstInstance()
        let other = app.instance()
        try await other.live.refreshNow()
        #expect(app.scripted.requests == 4 && other.events.map(\.cause) == [.application])
        #expect(await eventually { app.shelf.lifetimes.count == 2 })
    }

    @Test("The largest documents that are accepted can be shared") func largestDocuments() async throws {
        let limits = try DiscoveryLimits(metadataBytes: 8_192, keySet: KeySetLimits(bytes: 8_192))
        // A line break takes two bytes in a snapshot.
        func padded(_ text: String) -> TransportResponse {
            let padding = [UInt8](repeating: 0x0A, count: 8_192 - text.utf8.count)
            return TransportResponse(status: 200, body: Array(text.utf8) + padding)
        }
        app.scripted.answerMetadata(.answer(padded(app.scripted.metadata([:]))))
        app.scripted.answerKeys(.answer(padded(app.scripted.keySet())))
        #expect(await app.instance(limits: limits).verdict(key: "k1") == "s")
        #expect(await eventually { app.shelf.text != nil })
        let other = app.instance(limits: limits)
        #expect(await other.verdict(key: "k1") == "s")
        #expect(app.scripted.requests == 2 && other.report == ["fetched"])
    }

    // MARK: - New keys

    @Test("A new key that one instance has fetched is known to the others") func newKey() async throws {
        let first = await app.firstInstance()
        let other = app.instance()
        #expect(await other.verdict(key: "k1") == "s")
        app.time.advance(by: .seconds(400))
        app.scripted.serve(keys: "k1", "k2")
        #expect(await first.verdict(key: "k2") == "s")
        #expect(await eventually { app.shelf.lifetimes.count == 2 })
        #expect(await other.verdict(key: "k2") == "s")
        #expect(app.scripted.keyRequests == 2 && app.scripted.metadataRequests == 1)
        #expect(other.events.last?.cause == .sharedSnapshot)

        // A shared snapshot does not use up the refresh of keys that an unknown key may cause, but the refresh does.
        app.scripted.serve(keys: "k1", "k2", "k3")
        #expect(await other.verdict(key: "k3") == "s")
        #expect(app.scripted.keyRequests == 3)
        #expect(await other.verdict(key: "k4") == "keys.unknown-key")
        #expect(app.scripted.keyRequests == 3)
    }

    @Test("A token with a newer key than the shared ones is accepted at once") func newestKey() async throws {
        let first = await app.firstInstance()
        let other = app.instance()
        #expect(await other.verdict(key: "k1") == "s")
        app.time.advance(by: .seconds(400))
        app.scripted.serve(keys: "k1", "k2")
        #expect(await first.verdict(key: "k2") == "s")
        #expect(await eventually { app.shelf.lifetimes.count == 2 })
        app.scripted.serve(keys: "k1", "k3")
        #expect(await other.verdict(key: "k3") == "s")
        #expect(app.scripted.keyRequests == 3)
    }

    // MARK: - The key

    @Test(
        "A key is 32 to 1,024 bytes long",
        arguments: [(0, false), (31, false), (32, true), (1_024, true), (1_025, false)])
    func keyLength(length: Int, isAccepted: Bool) throws {
        let key = SecretString(String(repeating: "k", count: length))
        guard !isAccepted else {
            _ = try SharedSnapshots(store: app.shelf, key: key)
            return
        }
        let refusal = expectRefusal(.configLimitOutOfRange) { try SharedSnapshots(store: app.shelf, key: key) }
        #expect(refusal?.first.found == "\(length) bytes")
    }

    @Test("The timeout is limited", arguments: [Duration.zero, .milliseconds(9), .seconds(11)])
    func timeout(timeout: Duration) {
        expectRefusal(.configLimitOutOfRange) {
            try SharedSnapshots(store: app.shelf, key: SharingApplication.key, timeout: timeout)
        }
    }

    @Test("Applications with other keys do not use each other's snapshots") func otherApplication() async throws {
        _ = await app.firstInstance()
        let other = ProviderFixture(
            app.scripted,
            sharedSnapshots: try SharedSnapshots(
                store: app.shelf, key: SecretString(String(repeating: "k", count: 32))),
            time: app.time)
        #expect(await other.verdict(key: "k1") == "s")
        #expect(app.scripted.requests == 4 && other.report == ["fetched"])
        #expect(await eventually { app.shelf.keys.count == 2 })
        #expect(app.shelf.keys.allSatisfy { $0.rawValue.utf8.count == 43 })
    }

    @Test("Nothing prints the key") func description() {
        var dumped = ""
        dump(app.shared, to: &dumped)
        #expect(!dumped.contains("0123456789abcdef") && !"\(app.shared)".contains("0123456789abcdef"))
    }
}
