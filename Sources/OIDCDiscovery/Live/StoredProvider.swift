import OIDCPrimitives

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A provider's documents as they came, to be stored, so that a restart or a new instance begins with them.
///
/// Nothing in here is trusted when it comes back: the documents are judged as if the provider had just served them.
/// Still, whoever can write where it is stored chooses the keys that tokens are checked with, so store it where you
/// would store keys.
///
/// The issuer that the metadata names is pinned when the snapshot is restored. If a provider's issuer changes on purpose,
/// delete what is stored.
public struct StoredProvider: Codable, Sendable {
    /// The form of what is stored.
    public let version: Int
    /// Where the metadata lies.
    public let metadataLocation: String
    /// The metadata document.
    public let metadata: String
    /// The key set document.
    public let keySet: String
    /// When the metadata was fetched, in seconds since the beginning of 1970.
    public let fetchedAt: Double
    /// When the keys were fetched.
    public let keysFetchedAt: Double
    /// For how long after ``fetchedAt`` the snapshot could be used without asking the provider again. Absent in snapshots
    /// that earlier versions stored.
    public let lifetime: Duration?

    /// The form that this version of the library writes and reads.
    public static let currentVersion = 1

    init(
        metadataLocation: String, metadata: [UInt8], keySet: [UInt8], fetchedAt: Date, keysFetchedAt: Date,
        lifetime: Duration
    ) {
        version = StoredProvider.currentVersion
        self.metadataLocation = metadataLocation
        // Judged documents are UTF-8, so nothing is lost.
        self.metadata = String(decoding: metadata, as: UTF8.self)
        self.keySet = String(decoding: keySet, as: UTF8.self)
        self.fetchedAt = fetchedAt.timeIntervalSince1970
        self.keysFetchedAt = keysFetchedAt.timeIntervalSince1970
        self.lifetime = lifetime
    }

    /// Reads a stored snapshot; fails for another version's.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        version = try container.decode(Int.self, forKey: .version)
        guard version == StoredProvider.currentVersion else {
            throw DecodingError.dataCorruptedError(
                forKey: .version, in: container, debugDescription: "a snapshot of version \(version) cannot be read")
        }
        metadataLocation = try container.decode(String.self, forKey: .metadataLocation)
        metadata = try container.decode(String.self, forKey: .metadata)
        keySet = try container.decode(String.self, forKey: .keySet)
        fetchedAt = try container.decode(Double.self, forKey: .fetchedAt)
        keysFetchedAt = try container.decode(Double.self, forKey: .keysFetchedAt)
        // None at all when the number cannot be one.
        lifetime = try container.decodeIfPresent(Double.self, forKey: .lifetime).map { seconds in
            seconds >= 0 && seconds < 1e9 ? .seconds(seconds) : .zero
        }
    }

    private enum CodingKeys: String, CodingKey {
        case version, metadataLocation, metadata, keySet, fetchedAt, keysFetchedAt, lifetime
    }

    /// Writes the snapshot, with its lifetime in seconds.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(version, forKey: .version)
        try container.encode(metadataLocation, forKey: .metadataLocation)
        try container.encode(metadata, forKey: .metadata)
        try container.encode(keySet, forKey: .keySet)
        try container.encode(fetchedAt, forKey: .fetchedAt)
        try container.encode(keysFetchedAt, forKey: .keysFetchedAt)
        try container.encodeIfPresent(lifetime?.inSeconds, forKey: .lifetime)
    }

    /// How long ago something was, by the wall clock. Clocks of two machines may differ a little, so a future of up to
    /// five minutes is now; a time that cannot be is `nil`.
    static func age(of time: Double, at now: Date) -> Duration? {
        let age = now.timeIntervalSince1970 - time
        guard age >= -300, age < 1e9 else { return nil }
        return .seconds(max(age, 0))
    }
}
