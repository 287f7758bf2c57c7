public import OIDCIssuers
public import OIDCPrimitives
public import OIDCTokens

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What is known of a provider at one moment: its metadata, and its keys made ready. It never changes, so a token can
/// be judged with it without a lock and on any thread.
public final class ProviderSnapshot: Sendable {
    /// The metadata.
    public let metadata: ProviderMetadata
    /// Judges tokens with the keys.
    public let verifier: TokenVerifier
    /// What should be known about the documents: keys that were left out, say.
    public let warnings: [Problem]
    /// When the metadata was fetched, by the wall clock.
    public let fetchedAt: Date
    /// The documents, to be stored and taken up by another process.
    public let stored: StoredProvider
    let times: SnapshotTimes

    /// Whose tokens may be believed: a part of ``TokenExpectations``.
    public var tokenRule: any IssuerRule { metadata.tokenRule }

    init(
        metadata: Fetched<ProviderMetadata>, keys: PreparedKeySet, keySet: Fetched<KeySet>, digest: any Digest,
        location: String, fetchedAt: Date, times: SnapshotTimes
    ) {
        self.metadata = metadata.value
        verifier = TokenVerifier(keys: keys, digest: digest)
        warnings = metadata.warnings + keySet.warnings
        self.fetchedAt = fetchedAt
        self.times = times
        stored = StoredProvider(
            metadataLocation: location, metadata: metadata.document, keySet: keySet.document, fetchedAt: fetchedAt)
        fetchedMetadata = metadata
    }

    /// The metadata with its document, for a snapshot with the same metadata and other keys.
    let fetchedMetadata: Fetched<ProviderMetadata>

    /// The token, verified; or everything that stands against it. See ``TokenVerifier``.
    public func verify(
        _ token: String, against expectations: TokenExpectations, at now: Date
    ) throws(Refusal) -> VerifiedToken {
        try verifier.verify(token, against: expectations, at: now)
    }
}

/// When a snapshot was fetched and how long it lives, in uptime.
struct SnapshotTimes: Sendable {
    /// When the metadata was asked for.
    let fetched: Duration
    /// When it is to be renewed.
    let renewal: Duration
    /// When it is over the time that the provider gave it.
    let expiry: Duration
    /// When it may not be used any more.
    let end: Duration

    init(fetched: Duration, lifetime: Duration?, _ policy: RefreshPolicy) {
        let interval = policy.interval(for: lifetime)
        self.fetched = fetched
        renewal = fetched + policy.renewal(within: interval)
        expiry = fetched + interval
        end = fetched + policy.longestAge
    }
}
