import EntraID

/// Base64url: a text to decode, or bytes to encode. The outcome is both, so that each way is compared with the other.
enum Base64URLKind: VectorKind {
    static let name = "base64url"
    static let givenMembers = ["text", "hexadecimal"]

    static func judge(_ given: JSONCursor) throws(Refusal) -> VectorOutcome {
        let bytes = try given.textOrHexadecimal("text", "hexadecimal")
        let text = try given["text"].optional(.string)
        return VectorOutcome { _ throws(Refusal) in
            let decoded = if let text { try Base64URL.decode(text) } else { bytes }
            return [
                "text": .string(Base64URL.encode(decoded)), "hexadecimal": .string(Hexadecimal.encode(decoded)),
            ]
        }
    }
}
