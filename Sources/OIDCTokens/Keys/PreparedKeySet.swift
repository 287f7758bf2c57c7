public import OIDCPrimitives

/// A key set whose keys were made ready to check signatures, once, when the set arrived. Choosing one is a look-up.
public struct PreparedKeySet: Sendable {
    /// One key. An object, because verified tokens keep theirs.
    final class Entry: Sendable {
        let key: JSONWebKey
        let prepared: any PreparedKey
        /// The key ID's bytes; empty if the key has none.
        let keyID: [UInt8]

        init(_ key: JSONWebKey, _ prepared: any PreparedKey) {
            self.key = key
            self.prepared = prepared
            keyID = Array((key.keyID ?? "").utf8)
        }
    }

    private let entries: [Entry]
    /// The entries of keys that have an ID, in the order of its bytes.
    private let namedEntries: [Entry]

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
        namedEntries = entries.filter { $0.key.keyID != nil }
            .sorted { $0.keyID.lexicographicallyPrecedes($1.keyID) }
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
        for entry in namedEntries[firstPlace(of: keyID)...] {
            guard let name = entry.key.keyID, keyID.isString(name) else { break }
            guard algorithm.fits(entry.key) else { continue }
            guard found == nil else { throw TokenRejection(.ambiguousKey(name)) }
            found = entry
        }
        guard let found else {
            throw TokenRejection(.unknownKey(keyID.string, algorithm), mayChangeWithNewerKeys: true)
        }
        return found
    }

    /// Where the entries with this key ID begin, or would be. Found by bisection, which makes no string of a token's `kid`.
    private func firstPlace(of keyID: JSONElement) -> Int {
        var (start, end) = (0, namedEntries.count)
        keyID.withString { keyID in
            while start < end {
                let middle = (start + end) / 2
                if PreparedKeySet.precedes(namedEntries[middle].keyID, keyID) {
                    start = middle + 1
                } else {
                    end = middle
                }
            }
        }
        return start
    }

    private static func precedes(_ left: [UInt8], _ right: Span<UInt8>) -> Bool {
        for index in 0..<min(left.count, right.count) where left[index] != right[index] {
            return left[index] < right[index]
        }
        return left.count < right.count
    }
}
