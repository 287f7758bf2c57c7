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
        var isValid = true
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: mostBytes(of: text.count)) { buffer, count in
            guard let start = buffer.baseAddress, let written = unsafe write(text, to: start) else {
                isValid = text.isEmpty
                return
            }
            count = written
        }
        guard isValid else { throw fault(in: text) }
        return bytes
    }

    /// Puts the bytes of a text behind those that a block has, and says where they end; `nil` when the text cannot be
    /// decoded: ``decode(_:)-(Span<UInt8>)`` says why.
    package static func decode(_ text: Span<UInt8>, into block: inout Block<UInt8>) -> Int? {
        guard unsafe block.append(upTo: mostBytes(of: text.count), { unsafe write(text, to: $0) }) != nil else {
            return nil
        }
        return block.count
    }

    // MARK: - Decoding

    /// How many bytes are written for a text of that length at most, and with it the room that is needed.
    private static func mostBytes(of count: Int) -> Int { count / 4 * 3 + 4 }

    /// Writes the bytes of a text to memory that has room for them, and says how many they are; `nil` when the text is
    /// not in canonical form.
    private static func write(_ text: Span<UInt8>, to memory: UnsafeMutablePointer<UInt8>) -> Int? {
        // Four characters are three bytes. What does not come in fours is the last group, of two or three.
        let wholeGroups = text.count / 4 * 4
        let values = shiftedValues.span
        var (offset, written) = (0, 0)
        var seen: UInt32 = 0
        while offset < wholeGroups {
            // All four offsets are below the text's count, and a byte indexes 256 values of each of the four tables.
            let first = unsafe values[unchecked: Int(text[unchecked: offset])]
            let second = unsafe values[unchecked: Int(text[unchecked: offset &+ 1]) &+ 256]
            let third = unsafe values[unchecked: Int(text[unchecked: offset &+ 2]) &+ 512]
            let fourth = unsafe values[unchecked: Int(text[unchecked: offset &+ 3]) &+ 768]
            let group = first | second | third | fourth
            seen |= group
            // The fourth byte is overwritten by the next group, or lies behind the last.
            let bytes = (group &<< 8).bigEndian
            unsafe UnsafeMutableRawPointer(memory).storeBytes(of: bytes, toByteOffset: written, as: UInt32.self)
            written &+= 3
            offset &+= 4
        }

        var last: UInt32 = 0
        while offset < text.count {
            // In the fourth table nothing is shifted.
            let value = values[Int(text[offset]) + 768]
            seen |= value
            last = last &<< 6 | value
            offset &+= 1
        }
        guard seen & invalid == 0 else { return nil }
        switch text.count - wholeGroups {
        case 0: return written
        case 2:
            guard last & 0x0F == 0 else { return nil }
            unsafe memory[written] = UInt8(truncatingIfNeeded: last &>> 4)
            return written + 1
        case 3:
            guard last & 0x03 == 0 else { return nil }
            unsafe memory[written] = UInt8(truncatingIfNeeded: last &>> 10)
            unsafe memory[written + 1] = UInt8(truncatingIfNeeded: last &>> 2)
            return written + 2
        default: return nil
        }
    }

    /// What stands against a text that is not in canonical form: a character, or the length, or the last bits.
    private static func fault(in text: Span<UInt8>) -> Refusal {
        for offset in text.indices where value(of: text[offset]) == nil {
            return refusal(at: offset, reason(for: text[offset]))
        }
        if text.count % 4 == 1 { return refusal(at: text.count, "an incomplete last group") }
        return refusal(at: text.count - 1, "bits set behind the last byte")
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

    /// A bit that no group of characters of the alphabet has.
    private static let invalid: UInt32 = 1 << 31

    /// What each of the 256 bytes stands for as the first, second, third and fourth character of a group: shifted to its
    /// place there.
    private static let shiftedValues = ContiguousArray(
        [18, 12, 6, 0].flatMap { shift in
            (0...255).map { byte in value(of: UInt8(byte)).map { UInt32($0) << UInt32(shift) } ?? invalid }
        })

    /// What a character stands for, 0…63.
    private static func value(of character: UInt8) -> UInt8? {
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
        case UInt8(ascii: "+"), UInt8(ascii: "/"): "a character of the other base64 alphabet"
        case 0x20, 0x09, 0x0A, 0x0D: "white space"
        default: "a character outside the alphabet"
        }
    }

    private static func refusal(at offset: Int, _ found: ProblemText) -> Refusal {
        Refusal(
            Problem(
                .encodingNotBase64URL, at: .byte(offset), expected: "unpadded base64url", found: found,
                remedy: "Use the characters A–Z, a–z, 0–9, - and _ only, without = at the end."))
    }
}
