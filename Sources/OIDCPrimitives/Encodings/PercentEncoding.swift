/// Percent-encoding as in RFC 3986 §2. Every byte except letters, digits, `-`, `.`, `_` and `~` becomes `%XX`.
///
/// All URL parsers agree on what that means. They disagree about `+`, `&`, `;` and characters beyond ASCII, which is
/// why those are always encoded.
public enum PercentEncoding {
    /// Returns the percent-encoded string.
    public static func encode(_ text: some StringProtocol) -> String {
        var result: [UInt8] = []
        for byte in text.utf8 { append(byte, to: &result) }
        return String(decoding: result, as: UTF8.self)
    }

    /// Returns the decoded string.
    ///
    /// - Throws: `encoding.not-percent-encoded` if a `%` is not followed by two hexadecimal digits, or if the decoded
    ///   bytes are not UTF-8.
    public static func decode(_ text: some StringProtocol) throws(Refusal) -> String {
        try text.withUTF8Bytes { text throws(Refusal) in try decode(0..<text.count, of: text, plusIsSpace: false) }
    }

    static func append(_ byte: UInt8, to result: inout [UInt8]) {
        if byte.isURIUnreserved {
            result.append(byte)
        } else {
            result.append(UInt8(ascii: "%"))
            result.append(hexadecimalDigit(byte >> 4))
            result.append(hexadecimalDigit(byte & 0x0F))
        }
    }

    /// Decodes a part of a longer string, split at ASCII characters. Offsets in errors count from the start of the
    /// longer string.
    static func decode(_ part: Range<Int>, of text: Span<UInt8>, plusIsSpace: Bool) throws(Refusal) -> String {
        guard part.contains(where: { isEncoded(text[$0], plusIsSpace) }) else {
            return String(decoding: text.extracting(part).copied(), as: UTF8.self)
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(part.count)
        var offset = part.lowerBound
        while offset < part.upperBound {
            let byte = text[offset]
            guard byte == UInt8(ascii: "%") else {
                bytes.append(plusIsSpace && byte == UInt8(ascii: "+") ? 0x20 : byte)
                offset += 1
                continue
            }
            guard let escaped = escapedByte(in: text.extracting(..<part.upperBound), at: offset) else {
                throw refusal(at: offset, expected: "two hexadecimal digits after %")
            }
            bytes.append(escaped)
            offset += 3
        }
        let slice = bytes[...]
        if let fault = UTF8Sequence.firstFault(in: slice.span) {
            throw refusal(at: place(ofByte: fault, of: part, in: text), expected: "UTF-8 after decoding")
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Returns whether a byte begins an encoded character.
    private static func isEncoded(_ byte: UInt8, _ plusIsSpace: Bool) -> Bool {
        byte == UInt8(ascii: "%") || plusIsSpace && byte == UInt8(ascii: "+")
    }

    /// Returns the offset from which a decoded byte was read.
    private static func place(ofByte number: Int, of part: Range<Int>, in text: Span<UInt8>) -> Int {
        var offset = part.lowerBound
        for _ in 0..<number { offset += text[offset] == UInt8(ascii: "%") ? 3 : 1 }
        return offset
    }

    private static func hexadecimalDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
    }

    private static func refusal(at offset: Int, expected: ProblemText) -> Refusal {
        Refusal(
            Problem(
                .encodingNotPercent, at: .byte(offset), expected: expected,
                remedy: "Encode each byte of a special character as % followed by two hexadecimal digits."))
    }
}
