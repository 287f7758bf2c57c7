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
    private let app: SharingApplication

    init() throws {
        app = try SharingApplication()
    }

    /// The snapshot that an instance has shared.
    private func genuineText() async throws -> String {
        _ = await app.firstInstance()
        return try #require(app.shelf.text)
    }

    private var seal: SealedSnapshot {
        SealedSnapshot(SharingApplication.key, digest: SoftwareCrypto(), metadataURL: app.scripted.metadataURL)
    }

    private static let notAuthentic = "snapshot-ignored discovery.snapshot-not-authentic"

    @Test("A snapshot that a later release of the application wrote is ignored, although its code is right")
    func laterVersion() async throws {
        let text = try await genuineText()
        let json = Array(text.dropFirst(46).replacingOccurrences(of: #""version":1"#, with: #""version":2"#).utf8)
        let label = Array("oidc-shared-snapshot-1.".utf8) + [0] + Array(app.scripted.metadataURL.utf8) + [0]
        let code = HMAC.sha256(
            label + json, key: Array(SharingApplication.key.revealed().utf8), digest: SoftwareCrypto())
        let later = "1.\(Base64URL.encode(code))." + String(decoding: json, as: UTF8.self)
        let refusal = #expect(throws: Refusal.self) { try seal.open(later, limit: 1 << 20) }
        #expect(refusal?.first.found == "another version")
        app.shelf.behave(.answers(later))
        let other = app.instance()
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
        let text = try await genuineText()
        let changed = change.applied(to: text)
        #expect(changed != text)
        app.shelf.behave(.answers(changed))
        app.scripted.serve(keys: "k1", "k2")
        let other = app.instance()
        #expect(await other.verdict(key: "k2") == "s")
        #expect(app.scripted.requests == 4)
        #expect(other.report == [Self.notAuthentic, "fetched"])
        #expect(await other.verdict(key: "k9") == "keys.unknown-key")
    }

    @Test("The snapshot of another provider is not used") func otherProvider() async throws {
        app.shelf.behave(.answers(try await genuineText()))
        let victim = try ScriptedProvider(issuer: "https://victim.example.com")
        victim.serve(keys: "k5")
        let other = app.instance(of: victim)
        #expect(await other.verdict(key: "k1") == "keys.unknown-key")
        #expect(other.report.contains(Self.notAuthentic) && victim.metadataRequests == 1)
    }

    /// A withdrawn key must not return with a snapshot that was genuine once.
    @Test("An older snapshot than the known one is not used") func olderSnapshot() async throws {
        let first = await app.firstInstance()
        let text = try #require(app.shelf.text)
        app.time.advance(by: .seconds(100))
        app.scripted.serve(keys: "k2")
        try await first.live.refreshNow()
        app.shelf.behave(.answers(text))
        #expect(await first.verdict(key: "k1") == "keys.unknown-key")
        #expect(app.scripted.keyRequests == 3)
        #expect(await first.verdict(key: "k2") == "s")
    }

    @Test("The documents of a genuine snapshot are validated") func invalidDocuments() async throws {
        let now = app.time.now
        let stored = { [metadataURL = app.scripted.metadataURL] (metadata: String, keys: String) in
            StoredProvider(
                metadataURL: metadataURL, metadata: Array(metadata.utf8), keySet: Array(keys.utf8),
                fetchedAt: now, keysFetchedAt: now, lifetime: .seconds(3_600))
        }
        let metadata = app.scripted.metadata([:])
        for (text, code) in [
            (try seal.seal(stored(metadata, #"{"keys":[]}"#)), "keys."), (try seal.seal(stored("{}", "{}")), ""),
            (try seal.seal(stored(app.scripted.metadata(["issuer": "https://evil.example.com"]), "{}")), "discovery."),
        ] {
            app.shelf.behave(.answers(text))
            let other = app.instance()
            let before = app.scripted.requests
            #expect(await other.verdict(key: "k1") == "s")
            #expect(app.scripted.requests - before == 2)
            #expect(other.report.first?.hasPrefix("snapshot-ignored \(code)") == true, "\(other.report)")
        }
    }

    // MARK: - A store that fails

    @Test("A store that fails does not keep users from signing in") func failingStore() async throws {
        app.shelf.behave(.fails)
        let fixture = app.instance()
        #expect(await fixture.verdict(key: "k1") == "s")
        let unavailable = "snapshot-ignored discovery.snapshot-store-unavailable"
        #expect(await eventually { fixture.report == [unavailable, "fetched", unavailable] })
        #expect(fixture.events.first?.code == .discoverySnapshotStoreUnavailable)
        #expect(!fixture.events.contains { $0.description.contains("Failure") })
    }

    @Test("A store that hangs delays a sign-in once, by the timeout") func hangingStore() async throws {
        app.shelf.behave(.hangs)
        let fixture = app.instance()
        let verdict = Task { await fixture.verdict(key: "k1") }
        // One sleeper is the deadline of the fetch, the other that of the store.
        #expect(await eventually { app.time.sleepers == 2 && app.shelf.loads == 1 })
        #expect(app.scripted.requests == 0)
        app.time.advance(by: .seconds(1))
        #expect(await verdict.value == "s")
        #expect(fixture.report.first == "snapshot-ignored discovery.snapshot-store-unavailable")

        // While the first calls hang, no others are made.
        #expect(await eventually { app.shelf.saves == 1 })
        app.time.advance(by: .seconds(400))
        app.scripted.serve(keys: "k2")
        #expect(await fixture.verdict(key: "k2") == "s")
        #expect(app.shelf.loads == 1 && app.shelf.saves == 1)
        app.shelf.release()
    }

    @Test("A fetch that is cancelled before it asks the store does not keep later ones from asking")
    func cancelledFetch() async throws {
        let first = await app.firstInstance()
        let exchange = SnapshotExchange(
            app.shared, restoration: first.live.restoration, known: { (nil, nil) }, report: { _ in },
            replace: { _, _ in })
        let loads = app.shelf.loads
        let cancelled = Task {
            while !Task.isCancelled { await Task.yield() }
            return await exchange.newerSnapshot()?.isFresh
        }
        cancelled.cancel()
        #expect(await cancelled.value == nil)
        #expect(app.shelf.loads == loads)
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
