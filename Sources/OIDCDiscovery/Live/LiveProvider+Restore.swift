public import OIDCPrimitives
import OIDCTokens

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension LiveProvider {
    /// Restores a stored snapshot, unless the current one is as new. Its documents are validated again, and warnings
    /// about them are reported to the observer.
    ///
    /// A snapshot that has expired is used only after an attempt to refresh it fails. Its issuer is pinned, even if the
    /// snapshot is too old to be used.
    ///
    /// - Throws: `discovery.snapshot-mismatch` if the snapshot belongs to another provider,
    ///   `discovery.snapshot-too-old`, `discovery.issuer-changed` if the provider has named a different issuer since
    ///   this process started, or the problems found in the documents.
    public func restore(_ stored: StoredProvider) throws(Refusal) {
        let location = profile.metadataURL
        guard stored.metadataURL.hasSameBytes(as: location) else {
            throw Refusal(.snapshotMismatch(expected: location, found: stored.metadataURL))
        }
        let metadata = Array(stored.metadata.utf8)
        let validatedMetadata = try ProviderMetadata(document: metadata, profile: profile, limits: limits)
        let pinning = state.withLock { state in
            Result { () throws(Refusal) in try state.pin(validatedMetadata.issuer) }
        }
        try pinning.get()

        let uptime = time.uptime
        let now = time.now
        guard let age = StoredProvider.age(of: stored.fetchedAt, at: now), age < policy.maximumSnapshotAge,
            let keyAge = StoredProvider.age(of: stored.keysFetchedAt, at: now), keyAge < policy.maximumSnapshotAge
        else { throw Refusal(.snapshotTooOld(limit: policy.maximumSnapshotAge)) }

        let keySet = Array(stored.keySet.utf8)
        var keyWarnings: [Problem] = []
        let validatedKeys = try KeySet(jwks: keySet, limits: limits.keySet) { keyWarnings.append($0) }
        let prepared = try PreparedKeySet(validatedKeys, verifier: crypto.verifier) { keyWarnings.append($0) }
        let snapshot = ProviderSnapshot(
            metadata: SnapshotMetadata(
                fetched: Fetched(value: validatedMetadata, document: metadata, lifetime: nil),
                warnings: validatedMetadata.warnings),
            keys: SnapshotKeys(
                fetched: Fetched(value: validatedKeys, document: keySet, lifetime: nil), prepared: prepared,
                warnings: keyWarnings),
            crypto: crypto, location: location, fetchedAt: Date(timeIntervalSince1970: stored.fetchedAt),
            keysFetchedAt: Date(timeIntervalSince1970: stored.keysFetchedAt),
            times: SnapshotTimes(
                fetched: uptime - age, keysFetched: uptime - keyAge, lifetime: stored.lifetime, policy,
                draw: random.fraction(), restored: uptime))
        if state.withLock({ $0.restore(snapshot) }) { report(.fetched, .restoration, snapshot.warnings) }
    }
}
