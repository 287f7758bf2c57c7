import OIDCPrimitives

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A provider's documents, to pass to another process and restore there with ``LiveProvider/restore(_:)``. To keep
/// snapshots in a store, use ``SharedSnapshots``.
///
/// A restored snapshot is not trusted: its documents are validated as if the provider had just served them. An attacker
/// who can write to the store can still choose the keys that tokens are verified with, so store it where you would
/// store keys.
///
/// The issuer in the metadata is pinned when the snapshot is restored. If a provider's issuer changes intentionally,
/// delete the stored snapshot.
public struct StoredProvider: Codable, Sendable {
    /// The version of the stored format.
    public let version: Int
    /// The URL of the metadata document.
    public let metadataURL: String
    /// The metadata document.
    public let metadata: String
    /// The key set document.
    public let keySet: String
    /// The time at which the metadata was fetched, in seconds since the beginning of 1970.
    public let fetchedAt: Double
    /// The time at which the keys were fetched, in seconds since the beginning of 1970.
    public let keysFetchedAt: Double
    /// How long after ``fetchedAt`` the snapshot expires. Absent in snapshots that earlier versions stored.
    public let lifetime: Duration?

    /// The version that this release of the library writes and reads.
    public static let currentVersion = 1

    init(
        metadataURL: String, metadata: [UInt8], keySet: [UInt8], fetchedAt: Date, keysFetchedAt: Date,
        lifetime: Duration
    ) {
        version = StoredProvider.currentVersion
        self.metadataURL = metadataURL
        // Validated documents are UTF-8, so nothing is lost.
        self.metadata = String(decoding: metadata, as: UTF8.self)
        self.keySet = String(decoding: keySet, as: UTF8.self)
        self.fetchedAt = fetchedAt.timeIntervalSince1970
        self.keysFetchedAt = keysFetchedAt.timeIntervalSince1970
        self.lifetime = lifetime
    }

    /// Creates a stored provider from its encoded form. Throws if the version is not ``currentVersion``.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        version = try container.decode(Int.self, forKey: .version)
        guard version == StoredProvider.currentVersion else {
            throw DecodingError.dataCorruptedError(
                forKey: .version, in: container, debugDescription: "Snapshots of version \(version) are not supported.")
        }
        metadataURL = try container.decode(String.self, forKey: .metadataURL)
        metadata = try container.decode(String.self, forKey: .metadata)
        keySet = try container.decode(String.self, forKey: .keySet)
        fetchedAt = try container.decode(Double.self, forKey: .fetchedAt)
        keysFetchedAt = try container.decode(Double.self, forKey: .keysFetchedAt)
        // An invalid number counts as no lifetime left.
        lifetime = try container.decodeIfPresent(Double.self, forKey: .lifetime).map { seconds in
            seconds >= 0 && seconds < 1e9 ? .seconds(seconds) : .zero
        }
    }

    private enum CodingKeys: String, CodingKey {
        case version, metadataURL, metadata, keySet, fetchedAt, keysFetchedAt, lifetime
    }

    /// Encodes the snapshot, with its lifetime in seconds.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(version, forKey: .version)
        try container.encode(metadataURL, forKey: .metadataURL)
        try container.encode(metadata, forKey: .metadata)
        try container.encode(keySet, forKey: .keySet)
        try container.encode(fetchedAt, forKey: .fetchedAt)
        try container.encode(keysFetchedAt, forKey: .keysFetchedAt)
        try container.encodeIfPresent(lifetime?.inSeconds, forKey: .lifetime)
    }

    /// How long ago the metadata and the keys were fetched.
    typealias Ages = (metadata: Duration, keys: Duration)

    /// Returns how long ago a time was, by the wall clock. Returns `nil` for an impossible time.
    static func age(of time: Double, at now: Date) -> Duration? {
        let age = now.timeIntervalSince1970 - time
        guard !isFromFuture(time, at: now), age < 1e9 else { return nil }
        return .seconds(max(age, 0))
    }

    /// Whether a time is in the future. Clocks of two machines can differ, so a time up to five minutes ahead counts as
    /// now.
    static func isFromFuture(_ time: Double, at now: Date) -> Bool { now.timeIntervalSince1970 - time < -300 }
}
