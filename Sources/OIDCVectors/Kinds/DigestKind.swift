import EntraID
import OIDCSoftwareCrypto

/// Hashes of a message that may be repeated. The standards' examples have up to a million letters.
enum DigestKind: VectorKind {
    static let name = "digest"
    static let givenMembers = ["function", "text", "hexadecimal", "times"]

    static func validate(_ given: JSONCursor) throws(Refusal) -> VectorOutcome {
        let function = try readFunction(given["function"])
        let part = try given.textOrHexadecimal("text", "hexadecimal")
        let times = try given["times"].optional(.integer) ?? 1
        guard (0...mostTimes).contains(times) else {
            throw Refusal(
                Problem(.vectorMalformed, at: .member("times"), remedy: "Repeat it at most \(mostTimes) times."))
        }
        let message = Array(repeatElement(part, count: times).joined())[...]
        return .accepted(
            ["hexadecimal": .string(Hexadecimal.encode(SoftwareCrypto().hash(message.span, with: function)))],
            warnings: [])
    }

    private static let mostTimes = 1_000_000

    private static func readFunction(_ given: JSONCursor) throws(Refusal) -> HashAlgorithm {
        let name = try given.required(.string)
        let functions: [(String, HashAlgorithm)] = [
            ("SHA-256", .sha256), ("SHA-384", .sha384), ("SHA-512", .sha512),
        ]
        if let known = functions.first(where: { name.hasSameBytes(as: $0.0) }) { return known.1 }
        throw Refusal(
            Problem(.vectorMalformed, at: .member(given.path), remedy: "Write SHA-256, SHA-384, or SHA-512."))
    }
}
