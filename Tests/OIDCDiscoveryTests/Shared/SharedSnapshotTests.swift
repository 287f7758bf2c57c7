import Foundation
import OIDCDiscovery
import OIDCPrimitives
import OIDCTestSupport
import TestHelpers
import Testing

/// Instances that share their snapshots of a provider.
@Suite struct SharedSnapshotTests {
    private static let key = SecretString("0123456789abcdef0123456789abcdef")

    private let scripted: ScriptedProvider
    private let shelf = SnapshotShelf()
    private let time = ManualTime()
    private let shared: SharedSnapshots

    init() throws {
        scripted = try ScriptedProvider()
        shared = try SharedSnapshots(store: shelf, key: Self.key)
    }

    private func instance(
        _ random: any RandomSource = FixedRandom.latestRenewal, of scripted: ScriptedProvider? = nil
    ) -> ProviderFixture {
        ProviderFixture(scripted ?? self.scripted, random: random, sharedSnapshots: shared, time: time)
    }

    /// An instance that has fetched and shared a snapshot.
    private func firstInstance() async -> ProviderFixture {
        let first = instance()
        #expect(await first.verdict(key: "k1") == "s")
        #expect(await eventually { shelf.text != nil })
        return first
    }

    // MARK: - One fetch for all

    @Test("Ten instances fetch once") func tenInstances() async throws {
        let first = await firstInstance()
        for _ in 1..<10 {
            let other = instance()
            #expect(await other.verdict(key: "k1") == "s")
            #expect(other.report == ["fetched"] && other.events[0].cause == .sharedSnapshot)
        }
        #expect(scripted.metadataRequests == 1 && scripted.keyRequests == 1)
        #expect(first.events.map(\.cause) == [.start])
        #expect(shelf.saves == 1 && shelf.lifetimes == [.seconds(86_400)])
    }

    @Test("Ten instances refresh once") func tenRefreshes() async throws {
        let first = await firstInstance()
        var instances = [first]
        for _ in 1..<10 {
            let other = instance()
            #expect(await other.verdict(key: "k1") == "s")
            instances.append(other)
        }
        time.advance(by: .seconds(2_881))
        for (number, fixture) in instances.enumerated() {
            fixture.live.refreshIfNeeded()
            #expect(await eventually { fixture.events.count == 2 && fixture.live.isIdle })
            #expect(fixture.report.last == "refreshed")
            #expect(fixture.events.last?.cause == (number == 0 ? .schedule : .sharedSnapshot))
            #expect(await eventually { shelf.lifetimes.count == 2 })
        }
        #expect(scripted.metadataRequests == 2 && scripted.keyRequests == 2)
        // All have the new snapshot, and are due when it is.
        time.advance(by: .seconds(2_879))
        for fixture in instances { fixture.live.refreshIfNeeded() }
        #expect(instances.allSatisfy(\.live.isIdle) && scripted.requests == 4)
    }

    @Test("A snapshot is used until it is due for a refresh", arguments: [(2_519, 0), (2_520, 2), (86_399, 2)])
    func age(seconds: Int, requests: Int) async throws {
        _ = await firstInstance()
        let before = scripted.requests
        time.advance(by: .seconds(seconds))
        let other = instance()
        #expect(await other.verdict(key: "k1") == "s")
        #expect(scripted.requests - before == requests && other.report == ["fetched"])
    }

    @Test("An application that asks for a refresh gets one from the provider") func refreshNow() async throws {
        _ = await firstInstance()
        let other = instance()
        try await other.live.refreshNow()
        #expect(scripted.requests == 4 && other.events.map(\.cause) == [.application])
        #expect(await eventually { shelf.lifetimes.count == 2 })
    }

    // MARK: - While the provider is down

    @Test(
        "A new instance uses an older snapshot of another while the provider is down",
        arguments: [2_600, 3_700, 86_399])
    func providerDown(age: Int) async throws {
        _ = await firstInstance()
        time.advance(by: .seconds(age))
        scripted.answerEverything(.fail(.unreachable(reason: "the connection was refused")))
        let other = instance()
        #expect(await other.verdict(key: "k1") == "s")
        let stale = age < 3_600 ? [] : ["stale discovery.stale"]
        #expect(other.report == ["fetched", "refused discovery.unreachable"] + stale)
        #expect(other.events[0].cause == .sharedSnapshot)
        #expect(shelf.saves == 1)
    }

