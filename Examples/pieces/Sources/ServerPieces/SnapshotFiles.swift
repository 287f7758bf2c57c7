public import EntraID
import Foundation

/// Keeps the metadata and keys of providers in files, so that a single server that starts again need not wait for the
/// provider, or for one that is down. Each snapshot carries an HMAC, so that an attacker who can write the files still
/// cannot add a signing key.
public struct SnapshotFiles: SharedSnapshotStore {
    private let folder: URL

    /// Creates a store in a folder that exists.
    public init(_ folder: String) {
        self.folder = URL(fileURLWithPath: folder, isDirectory: true)
    }

    /// Returns a snapshot.
    public func load(_ key: SharedSnapshotKey) throws -> String? {
        (try? Data(contentsOf: file(key))).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Saves a snapshot. It replaces the earlier one at once, so that no half of one is ever read.
    public func save(_ snapshot: String, for key: SharedSnapshotKey, lasting lifetime: Duration) throws {
        try Data(snapshot.utf8).write(to: file(key), options: .atomic)
    }

    private func file(_ key: SharedSnapshotKey) -> URL { folder.appendingPathComponent("\(key.rawValue).snapshot") }
}
