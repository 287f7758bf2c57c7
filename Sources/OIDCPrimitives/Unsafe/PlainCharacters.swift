/// The unescaped ASCII characters of a JSON string, which are skipped eight at a time.
///
/// Nearly every character of a token is one of these. Checking them one at a time takes 2.3 % more instructions in a
/// complete validation. The invariant: eight bytes are loaded only where eight are left. `PlainCharactersTests`
/// compares it with a plain implementation.
enum PlainCharacters {
    /// Returns the offset of the first byte, from a position on, that is a control character, a quote, a backslash or
    /// not ASCII, or the number of bytes if there is none.
    @inline(__always)
    static func end(in bytes: ContiguousArray<UInt8>, from start: Int) -> Int {
        let text = unsafe bytes.span.bytes
        var position = start
        while position &+ 8 <= text.byteCount {
            let word = unsafe text.unsafeLoadUnaligned(fromUncheckedByteOffset: position, as: UInt64.self).littleEndian
            if let special = firstSpecial(of: word) { return position &+ special }
            position &+= 8
        }
        while position < bytes.count, isPlain(bytes[position]) { position &+= 1 }
        return position
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte < 0x80 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    private static let ones: UInt64 = 0x0101_0101_0101_0101

    /// Returns the index, among eight bytes, of the first one that is not plain.
    ///
    /// Subtracting n from each byte sets the high bit of those below n. A borrow can also set it in later bytes, so
    /// only “none” and “the first” are exact.
    @inline(__always)
    private static func firstSpecial(of word: UInt64) -> Int? {
        let controls = word &- ones &* 0x20
        let quotes = (word ^ (ones &* 0x22)) &- ones
        let backslashes = (word ^ (ones &* 0x5C)) &- ones
        let found = (word | controls | quotes | backslashes) & (ones &* 0x80)
        return found == 0 ? nil : found.trailingZeroBitCount / 8
    }
}