    @Test("A snapshot that is a day old is not used") func tooOld() async throws {
        _ = await firstInstance()
        time.advance(by: .seconds(86_400))
        scripted.answerEverything(.fail(.unreachable(reason: "the connection was refused")))
        let other = instance()
        #expect(await other.verdict(key: "k1") == "discovery.unreachable")
        #expect(other.report == ["snapshot-ignored discovery.snapshot-too-old", "refused discovery.unreachable"])
    }

    // MARK: - New keys

    @Test("A new key that one instance has fetched is known to the others") func newKey() async throws {
        let first = await firstInstance()
        let other = instance()
        #expect(await other.verdict(key: "k1") == "s")
        time.advance(by: .seconds(400))
        scripted.serve(keys: "k1", "k2")
        #expect(await first.verdict(key: "k2") == "s")
        #expect(await eventually { shelf.lifetimes.count == 2 })
        #expect(await other.verdict(key: "k2") == "s")
        #expect(scripted.keyRequests == 2 && scripted.metadataRequests == 1)
        #expect(other.events.last?.cause == .sharedSnapshot)

        // A shared snapshot does not use up the refresh of keys that an unknown key may cause, but the refresh does.
        scripted.serve(keys: "k1", "k2", "k3")
        #expect(await other.verdict(key: "k3") == "s")
        #expect(scripted.keyRequests == 3)
        #expect(await other.verdict(key: "k4") == "keys.unknown-key")
        #expect(scripted.keyRequests == 3)
    }

    @Test("A token with a newer key than the shared ones is accepted at once") func newestKey() async throws {
        let first = await firstInstance()
        let other = instance()
        #expect(await other.verdict(key: "k1") == "s")
        time.advance(by: .seconds(400))
        scripted.serve(keys: "k1", "k2")
        #expect(await first.verdict(key: "k2") == "s")
        #expect(await eventually { shelf.lifetimes.count == 2 })
        scripted.serve(keys: "k1", "k3")
        #expect(await other.verdict(key: "k3") == "s")
        #expect(scripted.keyRequests == 3)
    }

    // MARK: - The key

    @Test(
        "A key is 32 to 1,024 bytes long",
        arguments: [(0, false), (31, false), (32, true), (1_024, true), (1_025, false)])
    func keyLength(length: Int, isAccepted: Bool) throws {
        let key = SecretString(String(repeating: "k", count: length))
        guard !isAccepted else {
            _ = try SharedSnapshots(store: shelf, key: key)
            return
        }
        let refusal = expectRefusal(.configLimitOutOfRange) { try SharedSnapshots(store: shelf, key: key) }
        #expect(refusal?.first.found == "\(length) bytes")
    }

    @Test("The timeout is limited", arguments: [Duration.zero, .milliseconds(9), .seconds(11)])
    func timeout(timeout: Duration) {
        expectRefusal(.configLimitOutOfRange) { try SharedSnapshots(store: shelf, key: Self.key, timeout: timeout) }
    }

    @Test("Applications with other keys do not use each other's snapshots") func otherApplication() async throws {
        _ = await firstInstance()
        let other = ProviderFixture(
            scripted,
            sharedSnapshots: try SharedSnapshots(store: shelf, key: SecretString(String(repeating: "k", count: 32))),
            time: time)
        #expect(await other.verdict(key: "k1") == "s")
        #expect(scripted.requests == 4 && other.report == ["fetched"])
        #expect(await eventually { shelf.keys.count == 2 })
        #expect(shelf.keys.allSatisfy { $0.rawValue.utf8.count == 43 })
    }

    @Test("Nothing prints the key") func description() {
        var dumped = ""
        dump(shared, to: &dumped)
        #expect(!dumped.contains("0123456789abcdef") && !"\(shared)".contains("0123456789abcdef"))
    }
}
