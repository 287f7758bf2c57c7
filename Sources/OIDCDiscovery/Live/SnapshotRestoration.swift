import OIDCPrimitives
import OIDCTokens

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Creates snapshots from stored documents. They are validated again, as if the provider had just served them.
struct SnapshotRestoration: Sendable {
    let profile: any ProviderProfile
    let limits: DiscoveryLimits
    let crypto: ProviderCrypto
    let policy: RefreshPolicy
    let time: any TimeSource
    let random: any RandomSource

    /// Returns the metadata of a stored provider.
    ///
    /// - Throws: `discovery.snapshot-mismatch`, or the problems found in the document.
    func metadata(of stored: StoredProvider) throws(Refusal) -> ProviderMetadata {
        guard stored.metadataURL.hasSameBytes(as: profile.metadataURL) else {
            throw Refusal(.snapshotMismatch(expected: profile.metadataURL, found: stored.metadataURL))
        }
        return try ProviderMetadata(document: Array(stored.metadata.utf8), profile: profile, limits: limits)
    }

    /// Returns the ages of the metadata and the keys.
    ///
    /// - Throws: `discovery.snapshot-too-old` if one of them is too old or has an impossible time.
    func ages(of stored: StoredProvider) throws(Refusal) -> StoredProvider.Ages {
        let now = time.now
        guard let age = StoredProvider.age(of: stored.fetchedAt, at: now), age < policy.maximumSnapshotAge,
            let keyAge = StoredProvider.age(of: stored.keysFetchedAt, at: now), keyAge < policy.maximumSnapshotAge
        else {
            let isFromFuture = [stored.fetchedAt, stored.keysFetchedAt].contains {
                StoredProvider.isFromFuture($0, at: now)
            }
            throw Refusal(.snapshotTooOld(limit: policy.maximumSnapshotAge, isFromFuture: isFromFuture))
        }
        return (age, keyAge)
    }

    /// Returns the snapshot of a stored provider.
    ///
    /// - Parameters:
    ///   - stored: The stored provider.
    ///   - metadata: Its metadata.
    ///   - isShared: Whether another instance shared it.
    /// - Throws: `discovery.snapshot-too-old`, or the problems found in the key set.
    func snapshot(
        of stored: StoredProvider, _ metadata: ProviderMetadata, isShared: Bool = false
    ) throws(Refusal) -> ProviderSnapshot {
        let uptime = time.uptime
        let ages = try ages(of: stored)
        let keySet = Array(stored.keySet.utf8)
        var keyWarnings: [Problem] = []
        let keys = try KeySet(jwks: keySet, limits: limits.keySet) { keyWarnings.append($0) }
        let prepared = try PreparedKeySet(keys, verifier: crypto.verifier) { keyWarnings.append($0) }
        return ProviderSnapshot(
            metadata: SnapshotMetadata(
                fetched: Fetched(value: metadata, document: Array(stored.metadata.utf8), lifetime: nil),
                warnings: metadata.warnings),
            keys: SnapshotKeys(
                fetched: Fetched(value: keys, document: keySet, lifetime: nil), prepared: prepared,
                warnings: keyWarnings),
            crypto: crypto, location: profile.metadataURL,
            fetchedAt: Date(timeIntervalSince1970: stored.fetchedAt),
            keysFetchedAt: Date(timeIntervalSince1970: stored.keysFetchedAt),
            times: SnapshotTimes(
                fetched: uptime - ages.metadata, keysFetched: uptime - ages.keys, lifetime: stored.lifetime, policy,
                draw: random.fraction(), restored: uptime),
            isShared: isShared)
    }
}
