public import OIDCPrimitives

/// A key set with keys that are ready to verify signatures. They are prepared once, when the set arrives, so that
/// choosing one is only a lookup.
public struct PreparedKeySet: Sendable {
    /// A prepared key. It is a class, because verified tokens keep a reference to their key.
    final class Entry: Sendable {
        let key: JSONWebKey
        let prepared: any PreparedKey
        /// The bytes of the key ID. Empty if the key has none.
        let keyID: [UInt8]

        init(_ key: JSONWebKey, _ prepared: any PreparedKey) {
            self.key = key
            self.prepared = prepared
            keyID = Array((key.keyID ?? "").utf8)
        }
    }

    /// Equal only in copies of the same set.
    let identity = ValueIdentity()
    private let entries: [Entry]
    /// The entries of keys with an ID, sorted by its bytes.
    private let namedEntries: [Entry]
    private let ignoredKeys: [IgnoredKey]

    /// The keys that the verifier can use.
    public var keys: [JSONWebKey] { entries.map(\.key) }

    /// Creates a prepared key set.
    ///
    /// Keys that fit none of the verifier's algorithms, or that it does not accept, are ignored with the warning
    /// `keys.unsupported`.
    ///
    /// - Parameters:
    ///   - set: The key set.
    ///   - verifier: The verifier that prepares the keys.
    ///   - warnings: The handler for warnings.
    /// - Throws: `keys.no-usable-key` if no key is left.
    public init(_ set: KeySet, verifier: some SignatureVerifier, warnings: WarningHandler) throws(Refusal) {
        let algorithms = verifier.algorithms
        var entries: [Entry] = []
        var unsupported: [IgnoredKey] = []
        for key in set.keys {
            if algorithms.contains(where: { $0.fits(key) }), let prepared = verifier.prepare(key) {
                entries.append(Entry(key, prepared))
            } else {
                unsupported.append(IgnoredKey(unsupported: key))
            }
        }
        self.entries = entries
        ignoredKeys = set.ignoredKeys + unsupported
        guard !entries.isEmpty else {
            throw Refusal(
                .keysRefused(
                    .keysNoUsableKey, expected: "a key that this application can verify signatures with",
                    found: "\(set.keys.count) keys"))
        }
        namedEntries = entries.filter { $0.key.keyID != nil }
            .sorted { $0.keyID.lexicographicallyPrecedes($1.keyID) }
        if !unsupported.isEmpty { warnings?(.keysNotSupported(unsupported.count)) }
    }

    /// Returns the key that a header names: by `kid`, byte for byte, and not reserved for another algorithm. Without a
    /// `kid`, returns the only key. Throws if there are several keys or none.
    func entry(for header: TokenHeader, algorithm: SigningAlgorithm) throws(TokenRejection) -> Entry {
        guard let keyID = header.element("kid") else {
            guard entries.count <= 1 else {
                throw TokenRejection(.tokenKeyIDMissing(entries.count), mayChangeWithNewerKeys: true)
            }
            guard let entry = entries.first, algorithm.fits(entry.key) else {
                throw TokenRejection(.unknownKey(nil, algorithm), mayChangeWithNewerKeys: true)
            }
            return entry
        }
        var found: Entry?
        for entry in namedEntries[firstPlace(of: keyID)...] {
            guard let name = entry.key.keyID, keyID.isString(name) else { break }
            guard algorithm.fits(entry.key) else { continue }
            guard found == nil else { throw TokenRejection(.ambiguousKey(name), mayChangeWithNewerKeys: true) }
            found = entry
        }
        guard let found else {
            throw TokenRejection(
                .unknownKey(keyID.string, algorithm, reason: reasonForMissing(keyID.string)),
                mayChangeWithNewerKeys: true)
        }
        return found
    }

    /// Returns the reason why a published key is not used for a token that names it, or `nil` if it is not published.
    private func reasonForMissing(_ keyID: String?) -> ProblemText? {
        guard let keyID else { return nil }
        if let entry = entries.first(where: { $0.key.keyID?.hasSameBytes(as: keyID) == true }) {
            return "it is for another algorithm (\(entry.key.summary))"
        }
        return ignoredKeys.first { $0.keyID?.hasSameBytes(as: keyID) == true }?.reason
    }

    /// Returns the position of the first entry with this key ID, or where it would be. A binary search avoids creating
    /// a string for the token's `kid`.
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
