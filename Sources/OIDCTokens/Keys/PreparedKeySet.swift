public import OIDCPrimitives

/// A key set whose keys were made ready to check signatures, once, when the set arrived. Choosing one is a look-up.
public struct PreparedKeySet: Sendable {
    struct Entry: Sendable {
        let key: JSONWebKey
        let prepared: any PreparedKey
    }

    private let entries: [Entry]
    private let entriesByName: [ExactText: [Int]]

    /// The keys that the verifier can use.
    public var keys: [JSONWebKey] { entries.map(\.key) }

    /// Prepares every key of a set. Keys that the verifier does not take are left out with the warning
    /// `keys.unsupported`.
    ///
    /// - Throws: `keys.no-usable-key` when none is left.
    public static func prepare(
        _ set: KeySet, verifier: some SignatureVerifier
    ) throws(Refusal) -> Accepted<PreparedKeySet> {
        let prepared = PreparedKeySet(set, verifier: verifier)
        guard !prepared.entries.isEmpty else {
            throw Refusal(
                .keysRefused(
                    .keysNoUsableKey, expected: "a key that signatures can be checked with here",
                    found: "\(set.keys.count) keys"))
        }
        let leftOut = set.keys.count - prepared.entries.count
        return Accepted(prepared, warnings: leftOut == 0 ? [] : [.keysNotTaken(leftOut)])
    }

    /// Prepares every key of a set. Keys that the verifier does not take are left out.
    public init(_ set: KeySet, verifier: some SignatureVerifier) {
        entries = set.keys.compactMap { key in
            verifier.prepare(key).map { Entry(key: key, prepared: $0) }
        }
        var byName: [ExactText: [Int]] = [:]
        for (index, entry) in entries.enumerated() {
            if let keyID = entry.key.keyID { byName[ExactText(keyID), default: []].append(index) }
        }
        entriesByName = byName
    }

    /// The one key that a header names: by `kid`, byte for byte, and not reserved for another algorithm. Without a
    /// `kid` the one key there is; several keys, or none, are a refusal.
    func entry(keyID: String?, algorithm: SigningAlgorithm) throws(Refusal) -> Entry {
        let candidates: [Int]
        if let keyID {
            candidates = entriesByName[ExactText(keyID)] ?? []
        } else {
            guard entries.count <= 1 else { throw Refusal(.tokenKeyIDMissing(entries.count)) }
            candidates = Array(entries.indices)
        }
        let fitting = candidates.filter { entries[$0].key.algorithm.map { $0 == algorithm } ?? true }
        guard let index = fitting.first else { throw Refusal(.unknownKey(keyID, algorithm)) }
        guard fitting.count == 1 else { throw Refusal(.ambiguousKey(keyID ?? "")) }
        return entries[index]
    }
}
