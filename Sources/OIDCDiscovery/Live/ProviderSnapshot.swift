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
    /// The provider's metadata, judged against the place where it was asked for.
    public let metadata: ProviderMetadata
    /// Judges tokens with the keys.
    public let verifier: TokenVerifier
    /// What should be known about the documents: keys that were left out, say. At most 32 of them.
    public let warnings: [Problem]
    /// When the metadata was fetched, by the wall clock.
    public let fetchedAt: Date
    /// The documents, to be stored and taken up by another process.
    public let stored: StoredProvider
    let times: SnapshotTimes

    private static let mostWarnings = 32

    /// Whose tokens may be believed, and what is particular about them: a part of what is expected of a token.
    public var tokenProfile: any TokenProfile { metadata.tokenProfile }

    init(
        metadata: SnapshotMetadata, keys: SnapshotKeys, crypto: ProviderCrypto, location: String, fetchedAt: Date,
        keysFetchedAt: Date, times: SnapshotTimes
    ) {
        self.metadata = metadata.fetched.value
        verifier = TokenVerifier(keys: keys.prepared, digest: crypto.digest, limits: crypto.tokenLimits)
        warnings = Array((metadata.warnings + keys.warnings).prefix(ProviderSnapshot.mostWarnings))
        self.fetchedAt = fetchedAt
        self.times = times
        stored = StoredProvider(
            metadataLocation: location, metadata: metadata.fetched.document, keySet: keys.fetched.document,
            fetchedAt: fetchedAt, keysFetchedAt: keysFetchedAt,
            lifetime: times.expiry - times.oldest)
        fetchedMetadata = metadata
    }

    /// The metadata with its document, for a snapshot with the same metadata and other keys.
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

/// The metadata of a snapshot, with what should be known about it.
struct SnapshotMetadata: Sendable {
    let fetched: Fetched<ProviderMetadata>
    let warnings: [Problem]
}

/// The keys of a snapshot, with what should be known about them.
struct SnapshotKeys: Sendable {
    let fetched: Fetched<KeySet>
    let prepared: PreparedKeySet
    let warnings: [Problem]
}

/// When a snapshot was fetched and how long it lives, in uptime.
struct SnapshotTimes: Sendable {
    /// When the metadata was asked for.
    let fetched: Duration
    /// When the keys were asked for.
    let keysFetched: Duration
    /// When it is to be renewed.
    let renewal: Duration
    /// When it is over the time that the provider gave it, and is not used before its renewal was tried.
    let expiry: Duration
    /// When it may not be used any more.
    let end: Duration

    /// When the older of the two was asked for. Keys are fetched after their metadata, except in a snapshot that was
    /// stored by something else.
    var oldest: Duration { min(fetched, keysFetched) }

    init(fetched: Duration, keysFetched: Duration, lifetime: Duration?, _ policy: RefreshPolicy) {
        let interval = policy.interval(for: lifetime)
        self.fetched = fetched
        self.keysFetched = keysFetched
        let oldest = min(fetched, keysFetched)
        renewal = oldest + policy.renewal(within: interval)
        expiry = oldest + interval
        end = oldest + policy.longestAge
    }

    /// The same metadata with keys that were asked for later.
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

/// What an application injects to judge tokens with.
struct ProviderCrypto: Sendable {
    let verifier: any SignatureVerifier
    let digest: any Digest
    let tokenLimits: TokenLimits
}
