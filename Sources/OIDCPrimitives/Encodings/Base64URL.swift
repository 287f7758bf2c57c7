/// Base64 with the URL-safe alphabet of RFC 4648 §5, without padding, in canonical form.
///
/// Each byte sequence has exactly one encoding. Padding, white space, `+`, `/` and unused bits at the end are rejected,
/// because a second spelling of a signed string would be a different string.
public enum Base64URL {
    /// Returns the base64url encoding of the given bytes.
    public static func encode(_ bytes: some Sequence<UInt8>) -> String {
        var text: [UInt8] = []
        var buffer: UInt32 = 0
        var bitCount = 0
        for byte in bytes {
            buffer = buffer << 8 | UInt32(byte)
            bitCount += 8
            while bitCount >= 6 {
                bitCount -= 6
                text.append(character(for: buffer >> UInt32(bitCount)))
            }
        }
        if bitCount > 0 { text.append(character(for: buffer << UInt32(6 - bitCount))) }
        return String(decoding: text, as: UTF8.self)
    }

    /// Decodes a base64url string.
    ///
    /// - Throws: `encoding.not-base64url` at the first byte that is not allowed.
    public static func decode(_ text: String) throws(Refusal) -> [UInt8] {
        let bytes = Array(text.utf8)[...]
        return try decode(bytes.span)
    }

    /// Decodes the bytes of a base64url string.
    ///
    /// - Throws: `encoding.not-base64url` at the first byte that is not allowed.
    public static func decode(_ text: Span<UInt8>) throws(Refusal) -> [UInt8] {
        guard let bytes = Base64URLDecoder.bytes(of: text) else { throw fault(in: text) }
        return bytes
    }

    /// Returns the error for a string that is not in canonical form because of a character, its length or its last
    /// bits.
    private static func fault(in text: Span<UInt8>) -> Refusal {
        for offset in text.indices where value(of: text[offset]) == nil {
            return refusal(at: offset, reason(for: text[offset]))
        }
        if text.count % 4 == 1 { return refusal(at: text.count, "an incomplete last group") }
        return refusal(at: text.count - 1, "bits set after the last byte")
    }

    private static func character(for value: UInt32) -> UInt8 {
        let value = UInt8(truncatingIfNeeded: value & 0x3F)
        return switch value {
        case 0..<26: UInt8(ascii: "A") + value
        case 26..<52: UInt8(ascii: "a") + value - 26
        case 52..<62: UInt8(ascii: "0") + value - 52
        case 62: UInt8(ascii: "-")
        default: UInt8(ascii: "_")
        }
    }

    /// Returns the value of a character, 0 to 63.
    static func value(of character: UInt8) -> UInt8? {
        switch character {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): character - UInt8(ascii: "A")
        case UInt8(ascii: "a")...UInt8(ascii: "z"): character - UInt8(ascii: "a") + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0") + 52
        case UInt8(ascii: "-"): 62
        case UInt8(ascii: "_"): 63
        default: nil
        }
    }

    private static func reason(for byte: UInt8) -> ProblemText {
        switch byte {
        case UInt8(ascii: "="): "padding"
        case UInt8(ascii: "+"), UInt8(ascii: "/"): "a character of the standard base64 alphabet"
        case 0x20, 0x09, 0x0A, 0x0D: "white space"
        default: "a character outside the alphabet"
        }
    }

    private static func refusal(at offset: Int, _ found: ProblemText) -> Refusal {
        Refusal(
            Problem(
                .encodingNotBase64URL, at: .byte(offset), expected: "unpadded base64url", found: found,
                remedy: "Use only the characters A–Z, a–z, 0–9, - and _, without = at the end."))
    }
}
