import Foundation
import OIDCPrimitives
import OIDCSoftwareCrypto
import OIDCTestSupport
import TestHelpers
import Testing

@testable import OIDCDiscovery

/// A store of shared snapshots that an attacker can write to, or that fails. It can neither change the keys that tokens
/// are verified with nor keep users from signing in.
@Suite struct HostileSnapshotStoreTests {
    private static let key = SecretString("0123456789abcdef0123456789abcdef")

    private let scripted: ScriptedProvider
    private let shelf = SnapshotShelf()
    private let time = ManualTime()
    private let shared: SharedSnapshots

    init() throws {
        scripted = try ScriptedProvider()
        shared = try SharedSnapshots(store: shelf, key: Self.key)
    }

    private func instance(of scripted: ScriptedProvider? = nil, time: ManualTime? = nil) -> ProviderFixture {
        ProviderFixture(scripted ?? self.scripted, sharedSnapshots: shared, time: time ?? self.time)
    }

    private func firstInstance() async throws -> (fixture: ProviderFixture, text: String) {
        let first = instance()
        #expect(await first.verdict(key: "k1") == "s")
        #expect(await eventually { shelf.text != nil })
        return (first, try #require(shelf.text))
    }

    private var seal: SealedSnapshot {
        SealedSnapshot(Self.key, digest: SoftwareCrypto(), metadataURL: scripted.metadataURL)
    }

    private static let notAuthentic = "snapshot-ignored discovery.snapshot-not-authentic"

    @Test("A snapshot that a later release of the application wrote is ignored, although its code is right")
    func laterVersion() async throws {
        let (_, text) = try await firstInstance()
        let json = Array(text.dropFirst(46).replacingOccurrences(of: #""version":1"#, with: #""version":2"#).utf8)
        let label = Array("oidc-shared-snapshot-1.".utf8) + [0] + Array(scripted.metadataURL.utf8) + [0]
        let code = HMAC.sha256(label + json, key: Array(Self.key.revealed().utf8), digest: SoftwareCrypto())
        let later = "1.\(Base64URL.encode(code))." + String(decoding: json, as: UTF8.self)
        let refusal = #expect(throws: Refusal.self) { try seal.open(later, limit: 1 << 20) }
        #expect(refusal?.first.found == "another version")
        shelf.behave(.answers(later))
        let other = instance()
        #expect(await other.verdict(key: "k1") == "s")
        #expect(other.report == [Self.notAuthentic, "fetched"])
    }

    // MARK: - Snapshots that this application did not write

    enum Change: String, CaseIterable {
        case otherCode, otherKeys, otherTime, otherKeysTime, otherLifetime, noCode, otherVersion, shortened, lengthened
        case empty, huge

        func applied(to text: String) -> String {
            let json = String(text.dropFirst(46))
            return switch self {
            case .otherCode: text.replacingOccurrences(of: text.prefix(12), with: "1.AAAAAAAAAA")
            case .otherKeys: text.replacingOccurrences(of: "k1", with: "k9")
            case .otherTime: text.replacingOccurrences(of: #""fetchedAt":1"#, with: #""fetchedAt":2"#)
            case .otherKeysTime: text.replacingOccurrences(of: #""keysFetchedAt":1"#, with: #""keysFetchedAt":2"#)
            case .otherLifetime: text.replacingOccurrences(of: #""lifetime":3600"#, with: #""lifetime":3601"#)
            case .noCode: json
            case .otherVersion: "2" + text.dropFirst()
            case .shortened: String(text.dropLast())
            case .lengthened: text + " "
            case .empty: ""
            case .huge: text + String(repeating: " ", count: 10 << 20)
            }
        }
    }

    @Test("A changed snapshot is not used, and reported", arguments: Change.allCases)
    func changedSnapshot(change: Change) async throws {
        let text = try await firstInstance().text
        let changed = change.applied(to: text)
        #expect(changed != text)
        shelf.behave(.answers(changed))
        scripted.serve(keys: "k1", "k2")
        let other = instance()
        #expect(await other.verdict(key: "k2") == "s")
        #expect(scripted.requests == 4)
        #expect(other.report == [Self.notAuthentic, "fetched"])
        #expect(await other.verdict(key: "k9") == "keys.unknown-key")
    }

    @Test("The snapshot of another provider is not used") func otherProvider() async throws {
        shelf.behave(.answers(try await firstInstance().text))
        let victim = try ScriptedProvider(issuer: "https://victim.example.com")
        victim.serve(keys: "k5")
        let other = instance(of: victim)
        #expect(await other.verdict(key: "k1") == "keys.unknown-key")
        #expect(other.report.contains(Self.notAuthentic) && victim.metadataRequests == 1)
    }

    /// A withdrawn key must not return with a snapshot that was genuine once.
    @Test("An older snapshot than the known one is not used") func olderSnapshot() async throws {
        let (first, text) = try await firstInstance()
        time.advance(by: .seconds(100))
        scripted.serve(keys: "k2")
        try await first.live.refreshNow()
        shelf.behave(.answers(text))
        #expect(await first.verdict(key: "k1") == "keys.unknown-key")
        #expect(scripted.keyRequests == 3)
        #expect(await first.verdict(key: "k2") == "s")
    }

    @Test("A snapshot from the future is not used", arguments: [(299, 0), (301, 2)])
    func futureSnapshot(seconds: Int, requests: Int) async throws {
        let ahead = ManualTime()
        ahead.advance(by: .seconds(seconds))
        #expect(await instance(time: ahead).verdict(key: "k1") == "s")
        #expect(await eventually { shelf.text != nil })
        let other = instance()
        #expect(await other.verdict(key: "k1") == "s")
        #expect(scripted.requests == 2 + requests)
        #expect(
            other.report == (requests == 0 ? ["fetched"] : ["snapshot-ignored discovery.snapshot-too-old", "fetched"]))
    }

    @Test("The documents of a genuine snapshot are validated") func invalidDocuments() async throws {
        let now = time.now
        let stored = { [scripted] (metadata: String, keys: String) in
            StoredProvider(
                metadataURL: scripted.metadataURL, metadata: Array(metadata.utf8), keySet: Array(keys.utf8),
                fetchedAt: now, keysFetchedAt: now, lifetime: .seconds(3_600))
        }
        let metadata = scripted.metadata([:])
        for (text, code) in [
            (try seal.seal(stored(metadata, #"{"keys":[]}"#)), "keys."), (try seal.seal(stored("{}", "{}")), ""),
            (try seal.seal(stored(scripted.metadata(["issuer": "https://evil.example.com"]), "{}")), "discovery."),
        ] {
            shelf.behave(.answers(text))
            let other = instance()
            let before = scripted.requests
            #expect(await other.verdict(key: "k1") == "s")
            #expect(scripted.requests - before == 2)
            #expect(other.report.first?.hasPrefix("snapshot-ignored \(code)") == true, "\(other.report)")
        }
    }

    // MARK: - A store that fails

    @Test("A store that fails does not keep users from signing in") func failingStore() async throws {
        shelf.behave(.fails)
        let fixture = instance()
        #expect(await fixture.verdict(key: "k1") == "s")
        let unavailable = "snapshot-ignored discovery.snapshot-store-unavailable"
        #expect(await eventually { fixture.report == [unavailable, "fetched", unavailable] })
        #expect(fixture.events.first?.code == .discoverySnapshotStoreUnavailable)
        #expect(!fixture.events.contains { $0.description.contains("Failure") })
    }

    @Test("A store that hangs delays a sign-in once, by the timeout") func hangingStore() async throws {
        shelf.behave(.hangs)
        let fixture = instance()
        let verdict = Task { await fixture.verdict(key: "k1") }
        // One sleeper is the deadline of the fetch, the other that of the store.
        #expect(await eventually { time.sleepers == 2 && shelf.loads == 1 })
        #expect(scripted.requests == 0)
        time.advance(by: .seconds(1))
        #expect(await verdict.value == "s")
        #expect(fixture.report.first == "snapshot-ignored discovery.snapshot-store-unavailable")

        // While the first calls hang, no others are made.
        #expect(await eventually { shelf.saves == 1 })
        time.advance(by: .seconds(400))
        scripted.serve(keys: "k2")
        #expect(await fixture.verdict(key: "k2") == "s")
        #expect(shelf.loads == 1 && shelf.saves == 1)
        shelf.release()
    }

    @Test("A fetch that is cancelled before it asks the store does not keep later ones from asking")
    func cancelledFetch() async throws {
        let first = try await firstInstance().fixture
        let exchange = SnapshotExchange(
            shared, restoration: first.live.restoration, known: { (nil, nil) }, report: { _ in }, restore: { _ in })
        let loads = shelf.loads
        let cancelled = Task {
            while !Task.isCancelled { await Task.yield() }
            return await exchange.newerSnapshot()?.isFresh
        }
        cancelled.cancel()
        #expect(await cancelled.value == nil)
        #expect(shelf.loads == loads)
        #expect(await exchange.newerSnapshot()?.isFresh == true)
    }

    // MARK: - The format

    /// The codes were computed with Python.
    @Test("The format of a snapshot is stable") func format() throws {
        let json =
            #"{"fetchedAt":1700000000.5,"keySet":"{\"keys\":[]}","keysFetchedAt":1700000001,"lifetime":3600,"#
            + #""metadata":"{}","metadataURL":"https://id.example.com/.well-known/openid-configuration","version":1}"#
        let text = "1.IINic90kabKQb8vJLKNsZrKQJBs_somxj-Imb_CfGXo.\(json)"
        let stored = try seal.open(text, limit: text.utf8.count)
        #expect(stored.fetchedAt == 1_700_000_000.5 && stored.lifetime == .seconds(3_600))
        #expect(try seal.seal(stored) == text)
        #expect(seal.storeKey.rawValue == "ec3U3mWRKwW2Gf7Xq7CIfxdDcOsGeseuIcxB80t6VsA")
        expectRefusal(.discoverySnapshotNotAuthentic) { try seal.open(text, limit: text.utf8.count - 1) }
    }
}
