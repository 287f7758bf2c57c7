import OIDCPrimitives

/// A store in which several instances of a server share the metadata and keys of providers, so that one of them fetches
/// what all use.
///
/// Implement these two methods over a store that all instances reach:
///
///     struct RedisSnapshots: SharedSnapshotStore {
///         func load(_ key: SharedSnapshotKey) async throws -> String? {
///             try await redis.send("GET", "snapshot:\(key.rawValue)")
///         }
///         func save(
///             _ snapshot: String, for key: SharedSnapshotKey, lasting lifetime: Duration
///         ) async throws {
///             try await redis.send(
///                 "SET", "snapshot:\(key.rawValue)", snapshot, "EX",
///                 "\(lifetime.components.seconds)")
///         }
///     }
///
/// The store needs no lock, and may lose everything at any time: the provider is then asked. It is not trusted: each
/// snapshot carries an HMAC with a key that only the application has. See ``SharedSnapshots``.
public protocol SharedSnapshotStore: Sendable {
    /// Returns what was saved last under this key, or `nil` if there is nothing.
    func load(_ key: SharedSnapshotKey) async throws -> String?

    /// Saves a snapshot, in place of an earlier one.
    ///
    /// - Parameters:
    ///   - snapshot: The snapshot. It is not secret.
    ///   - key: The key of the provider.
    ///   - lifetime: The time after which the snapshot is useless.
    func save(_ snapshot: String, for key: SharedSnapshotKey, lasting lifetime: Duration) async throws
}

/// The key under which a ``SharedSnapshotStore`` keeps the snapshot of a provider.
///
/// It depends on the URL of the provider's metadata and on the application's key, so that applications with other keys
/// can use the same store.
public struct SharedSnapshotKey: Hashable, Sendable {
    /// The key in base64url, 43 characters. It is not a secret.
    public let rawValue: String

    init(rawValue: String) {
        self.rawValue = rawValue
    }
}
