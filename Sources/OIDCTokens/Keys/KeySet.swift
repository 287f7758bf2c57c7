public import OIDCPrimitives

/// The limits beyond which a key set or a key is rejected.
public struct KeySetLimits: Hashable, Sendable {
    /// The maximum number of bytes in the key set's document.
    public let bytes: Int
    /// The maximum number of keys in the document, usable or not.
    public let keys: Int
    /// The size of the smallest accepted modulus, in bits. Never below 2,048.
    public let minimumModulusBits: Int
    /// The size of the largest accepted modulus, in bits. Never above 8,192.
    public let maximumModulusBits: Int

    /// The default limits: 1 MiB, 1,000 keys, 2,048 to 8,192 bits.
    public static let standard = KeySetLimits()

    /// Creates limits. Omitted limits have their default values.
    ///
    /// - Throws: `config.limit-out-of-range` for each limit that is outside its range.
    public init(
        bytes: Int = 1 << 20, keys: Int = 1_000, minimumModulusBits: Int = 2_048, maximumModulusBits: Int = 8_192
    ) throws(Refusal) {
        let problems = [
            Problem.limit("bytes", bytes, from: 0, to: 1 << 30), .limit("keys", keys, from: 0, to: .max),
            .limit("minimumModulusBits", minimumModulusBits, from: 2_048, to: 8_192),
            .limit("maximumModulusBits", maximumModulusBits, from: 2_048, to: 8_192),
        ]
        if let refusal = Refusal(problems.compactMap(\.self)) { throw refusal }
        self.bytes = bytes
        self.keys = keys
        self.minimumModulusBits = minimumModulusBits
        self.maximumModulusBits = maximumModulusBits
    }

    private init() {
        (bytes, keys, minimumModulusBits, maximumModulusBits) = (1 << 20, 1_000, 2_048, 8_192)
    }
}

/// The public keys of a provider.
public struct KeySet: Sendable {
    /// The usable keys, in the order in which they are published. The order has no significance.
    public let keys: [JSONWebKey]
    /// The keys that were ignored. They only explain why a token is rejected.
    let ignoredKeys: [IgnoredKey]

    /// Creates a key set from a JWKS document.
    ///
    /// A key that cannot or should not be used is ignored with a warning, and tokens signed with it are rejected.
    ///
    /// - Parameters:
    ///   - bytes: The document.
    ///   - limits: The limits for the key set and its keys.
    ///   - warnings: The handler for warnings.
    /// - Throws: A `keys.*` problem if the document cannot be read or contains no usable key.
    public init(
        jwks bytes: [UInt8], limits: KeySetLimits = .standard, warnings: WarningHandler
    ) throws(Refusal) {
        guard bytes.count <= limits.bytes else {
            throw Refusal(.keysRefused(.keysTooLarge, expected: "at most \(limits.bytes) bytes"))
        }
        // The number of bytes is already limited, and real keys have about ten members each.
        let jsonLimits = JSONLimits.known(bytes: limits.bytes, members: 100_000)
        let document = try Refusal.wrapping({
            .keysRefused(.keysNotJSON, expected: "strict JSON", found: "\($0.code)")
        }) { () throws(Refusal) in try JSONValue(parsing: bytes, limits: jsonLimits) }
        let elements = try KeySet.elements(of: document, limits)
        let (keys, ignored) = try KeySet.usableKeys(among: elements, limits)
        self.keys = keys
        ignoredKeys = ignored.map(\.key)
        for warning in ignored.map(\.problem) + KeySet.duplicates(in: keys) { warnings?(warning) }
    }

    private static func elements(of document: JSONValue, _ limits: KeySetLimits) throws(Refusal) -> [JSONValue] {
        guard let members = document.object else {
            throw Refusal(.keysRefused(.keysWrongType, expected: "an object", found: "\(document.typeName)"))
        }
        guard let member = members["keys"] else {
            throw Refusal(.keysRefused(.keysMissingMember, expected: "an array “keys”"))
        }
        guard let elements = member.array else {
            throw Refusal(.keysRefused(.keysWrongType, expected: "an array", found: "\(member.typeName)"))
        }
        guard elements.count <= limits.keys else {
            throw Refusal(
                .keysRefused(.keysTooMany, expected: "at most \(limits.keys) keys", found: "\(elements.count)"))
        }
        return elements
    }

    private static func usableKeys(
        among elements: [JSONValue], _ limits: KeySetLimits
    ) throws(Refusal) -> ([JSONWebKey], ignored: [(key: IgnoredKey, problem: Problem)]) {
        var keys: [JSONWebKey] = []
        var ignored: [(key: IgnoredKey, problem: Problem)] = []
        for (index, element) in elements.enumerated() {
            do {
                keys.append(try JSONWebKey(element, limits: limits))
            } catch {
                ignored.append(
                    (IgnoredKey(element, error.reason), .keyIgnored(error.code, index, error.reason)))
            }
        }
        guard !keys.isEmpty else {
            throw Refusal(
                .keysRefused(
                    .keysNoUsableKey, expected: "a key for verifying signatures", found: "\(elements.count) keys"),
                and: ignored.map(\.problem))
        }
        return (keys, ignored)
    }

    private static func duplicates(in keys: [JSONWebKey]) -> [Problem] {
        var counts: [ExactString: Int] = [:]
        return keys.compactMap { key in
            guard let keyID = key.keyID else { return nil }
            counts[ExactString(keyID), default: 0] += 1
            return counts[ExactString(keyID)] == 2 ? .duplicateKeyID(keyID) : nil
        }
    }
}
