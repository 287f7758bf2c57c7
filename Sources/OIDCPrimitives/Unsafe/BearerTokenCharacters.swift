/// The characters of a bearer token before its padding, which are recognized eight at a time.
///
/// Every request of an API brings a token. Checking 1,300 bytes one at a time takes 0.86 µs instead of 0.30. The
/// difference is 2 % of the validation of a new token, and half of that of a token that was seen before. The invariant:
/// eight bytes are loaded only where eight are left. `BearerTokenCharactersTests` compares it with a plain
/// implementation.
enum BearerTokenCharacters {
    /// Returns the offset of the first byte that is not a letter, a digit or one of `-._~+/`, or the number of bytes if
    /// there is none.
    static func end(in bytes: Span<UInt8>) -> Int {
        let text = unsafe bytes.bytes
        var position = 0
        while position &+ 8 <= text.byteCount,
            areParts(unsafe text.unsafeLoadUnaligned(fromUncheckedByteOffset: position, as: UInt64.self))
        {
            position &+= 8
        }
        while position < bytes.count, isPart(bytes[position]) { position &+= 1 }
        return position
    }

    private static func isPart(_ byte: UInt8) -> Bool {
        byte.isURIUnreserved || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "/")
    }

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highBits: UInt64 = 0x8080_8080_8080_8080

    /// Returns whether each of eight bytes is a letter, a digit or one of `-._~+/`.
    ///
    /// The high bit of a byte of an intermediate result is its answer. It is exact if no byte of the word has its high
    /// bit set, because then no sum carries into the next byte. A word with such a byte is refused in any case.
    @inline(__always)
    private static func areParts(_ word: UInt64) -> Bool {
        let lowercased = word | ones &* 0x20
        let letters = atLeast("a", lowercased) & ~above("z", lowercased)
        // `-`, `.` and `/` are the three characters before the digits.
        let digits = atLeast("-", word) & ~above("9", word)
        let others = isEqual("_", word) | isEqual("~", word) | isEqual("+", word)
        return (letters | digits | others) & ~word & highBits == highBits
    }

    @inline(__always)
    private static func atLeast(_ character: Unicode.Scalar, _ word: UInt64) -> UInt64 {
        word &+ ones &* UInt64(0x80 &- character.value)
    }

    @inline(__always)
    private static func above(_ character: Unicode.Scalar, _ word: UInt64) -> UInt64 {
        word &+ ones &* UInt64(0x7F &- character.value)
    }

    @inline(__always)
    private static func isEqual(_ character: Unicode.Scalar, _ word: UInt64) -> UInt64 {
        ~((word ^ ones &* UInt64(character.value)) &+ ones &* 0x7F)
    }
}
