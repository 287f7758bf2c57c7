import OIDCPrimitives

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A server-side store of sign-ins from devices.
///
/// ``InMemoryDeviceSignIns`` works for a single process. If several processes share the store, implement these two
/// methods. Encode an entry as JSON, and keep its version beside it:
///
///     CREATE TABLE device_sign_ins
///         (key TEXT PRIMARY KEY, version INT, ends TIMESTAMP, entry TEXT)
///
///     -- load
///     SELECT entry FROM device_sign_ins WHERE key = $1 AND ends > now()
///     -- replace an entry of a version
///     UPDATE device_sign_ins SET version = $3, ends = $4, entry = $5
///         WHERE key = $1 AND version = $2 AND ends > now()
///     -- remove an entry of a version
///     DELETE FROM device_sign_ins WHERE key = $1 AND version = $2 AND ends > now()
///     -- insert, if there is no entry, or an expired one
///     INSERT INTO device_sign_ins VALUES ($1, $3, $4, $5) ON CONFLICT (key) DO UPDATE
///         SET version = $3, ends = $4, entry = $5 WHERE device_sign_ins.ends <= now()
///
/// Each command returns the number of changed rows, which is 1 or 0. In Redis, do the same in a Lua script that compares
/// the version and sets the entry with `EXAT`.
///
/// The store receives neither polling secrets nor codes nor form tokens, only their hashes. A code has few letters, so a
/// reader of the store can find it from its hash. Protect the store like sessions.
public protocol DeviceSignInStore: Sendable {
    /// Returns an entry, or `nil` if there is none under this key, or if its ``DeviceSignInEntry/expiresAt`` has passed.
    func load(_ key: DeviceSignInKey) async throws -> DeviceSignInEntry?

    /// Replaces an entry, and returns whether it did.
    ///
    /// The operation must be atomic: of several calls with the same key and version, exactly one returns `true`. This
    /// is what prevents that an approval is delivered twice.
    ///
    /// - Parameters:
    ///   - key: The key of the entry.
    ///   - version: The version that the stored entry must have, or `nil` if there must be no entry.
    ///   - entry: The new entry, or `nil` to remove the stored one.
    func replace(
        _ key: DeviceSignInKey, ofVersion version: Int?, with entry: DeviceSignInEntry?
    ) async throws -> Bool
}

/// The key of an entry in a ``DeviceSignInStore``, a hash.
public struct DeviceSignInKey: Hashable, Sendable {
    /// The key in base64url, 43 characters. It is not a secret.
    public let rawValue: String

    /// The kinds of keys. No two of them are equal, whatever they are made of.
    enum Kind: String {
        case request, code, form, session, userAttempts, addressAttempts, attempts, starts
    }

    /// Creates a key from what it stands for.
    init(_ kind: Kind, _ parts: String..., digest: any MessageDigest) {
        // Each part is preceded by its length, so that no two lists of parts are the same bytes.
        let bytes = ([kind.rawValue] + parts).flatMap { Array("\($0.utf8.count):".utf8) + Array($0.utf8) }[...]
        rawValue = Base64URL.encode(digest.hash(bytes.span, with: .sha256))
    }

    /// Creates a key from a form token or an entry.
    init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Returns whether two keys are the same bytes.
    public static func == (left: DeviceSignInKey, right: DeviceSignInKey) -> Bool {
        left.rawValue.hasSameBytes(as: right.rawValue)
    }

    /// Hashes the bytes of the key.
    public func hash(into hasher: inout Hasher) { hasher.combine(ExactString(rawValue)) }
}

/// An entry of a ``DeviceSignInStore``.
public struct DeviceSignInEntry: Hashable, Sendable, Codable {
    /// The content of an entry.
    enum Content: Hashable, Sendable, Codable {
        /// A request.
        case request(DeviceSignInRecord)
        /// The key of the request that a code belongs to.
        case code(String)
        /// A number of attempts.
        case attempts(Int)
    }

    /// The version of the entry. It rises with each change.
    public let version: Int
    /// The time from which the entry counts as removed.
    public let expiresAt: Date
    let content: Content

    /// Returns the entry that counts one more attempt, or `nil` if the limit has been reached.
    ///
    /// Attempts are counted from the first one on, for 15 minutes.
    package static func counting(
        after entry: DeviceSignInEntry?, limit: Int, at now: Date
    ) -> DeviceSignInEntry? {
        guard let entry, now < entry.expiresAt, case .attempts(let count) = entry.content else {
            let end = now.addingTimeInterval(DeviceSignInLimits.window)
            return DeviceSignInEntry(version: (entry?.version ?? 0) &+ 1, expiresAt: end, content: .attempts(1))
        }
        guard count < limit else { return nil }
        return DeviceSignInEntry(version: entry.version &+ 1, expiresAt: entry.expiresAt, content: .attempts(count + 1))
    }
}

extension DeviceSignInEntry: CustomStringConvertible, CustomReflectable {
    /// A description without the content.
    public var description: String { "entry of version \(version)" }
    /// A mirror without children, because some identify the user.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
