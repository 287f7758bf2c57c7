/// Base64 with the URL-safe alphabet of RFC 4648 §5, without padding, in its one canonical form.
///
/// Each sequence of bytes has exactly one text here. Padding, white space, `+`, `/` and bits left over at the end are
/// refused, because a second spelling of a signed text is a second text.
public enum Base64URL {
    /// The text for these bytes.
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

    /// The bytes of a text. Refuses with `encoding.not-base64url` at the first byte that cannot stand there.
    public static func decode(_ text: String) throws(Refusal) -> [UInt8] {
        let bytes = Array(text.utf8)[...]
        return try decode(bytes.span)
    }

    /// The bytes of a text. Refuses with `encoding.not-base64url` at the first byte that cannot stand there.
    public static func decode(_ text: Span<UInt8>) throws(Refusal) -> [UInt8] {
        // Four characters are three bytes. What does not come in fours is the last group, of two or three.
        let wholeGroups = text.count / 4 * 4
        var isValid = true
        let slice = values[...]
        let values = slice.span
        var bytes = unsafe [UInt8](unsafeUninitializedCapacity: text.count / 4 * 3 + 2) { buffer, count in
            var (offset, written) = (0, 0)
            while offset < wholeGroups {
                // All four offsets are below the text's count, and a byte indexes the table of 256 values.
                let first = unsafe UInt32(values[unchecked: Int(text[unchecked: offset])])
                let second = unsafe UInt32(values[unchecked: Int(text[unchecked: offset &+ 1])])
                let third = unsafe UInt32(values[unchecked: Int(text[unchecked: offset &+ 2])])
                let fourth = unsafe UInt32(values[unchecked: Int(text[unchecked: offset &+ 3])])
                guard (first | second | third | fourth) & invalid == 0 else {
                    isValid = false
                    return
                }
                let group = first &<< 18 | second &<< 12 | third &<< 6 | fourth
                unsafe buffer[written] = UInt8(truncatingIfNeeded: group &>> 16)
                unsafe buffer[written &+ 1] = UInt8(truncatingIfNeeded: group &>> 8)
                unsafe buffer[written &+ 2] = UInt8(truncatingIfNeeded: group)
                written &+= 3
                offset &+= 4
            }
            count = written
        }
        guard isValid else { throw invalidCharacter(in: text) }
        try decodeLastGroup(of: text, from: wholeGroups, into: &bytes)
        return bytes
    }

    private static func decodeLastGroup(
        of text: Span<UInt8>, from start: Int, into bytes: inout [UInt8]
    ) throws(Refusal) {
        var buffer: UInt32 = 0
        for offset in start..<text.count {
            let value = value(of: text[offset])
            guard UInt32(value) & invalid == 0 else { throw invalidCharacter(in: text) }
            buffer = buffer << 6 | UInt32(value)
        }
        switch text.count - start {
        case 0: return
        case 2:
            guard buffer & 0x0F == 0 else { throw refusal(at: text.count - 1, "bits set behind the last byte") }
            bytes.append(UInt8(truncatingIfNeeded: buffer >> 4))
        case 3:
            guard buffer & 0x03 == 0 else { throw refusal(at: text.count - 1, "bits set behind the last byte") }
            bytes.append(UInt8(truncatingIfNeeded: buffer >> 10))
            bytes.append(UInt8(truncatingIfNeeded: buffer >> 2))
        default: throw refusal(at: text.count, "an incomplete last group")
        }
    }

    private static func invalidCharacter(in text: Span<UInt8>) -> Refusal {
        var offset = 0
        while offset < text.count - 1, UInt32(value(of: text[offset])) & invalid == 0 { offset += 1 }
        return refusal(at: offset, reason(for: text[offset]))
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

    /// A bit that no value of the alphabet has.
    private static let invalid: UInt32 = 0x80

    /// What each of the 256 bytes stands for.
    private static let values: [UInt8] = (0...255).map { value(of: UInt8($0)) }

    /// What a character stands for, 0…63, or something with the invalid bit.
    private static func value(of character: UInt8) -> UInt8 {
        switch character {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): character &- UInt8(ascii: "A")
        case UInt8(ascii: "a")...UInt8(ascii: "z"): character &- UInt8(ascii: "a") &+ 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): character &- UInt8(ascii: "0") &+ 52
        case UInt8(ascii: "-"): 62
        case UInt8(ascii: "_"): 63
        default: 0xFF
        }
    }

    private static func reason(for byte: UInt8) -> String {
        switch byte {
        case UInt8(ascii: "="): "padding"
        case UInt8(ascii: "+"), UInt8(ascii: "/"): "a character of the other base64 alphabet"
        case 0x20, 0x09, 0x0A, 0x0D: "white space"
        default: "a character outside the alphabet"
        }
    }

    private static func refusal(at offset: Int, _ found: String) -> Refusal {
        Refusal(
            Problem(
                .encodingNotBase64URL, at: .byte(offset), expected: "unpadded base64url", found: found,
                remedy: "Use the characters A–Z, a–z, 0–9, - and _ only, without = at the end."))
    }
}
