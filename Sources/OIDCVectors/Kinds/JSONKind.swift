import EntraID

/// Strict JSON: a string, or bytes in standard base64 if they are not text.
enum JSONKind: VectorKind {
    static let name = "json"
    static let givenMembers = ["text", "base64"]

    static func validate(_ given: JSONCursor) throws(Refusal) -> VectorOutcome {
        let text = try given["text"].optional(.string)
        let base64 = try given["base64"].optional(.string)
        let bytes: [UInt8]
        switch (text, base64) {
        case (let text?, nil): bytes = Array(text.utf8)
        case (nil, let base64?): bytes = try decodeStandardBase64(base64)
        default:
            throw Refusal(
                Problem(.vectorMalformed, at: .member(given.path), remedy: "Specify either “text” or “base64”."))
        }
        return VectorOutcome { _ throws(Refusal) in
            let value = try JSONValue(parsing: bytes)
            return ["value": value, "digits": JSONValue(value.number?.digits)]
        }
    }

    /// Decodes standard base64 (RFC 4648 §4) by converting it to base64url (§5). Only the canonical form is read, so that
    /// all runners agree about the bytes.
    private static func decodeStandardBase64(_ text: String) throws(Refusal) -> [UInt8] {
        let padding = text.utf8.reversed().prefix { $0 == UInt8(ascii: "=") }.count
        let digits = text.utf8.dropLast(padding)
        let isStandard = !digits.contains { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
        guard isStandard, padding == (4 - digits.count % 4) % 4 else {
            throw Refusal(
                Problem(.vectorMalformed, at: .member("base64"), remedy: "Write standard base64 with padding."))
        }
        let translated = digits.map { byte in
            switch byte {
            case UInt8(ascii: "+"): UInt8(ascii: "-")
            case UInt8(ascii: "/"): UInt8(ascii: "_")
            default: byte
            }
        }
        return try Base64URL.decode(translated.span)
    }
}
