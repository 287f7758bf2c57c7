import EntraID

/// Base64url: a string to decode, or bytes to encode. The outcome contains both, so that both directions are compared.
enum Base64URLKind: VectorKind {
    static let name = "base64url"
    static let givenMembers = ["text", "hexadecimal"]

    static func validate(_ given: JSONCursor) throws(Refusal) -> VectorOutcome {
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
