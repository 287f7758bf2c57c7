import Foundation
import OIDCDiscovery
import OIDCTestSupport
import OIDCPrimitives
import OIDCTokens
import TestHelpers
import Testing

/// Snapshots that are stored and restored in another process.
@Suite struct StoredProviderTests {
    private func stored() async throws -> StoredProvider {
        let fixture = try ProviderFixture()
        let snapshot = try await fixture.live.snapshot(warnings: .ignored)
        return try JSONDecoder().decode(StoredProvider.self, from: JSONEncoder().encode(snapshot.stored))
    }

    private func changed(_ stored: StoredProvider, _ name: String, _ value: Any) throws -> StoredProvider {
        var object = try #require(
            JSONSerialization.jsonObject(with: JSONEncoder().encode(stored)) as? [String: Any])
        object[name] = value
        return try JSONDecoder().decode(
            StoredProvider.self, from: JSONSerialization.data(withJSONObject: object))
    }

    @Test("A new instance starts from a restored snapshot without a request")
    func restoredSnapshotNeedsNoRequest() async throws {
        let fixture = try ProviderFixture()
        try fixture.live.restore(try await stored())
        #expect(await fixture.verdict(key: "k1") == "s")
        #expect(fixture.scripted.requests == 0)
        #expect(fixture.report == ["fetched"])
        #expect(fixture.events.first?.cause == .restoration)
    }

    @Test("A snapshot ages while it is stored") func storedSnapshotAges() async throws {
        let stored = try await stored()
        let fixture = try ProviderFixture()
        fixture.time.advance(by: .seconds(3_000))
        try fixture.live.restore(stored)
        // It is already due and is refreshed in the background by the first request.
        #expect(await fixture.verdict(key: "k1") == "s")
        #expect(await eventually { fixture.scripted.requests == 2 && fixture.live.isIdle })
        #expect(await eventually { fixture.report == ["fetched", "refreshed"] })
    }

    @Test("A snapshot that is too old is not restored") func tooOldSnapshotIsRejected() async throws {
        let stored = try await stored()
        let fixture = try ProviderFixture()
        fixture.time.advance(by: .seconds(86_400))
        #expect(refusalCodes { try fixture.live.restore(stored) } == [.discoverySnapshotTooOld])
        #expect(fixture.live.snapshotIfAvailable() == nil)
    }

    @Test(
        "A snapshot with an impossible time is not restored", arguments: ["fetchedAt", "keysFetchedAt"],
        [0, 4e9, -1e300, -5e9, 1e300])
    func impossibleTimeIsRejected(member: String, seconds: Double) async throws {
        let fixture = try ProviderFixture()
        let broken = try changed(try await stored(), member, seconds)
        #expect(refusalCodes { try fixture.live.restore(broken) } == [.discoverySnapshotTooOld])
    }

    /// The clocks of two machines can differ slightly.
    @Test("A snapshot from slightly in the future counts as new") func slightlyFutureSnapshotIsNew() async throws {
        let fixture = try ProviderFixture()
        let original = try await stored()
        let ahead = try changed(original, "fetchedAt", original.fetchedAt + 200)
        try fixture.live.restore(ahead)
        #expect(await fixture.verdict(key: "k1") == "s")
        #expect(fixture.scripted.requests == 0)
    }

    /// Keys refreshed since then are newer than a stored snapshot with newer metadata.
    @Test("Restoring a snapshot does not bring back withdrawn keys") func withdrawnKeysStayWithdrawn() async throws {
        let fixture = try ProviderFixture()
        #expect(await fixture.verdict(key: "k1") == "s")
        let other = try ProviderFixture()
        other.time.advance(by: .seconds(60))
        let stored = try await other.live.snapshot(warnings: .ignored).stored
        fixture.time.advance(by: .seconds(120))
        fixture.scripted.serve(keys: "k2")
        #expect(await fixture.verdict(key: "k2") == "s")
        try fixture.live.restore(stored)
        #expect(await fixture.verdict(key: "k1") == "keys.unknown-key")
        #expect(await fixture.verdict(key: "k2") == "s")
    }

    @Test("A snapshot of another provider is rejected") func otherProvidersSnapshotIsRejected() async throws {
        let stored = try await stored()
        let fixture = ProviderFixture(try ScriptedProvider(issuer: "https://other.example.com"))
        #expect(refusalCodes { try fixture.live.restore(stored) } == [.discoverySnapshotMismatch])
        let moved = try changed(stored, "metadataURL", fixture.scripted.metadataURL)
        #expect(refusalCodes { try fixture.live.restore(moved) } == [.discoveryIssuerMismatch])
    }

    @Test("The documents of a stored snapshot are validated again") func storedDocumentsAreValidated() async throws {
        let stored = try await stored()
        let fixture = try ProviderFixture()
        let broken = try changed(stored, "keySet", #"{"keys":[]}"#)
        #expect(refusalCodes { try fixture.live.restore(broken) } == [.keysNoUsableKey])
        let tampered = try changed(
            stored, "metadata", fixture.scripted.metadata(["jwks_uri": "http://evil.example/keys"]))
        #expect(refusalCodes { try fixture.live.restore(tampered) } == [.discoveryEndpointNotHTTPS])
        #expect(throws: DecodingError.self) { try changed(stored, "version", 2) }
        #expect(fixture.live.snapshotIfAvailable() == nil)
    }

    @Test("An older snapshot does not replace a newer one") func olderSnapshotReplacesNothing() async throws {
        let stored = try await stored()
        let fixture = try ProviderFixture()
        fixture.time.advance(by: .seconds(60))
        fixture.scripted.serve(keys: "k2")
        #expect(await fixture.verdict(key: "k2") == "s")
        try fixture.live.restore(stored)
        #expect(await fixture.verdict(key: "k2") == "s")
        #expect(fixture.report == ["fetched"])
    }
}
