import Foundation
import OIDCDiscovery
import OIDCTestSupport
import OIDCPrimitives
import OIDCTokens
import TestHelpers
import Testing

/// Snapshots that outlive a process.
@Suite struct StoredProviderTests {
    private func stored() async throws -> StoredProvider {
        let bench = try TestBench()
        let snapshot = try await bench.live.snapshot(warnings: .ignored)
        return try JSONDecoder().decode(StoredProvider.self, from: JSONEncoder().encode(snapshot.stored))
    }

    private func changed(_ stored: StoredProvider, _ name: String, _ value: Any) throws -> StoredProvider {
        var object = try #require(
            JSONSerialization.jsonObject(with: JSONEncoder().encode(stored)) as? [String: Any])
        object[name] = value
        return try JSONDecoder().decode(
            StoredProvider.self, from: JSONSerialization.data(withJSONObject: object))
    }

    @Test func aNewInstanceBeginsWarm() async throws {
        let bench = try TestBench()
        try bench.live.restore(try await stored())
        #expect(await bench.verdict(key: "k1") == "s")
        #expect(bench.scripted.requests == 0)
        #expect(bench.report == ["fetched"])
        #expect(bench.events.first?.cause == .restoration)
    }

    @Test("A snapshot ages while it is stored") func ageGoesOnWhileStored() async throws {
        let stored = try await stored()
        let bench = try TestBench()
        bench.time.advance(by: .seconds(3_000))
        try bench.live.restore(stored)
        // It is due already, and renewed behind the first request.
        #expect(await bench.verdict(key: "k1") == "s")
        #expect(await eventually { bench.scripted.requests == 2 && bench.live.isGrounded })
        #expect(bench.report == ["fetched", "refreshed"])
    }

    @Test func whatIsTooOldIsNotTakenUp() async throws {
        let stored = try await stored()
        let bench = try TestBench()
        bench.time.advance(by: .seconds(86_400))
        #expect(refusalCodes { try bench.live.restore(stored) } == [.discoverySnapshotTooOld])
        #expect(bench.live.snapshotIfAvailable() == nil)
    }

    @Test(arguments: ["fetchedAt", "keysFetchedAt"], [0, 4e9, -1e300, -5e9, 1e300])
    func anImpossibleTimeIsNotTakenUp(member: String, seconds: Double) async throws {
        let bench = try TestBench()
        let broken = try changed(try await stored(), member, seconds)
        #expect(refusalCodes { try bench.live.restore(broken) } == [.discoverySnapshotTooOld])
    }

    /// The clocks of two machines differ a little.
    @Test("A snapshot from slightly in the future counts as new") func aFutureOfAMomentIsNow() async throws {
        let bench = try TestBench()
        let original = try await stored()
        let ahead = try changed(original, "fetchedAt", original.fetchedAt + 200)
        try bench.live.restore(ahead)
        #expect(await bench.verdict(key: "k1") == "s")
        #expect(bench.scripted.requests == 0)
    }

    /// Keys that were asked for since are newer than a stored snapshot with newer metadata.
    @Test func keysThatWereWithdrawnDoNotComeBack() async throws {
        let bench = try TestBench()
        #expect(await bench.verdict(key: "k1") == "s")
        let other = try TestBench()
        other.time.advance(by: .seconds(60))
        let stored = try await other.live.snapshot(warnings: .ignored).stored
        bench.time.advance(by: .seconds(120))
        bench.scripted.serve(keys: "k2")
        #expect(await bench.verdict(key: "k2") == "s")
        try bench.live.restore(stored)
        #expect(await bench.verdict(key: "k1") == "keys.unknown-key")
        #expect(await bench.verdict(key: "k2") == "s")
    }

    @Test func anotherProvidersSnapshotIsRefused() async throws {
        let stored = try await stored()
        let bench = TestBench(try ScriptedProvider(issuer: "https://other.example.com"))
        #expect(refusalCodes { try bench.live.restore(stored) } == [.discoverySnapshotMismatch])
        let moved = try changed(stored, "metadataLocation", bench.scripted.metadataLocation)
        #expect(refusalCodes { try bench.live.restore(moved) } == [.discoveryIssuerMismatch])
    }

    @Test("The documents of a stored snapshot are validated again") func documentsAreJudgedAnew() async throws {
        let stored = try await stored()
        let bench = try TestBench()
        let broken = try changed(stored, "keySet", #"{"keys":[]}"#)
        #expect(refusalCodes { try bench.live.restore(broken) } == [.keysNoUsableKey])
        let tampered = try changed(
            stored, "metadata", bench.scripted.metadata(["jwks_uri": "http://evil.example/keys"]))
        #expect(refusalCodes { try bench.live.restore(tampered) } == [.discoveryEndpointNotHTTPS])
        #expect(throws: DecodingError.self) { try changed(stored, "version", 2) }
        #expect(bench.live.snapshotIfAvailable() == nil)
    }

    @Test func anOlderSnapshotReplacesNothing() async throws {
        let stored = try await stored()
        let bench = try TestBench()
        bench.time.advance(by: .seconds(60))
        bench.scripted.serve(keys: "k2")
        #expect(await bench.verdict(key: "k2") == "s")
        try bench.live.restore(stored)
        #expect(await bench.verdict(key: "k2") == "s")
        #expect(bench.report == ["fetched"])
    }
}
