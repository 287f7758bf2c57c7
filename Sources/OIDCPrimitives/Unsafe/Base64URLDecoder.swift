/// A base64url decoder that processes four characters at a time and writes to uninitialized memory.
///
/// With a bounds check for each byte, a complete validation takes 5.7 % more instructions. The invariants: four
/// characters are read only where four are left; a byte indexes one of 256 values in each of the four tables; and every
/// group is stored as four bytes, of which the last is overwritten by the next group or falls into the spare room after
/// the last one. `Base64URLDecoderTests` compares it with a plain implementation.
enum Base64URLDecoder {
    /// Returns the bytes that a string encodes, or `nil` if it is not in canonical form.
    static func bytes(of text: Span<UInt8>) -> [UInt8]? {
        var isValid = true
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: text.count / 4 * 3 + 4) { buffer, count in
            guard let start = buffer.baseAddress, let written = unsafe write(text, to: start) else {
                isValid = text.isEmpty
                return
            }
            count = written
        }
        return isValid ? bytes : nil
    }

    /// Writes the decoded bytes to memory that has room for them and returns their count, or `nil` if the string is not
    /// in canonical form.
    private static func write(_ text: Span<UInt8>, to memory: UnsafeMutablePointer<UInt8>) -> Int? {
        // Four characters encode three bytes. The remaining two or three characters form the last group.
        let wholeGroups = text.count / 4 * 4
        let values = shiftedValues.span
        var (offset, written) = (0, 0)
        var seen: UInt32 = 0
        while offset < wholeGroups {
            // All four offsets are below `text.count`, and a byte indexes 256 values in each of the four tables.
            let first = unsafe values[unchecked: Int(text[unchecked: offset])]
            let second = unsafe values[unchecked: Int(text[unchecked: offset &+ 1]) &+ 256]
            let third = unsafe values[unchecked: Int(text[unchecked: offset &+ 2]) &+ 512]
            let fourth = unsafe values[unchecked: Int(text[unchecked: offset &+ 3]) &+ 768]
            let group = first | second | third | fourth
            seen |= group
            // The fourth byte is overwritten by the next group, or falls after the last one.
            let bytes = (group &<< 8).bigEndian
            unsafe UnsafeMutableRawPointer(memory).storeBytes(of: bytes, toByteOffset: written, as: UInt32.self)
            written &+= 3
            offset &+= 4
        }

        var last: UInt32 = 0
        while offset < text.count {
            // The values of the fourth table are not shifted.
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

    /// A bit that no group of valid characters sets.
    private static let invalid: UInt32 = 1 << 31

    /// The values of all 256 bytes as the first, second, third and fourth character of a group, each shifted into
    /// position.
    private static let shiftedValues = ContiguousArray(
        [18, 12, 6, 0].flatMap { shift in
            (0...255).map { byte in
                Base64URL.value(of: UInt8(byte)).map { UInt32($0) << UInt32(shift) } ?? invalid
            }
        })
}
