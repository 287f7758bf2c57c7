import OIDCPrimitives

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A stored provider with an authentication code: `1.`, the code in base64url, `.`, and the JSON of the stored provider.
struct SealedSnapshot: Sendable {
    private let key: [UInt8]
    private let digest: any MessageDigest
    private let metadataURL: String

    /// The version of the format. It also changes the key in the store, so that releases with different formats do not
    /// read each other's snapshots while instances are replaced.
    private static let version = "\(StoredProvider.currentVersion)."
    /// The length of what is before the JSON.
    private static let prefixLength = version.utf8.count + 43 + 1

    /// Seals and opens snapshots of one provider.
    init(_ key: SecretString, digest: any MessageDigest, metadataURL: String) {
        self.key = Array(key.revealed().utf8)
        self.digest = digest
        self.metadataURL = metadataURL
    }

    /// The key of the provider in the store.
    var storeKey: SharedSnapshotKey { SharedSnapshotKey(rawValue: code(of: [], for: "entry")) }

    /// Returns a sealed snapshot.
    func seal(_ stored: StoredProvider) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let json = Array(try encoder.encode(stored))
        return SealedSnapshot.version + code(of: json, for: "snapshot") + "." + String(decoding: json, as: UTF8.self)
    }

    /// Returns a snapshot if its code is correct. Nothing of it is read before.
    ///
    /// - Parameters:
    ///   - text: What the store returned.
    ///   - limit: The maximum size in bytes.
    /// - Throws: `discovery.snapshot-not-authentic`.
    func open(_ text: String, limit: Int) throws(Refusal) -> StoredProvider {
        guard text.utf8.count <= limit else { throw Refusal(.snapshotNotAuthentic("\(text.utf8.count) bytes")) }
        let bytes = Array(text.utf8)
        guard text.hasPrefixBytes(SealedSnapshot.version), bytes.count > SealedSnapshot.prefixLength else {
            throw Refusal(.snapshotNotAuthentic("another format"))
        }
        let json = Array(bytes[SealedSnapshot.prefixLength...])
        let expected = SealedSnapshot.version + code(of: json, for: "snapshot") + "."
        guard haveSameBytesInConstantTime(Array(expected.utf8), Array(bytes[..<SealedSnapshot.prefixLength])) else {
            throw Refusal(.snapshotNotAuthentic("another authentication code"))
        }
        guard let stored = try? JSONDecoder().decode(StoredProvider.self, from: Data(json)) else {
            throw Refusal(.snapshotNotAuthentic("another version"))
        }
        return stored
    }

    /// Returns the authentication code of the label, the metadata's URL, and the bytes. Neither the label nor the URL
    /// contains a zero byte, so the parts cannot be confused.
    private func code(of bytes: [UInt8], for label: String) -> String {
        let beginning =
            Array("oidc-shared-\(label)-\(SealedSnapshot.version)".utf8) + [0] + Array(metadataURL.utf8) + [0]
        return Base64URL.encode(HMAC.sha256(beginning + bytes, key: key, digest: digest))
    }
}
