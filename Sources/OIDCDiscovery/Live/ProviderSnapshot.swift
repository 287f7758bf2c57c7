public import OIDCPrimitives
public import OIDCTokens

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A provider's metadata and prepared keys at one moment. It is immutable, so tokens can be validated with it on any
/// thread without a lock.
public final class ProviderSnapshot: Sendable {
    /// The provider's validated metadata.
    public let metadata: ProviderMetadata
    /// The verifier that validates tokens with the provider's keys. All snapshots of a ``LiveProvider`` remember
    /// access tokens together.
    public let verifier: TokenVerifier
    /// Warnings about the documents, such as keys that were skipped. At most 32.
    public let warnings: [Problem]
    /// The time at which the metadata was fetched, by the wall clock.
    public let fetchedAt: Date
    /// The documents, for storing and restoring in another process.
    public let stored: StoredProvider
    let times: SnapshotTimes
    /// Whether another instance fetched and shared it.
    let isShared: Bool

    private static let mostWarnings = 32

    /// The rules that tokens must meet, including their issuer. Pass it to the expectations of a token.
    public var tokenProfile: any TokenProfile { metadata.tokenProfile }

    init(
        metadata: SnapshotMetadata, keys: SnapshotKeys, crypto: ProviderCrypto, location: String, fetchedAt: Date,
        keysFetchedAt: Date, times: SnapshotTimes, isShared: Bool = false
    ) {
        self.metadata = metadata.fetched.value
        verifier = TokenVerifier(
            keys: keys.prepared, digest: crypto.digest, limits: crypto.tokenLimits, seenTokens: crypto.seenTokens)
        warnings = Array((metadata.warnings + keys.warnings).prefix(ProviderSnapshot.mostWarnings))
        self.fetchedAt = fetchedAt
        self.times = times
        self.isShared = isShared
        stored = StoredProvider(
            metadataURL: location, metadata: metadata.fetched.document, keySet: keys.fetched.document,
            fetchedAt: fetchedAt, keysFetchedAt: keysFetchedAt,
            lifetime: times.expiry - times.oldest)
        fetchedMetadata = metadata
    }

    /// The metadata with its document, for a new snapshot with the same metadata and other keys.
    let fetchedMetadata: SnapshotMetadata

    /// Verifies an ID token. See `TokenVerifier`.
    public func verify(
        _ token: String, against expectations: IDTokenExpectations, at now: Date
    ) throws(Refusal) -> VerifiedIDToken {
        try verifier.verify(token, against: expectations, at: now)
    }

    /// Verifies an access token. See `TokenVerifier`.
    public func verify(
        _ token: String, against expectations: AccessTokenExpectations, at now: Date
    ) throws(Refusal) -> VerifiedAccessToken {
        try verifier.verify(token, against: expectations, at: now)
    }
}

/// The metadata of a snapshot, with its warnings.
struct SnapshotMetadata: Sendable {
    let fetched: Fetched<ProviderMetadata>
    let warnings: [Problem]
}

/// The keys of a snapshot, with their warnings.
struct SnapshotKeys: Sendable {
    let fetched: Fetched<KeySet>
    let prepared: PreparedKeySet
    let warnings: [Problem]
}

/// The times of a snapshot, in uptime.
struct SnapshotTimes: Sendable {
    /// When the fetch of the metadata began.
    let fetched: Duration
    /// When the fetch of the keys began.
    let keysFetched: Duration
    /// When the next refresh is due.
    let renewal: Duration
    /// When the provider's lifetime ends. The snapshot is then used only after an attempt to refresh it.
    let expiry: Duration
    /// When the snapshot must no longer be used.
    let end: Duration

    /// When the older of the two fetches began. Keys are fetched after their metadata, except in a snapshot that
    /// another program stored.
    var oldest: Duration { min(fetched, keysFetched) }

    /// Creates the times of a snapshot.
    ///
    /// - Parameters:
    ///   - fetched: When the fetch of the metadata began.
    ///   - keysFetched: When the fetch of the keys began.
    ///   - lifetime: The provider's lifetime of the documents.
    ///   - policy: The refresh policy.
    ///   - draw: A random number from 0 up to 1. With 0, the refresh is due as late as possible.
    ///   - restored: When the snapshot was restored, if it was. If its refresh is already due, it is due a random time
    ///     later, but before the snapshot expires, because other servers may have restored the same one.
    init(
        fetched: Duration, keysFetched: Duration, lifetime: Duration?, _ policy: RefreshPolicy, draw: Double,
        restored: Duration? = nil
    ) {
        let interval = policy.interval(for: lifetime)
        self.fetched = fetched
        self.keysFetched = keysFetched
        let oldest = min(fetched, keysFetched)
        expiry = oldest + interval
        end = oldest + policy.maximumSnapshotAge
        let spread = policy.renewalSpread(within: interval)
        let due = oldest + policy.renewal(within: interval) - spread * draw
        if let restored, due < restored {
            renewal = restored + max(min(spread, expiry - restored), .zero) * draw
        } else {
            renewal = due
        }
    }

    /// Returns the times for the same metadata with newer keys.
    func withKeys(fetched keysFetched: Duration) -> SnapshotTimes {
        SnapshotTimes(self, keysFetched: keysFetched)
    }

    private init(_ times: SnapshotTimes, keysFetched: Duration) {
        fetched = times.fetched
        renewal = times.renewal
        expiry = times.expiry
        end = times.end
        self.keysFetched = keysFetched
    }
}

/// The application's crypto and limits for validating tokens, and the tokens that it has seen.
struct ProviderCrypto: Sendable {
    let verifier: any SignatureVerifier
    let digest: any MessageDigest
    let tokenLimits: TokenLimits
    let seenTokens: SeenTokens?
}
