import EntraID
import Foundation
import OIDCTestSupport
import Testing

/// The use of a stored snapshot as it ages.
@Suite struct SnapshotProperties {
    private static let start = 1_800_000_000.0

    private static func stored(_ issuer: TestIssuer, fetchedAt: Double, keysFetchedAt: Double) throws -> StoredProvider
    {
        let members: [String: Any] = [
            "version": 1, "metadataURL": issuer.profile.metadataURL, "fetchedAt": fetchedAt,
            "keysFetchedAt": keysFetchedAt, "metadata": String(decoding: issuer.metadataDocument, as: UTF8.self),
            "keySet": String(decoding: issuer.keySetDocument, as: UTF8.self),
        ]
        return try JSONDecoder().decode(StoredProvider.self, from: JSONSerialization.data(withJSONObject: members))
    }

    /// A snapshot is restored from five minutes before it was fetched, because clocks differ, until either document is
    /// a day old. After that, it stays too old. It is used without a refresh for an hour.
    @Test("A stored snapshot is restored for a day") func storedSnapshotsAreRestoredForADay() throws {
        let issuer = try TestIssuer()
        let offsets = [
            0, 1, 299, 300, 301, 3_600, 86_399, 86_399.5, 86_400, 86_401, 1e8, 9e8, 2e9, -1, -300, -301, -1e9,
        ]
        forAll(
            cases: 60,
            { choices -> (fetchedAt: Double, keysFetchedAt: Double, times: [Double]) in
                func moment(_ sign: Double) -> Double { SnapshotProperties.start + sign * choices.pick(offsets) }
                return (moment(-1), moment(-1), (0..<4).map { _ in moment(1) }.sorted())
            },
            { sample in
                let stored = try SnapshotProperties.stored(
                    issuer, fetchedAt: sample.fetchedAt, keysFetchedAt: sample.keysFetchedAt)
                for now in sample.times {
                    let provider = LiveProvider(
                        profile: issuer.profile, transport: issuer.transport, verifier: TaggingCrypto(),
                        digest: TaggingCrypto(),
                        time: ManualTime(now: Date(timeIntervalSince1970: now)))
                    let isFit = [sample.fetchedAt, sample.keysFetchedAt].allSatisfy {
                        (-300..<86_400).contains(now - $0)
                    }
                    var codes: [ProblemCode] = []
                    do {
                        try provider.restore(stored)
                    } catch {
                        codes = (error as? Refusal)?.codes ?? [ProblemCode("\(error)")]
                    }
                    guard codes == (isFit ? [] : [.discoverySnapshotTooOld]) else {
                        return .fails("at \(now): \(codes)")
                    }
                    let isFresh = [sample.fetchedAt, sample.keysFetchedAt].allSatisfy { now - $0 < 3_600 }
                    guard (provider.snapshotIfAvailable() != nil) == (isFit && isFresh) else {
                        return .fails("at \(now) it is used")
                    }
                }
                return .holds
            })
    }
}
