public import OIDCPrimitives

/// A key set whose keys were made ready to check signatures, once, when the set arrived. Choosing one is a look-up.
public struct PreparedKeySet: Sendable {
    /// One key. An object, because verified tokens keep theirs.
    final class Entry: Sendable {
        let key: JSONWebKey
        let prepared: any PreparedKey

        init(_ key: JSONWebKey, _ prepared: any PreparedKey) {
            self.key = key
            self.prepared = prepared
        }
    }

    private let entries: [Entry]
    /// The entries whose names hash alike. The names themselves are compared when one of them is chosen.
    private let entriesByHash: [Int: [Int]]

    /// The keys that the verifier can use.
    public var keys: [JSONWebKey] { entries.map(\.key) }

    /// Prepares every key of a set. Keys that fit none of the verifier's algorithms, and keys that it does not take, are
    /// left out with the warning `keys.unsupported`.
    ///
    /// - Throws: `keys.no-usable-key` when none is left.
    public init(_ set: KeySet, verifier: some SignatureVerifier, warnings: WarningHandler) throws(Refusal) {
        let algorithms = verifier.algorithms
        entries = set.keys.compactMap { key in
            guard algorithms.contains(where: { $0.fits(key) }) else { return nil }
            return verifier.prepare(key).map { Entry(key, $0) }
        }
        guard !entries.isEmpty else {
            throw Refusal(
                .keysRefused(
                    .keysNoUsableKey, expected: "a key that signatures can be checked with here",
                    found: "\(set.keys.count) keys"))
        }
        var byHash: [Int: [Int]] = [:]
        for (index, entry) in entries.enumerated() {
            guard let keyID = entry.key.keyID else { continue }
            byHash[keyID.withUTF8Bytes(PreparedKeySet.hash), default: []].append(index)
        }
        entriesByHash = byHash
        let leftOut = set.keys.count - entries.count
        if leftOut > 0 { warnings?(.keysNotTaken(leftOut)) }
    }

    /// The one key that a header names: by `kid`, byte for byte, and not reserved for another algorithm. Without a
    /// `kid` the one key there is; several keys, or none, are a refusal.
    func entry(for header: TokenHeader, algorithm: SigningAlgorithm) throws(TokenRejection) -> Entry {
        guard let keyID = header.element("kid") else {
            guard entries.count <= 1 else { throw TokenRejection(.tokenKeyIDMissing(entries.count)) }
            guard let entry = entries.first, algorithm.fits(entry.key) else {
                throw TokenRejection(.unknownKey(nil, algorithm), mayChangeWithNewerKeys: true)
            }
            return entry
        }
        var found: Entry?
        var hash: Int?
        keyID.withString { hash = PreparedKeySet.hash($0) }
        for index in hash.flatMap({ entriesByHash[$0] }) ?? [] {
            let entry = entries[index]
            guard let name = entry.key.keyID, keyID.isString(name), algorithm.fits(entry.key) else { continue }
            guard found == nil else { throw TokenRejection(.ambiguousKey(name)) }
            found = entry
        }
        guard let found else {
            throw TokenRejection(.unknownKey(keyID.string, algorithm), mayChangeWithNewerKeys: true)
        }
        return found
    }

    private static func hash(_ name: Span<UInt8>) -> Int {
        var hasher = Hasher()
        unsafe name.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
        return hasher.finalize()
    }
}
