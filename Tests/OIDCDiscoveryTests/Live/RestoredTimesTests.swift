import Foundation
import OIDCDiscovery
import OIDCPrimitives
import OIDCTestSupport
import TestHelpers
import Testing

/// The times in a stored snapshot decide whether it is restored, and when it expires.
@Suite struct RestoredTimesTests {
    private func stored() async throws -> StoredProvider {
        try await ProviderFixture().live.snapshot(warnings: .ignored).stored
    }

    private func changed(_ stored: StoredProvider, _ members: [String: Double]) throws -> StoredProvider {
        var object = try #require(
            JSONSerialization.jsonObject(with: JSONEncoder().encode(stored)) as? [String: Any])
        for (name, value) in members { object[name] = value }
        return try JSONDecoder().decode(
            StoredProvider.self, from: JSONSerialization.data(withJSONObject: object))
    }

    @Test(
        "A snapshot is restored only if the times of its metadata and of its keys are both in range",
        arguments: ["fetchedAt", "keysFetchedAt"])
    func bothTimesMustBeInRange(member: String) async throws {
        let stored = try await stored()
        let cases: [(offset: Double, isRestored: Bool)] = [
            (-86_401, false), (-86_400, false), (-86_399, true), (0, true), (299, true), (300, true), (301, false),
        ]
        for (offset, isRestored) in cases {
            let fixture = try ProviderFixture()
            let other = try changed(stored, [member: stored.fetchedAt + offset])
            let expected: [ProblemCode] = isRestored ? [] : [.discoverySnapshotTooOld]
            #expect(refusalCodes { try fixture.live.restore(other) } == expected, "\(offset)")
        }
    }

    @Test("A restored snapshot is as old as the older of its two documents", arguments: ["fetchedAt", "keysFetchedAt"])
    func olderDocumentCounts(member: String) async throws {
        let stored = try await stored()
        for (age, isUsable) in [(3_599.0, true), (3_600.0, false)] {
            let fixture = try ProviderFixture()
            try fixture.live.restore(try changed(stored, [member: stored.fetchedAt - age]))
            #expect((fixture.live.snapshotIfAvailable() != nil) == isUsable, "\(age)")
        }
    }

    @Test("A snapshot from slightly in the future expires like a new one") func futureSnapshotExpires() async throws {
        let stored = try await stored()
        let fixture = try ProviderFixture()
        let ahead = stored.fetchedAt + 200
        try fixture.live.restore(try changed(stored, ["fetchedAt": ahead, "keysFetchedAt": ahead]))
        fixture.time.advance(by: .seconds(3_600) - .milliseconds(1))
        #expect(fixture.live.snapshotIfAvailable() != nil)
        fixture.time.advance(by: .milliseconds(1))
        #expect(fixture.live.snapshotIfAvailable() == nil)
    }

    @Test("A stored lifetime is read again, and an invalid one counts as no lifetime left")
    func storedLifetimeIsRead() async throws {
        let stored = try await stored()
        #expect(stored.lifetime == .seconds(3_600))
        #expect(try changed(stored, [:]).lifetime == .seconds(3_600))
        let cases: [(seconds: Double, lifetime: Duration)] = [
            (600, .seconds(600)), (0, .zero), (-5, .zero), (1e9, .zero), (1e300, .zero), (-1e300, .zero),
        ]
        for (seconds, lifetime) in cases {
            #expect(try changed(stored, ["lifetime": seconds]).lifetime == lifetime, "\(seconds)")
        }
    }
}
