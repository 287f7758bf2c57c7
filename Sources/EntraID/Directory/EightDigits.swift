/// Eight hexadecimal digits handled together, each in its byte of a word, the first in the lowest.
///
/// For bytes below 0x80 adding 0x80 − n sets the highest bit of those that are n or more, and carries into no other.
struct EightDigits {
    private let word: UInt64

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highBits = ones &* 0x80

    /// Four bytes and four more that may be digits, each as they lie in memory.
    @inline(__always)
    init(_ first: UInt32, _ second: UInt32) {
        word = UInt64(UInt32(littleEndian: first)) | UInt64(UInt32(littleEndian: second)) &<< 32
    }

    /// The digits of a number, in lower case.
    @inline(__always)
    init(of number: UInt32) {
        // Each step halves the runs of digits and moves them apart, until each digit has its byte.
        var spread = UInt64(number)
        spread = (spread | spread &<< 16) & 0x0000_FFFF_0000_FFFF
        spread = (spread | spread &<< 8) & 0x00FF_00FF_00FF_00FF
        spread = (spread | spread &<< 4) & 0x0F0F_0F0F_0F0F_0F0F
        // What is 10 or more is a letter; `a` lies 39 behind the place of a tenth figure.
        let letters = (spread &+ EightDigits.ones &* 6) &>> 4 & EightDigits.ones
        word = (spread &+ EightDigits.ones &* 0x30 &+ letters &* 39).byteSwapped
    }

    /// The first four bytes and the last, as they lie in memory.
    var halves: (UInt32, UInt32) {
        (UInt32(truncatingIfNeeded: word).littleEndian, UInt32(truncatingIfNeeded: word &>> 32).littleEndian)
    }

    /// The number that the digits write, and whether some of them are capitals; `nil` when not all are digits.
    @inline(__always)
    var number: (value: UInt32, hasCapitals: Bool)? {
        let ones = EightDigits.ones
        let lowered = word | ones &* 0x20
        let figures = (word &+ ones &* (0x80 - 0x30)) & ~(word &+ ones &* (0x80 - 0x3A))
        let letters = (lowered &+ ones &* (0x80 - 0x61)) & ~(lowered &+ ones &* (0x80 - 0x67))
        guard word & EightDigits.highBits == 0, (figures | letters) & EightDigits.highBits == EightDigits.highBits
        else { return nil }

        // The low half of `1` is 1, that of `a` and `A` too: letters stand for 9 more.
        let areLetters = letters &>> 7 & ones
        var packed = ((word & (ones &* 0x0F)) &+ areLetters &* 9).byteSwapped
        packed = (packed | packed &>> 4) & 0x00FF_00FF_00FF_00FF
        packed = (packed | packed &>> 8) & 0x0000_FFFF_0000_FFFF
        packed = packed | packed &>> 16
        // Capitals are the letters that lack the bit 0x20.
        let capitals = letters & ~(word &<< 2) & EightDigits.highBits
        return (UInt32(truncatingIfNeeded: packed), capitals != 0)
    }
}
