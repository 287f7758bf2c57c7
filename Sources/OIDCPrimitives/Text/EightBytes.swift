/// Eight neighbouring bytes looked at together, which takes the time of one: most of a token is text in which
/// nothing happens.
///
/// The lowest bit 7 that is set in a difference belongs to a byte that was too small; those above it may be set by
/// its borrow. So the answers “none” and “first” are exact, and nothing is said of those behind the first.
struct EightBytes {
    private let word: UInt64

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highBits: UInt64 = 0x8080_8080_8080_8080

    /// The bytes at an offset; the text must go on for eight of them.
    @inline(__always)
    init(of text: Span<UInt8>, uncheckedOffset offset: Int) {
        word = unsafe text.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self).littleEndian
    }

    /// Whether none of them is this one.
    @inline(__always)
    func hasNone(of byte: UInt8) -> Bool {
        let difference = word ^ (EightBytes.ones &* UInt64(byte))
        return (difference &- EightBytes.ones) & ~difference & EightBytes.highBits == 0
    }

    /// The place of the first byte that is a control character, a quote, a backslash or not ASCII; `nil` when all of
    /// them mean themselves in a JSON string.
    @inline(__always)
    var firstSpecialInJSON: Int? {
        let controls = word &- EightBytes.ones &* 0x20
        let quotes = (word ^ (EightBytes.ones &* 0x22)) &- EightBytes.ones
        let backslashes = (word ^ (EightBytes.ones &* 0x5C)) &- EightBytes.ones
        let found = (word | controls | quotes | backslashes) & EightBytes.highBits
        return found == 0 ? nil : found.trailingZeroBitCount / 8
    }
}

/// The offset of the first such byte.
package func firstOffset(of byte: UInt8, in text: Span<UInt8>) -> Int? {
    var offset = 0
    while offset &+ 8 <= text.count, EightBytes(of: text, uncheckedOffset: offset).hasNone(of: byte) { offset &+= 8 }
    while offset < text.count {
        if text[offset] == byte { return offset }
        offset &+= 1
    }
    return nil
}

/// The offset of the last such byte.
package func lastOffset(of byte: UInt8, in text: Span<UInt8>) -> Int? {
    var end = text.count
    while end >= 8, EightBytes(of: text, uncheckedOffset: end &- 8).hasNone(of: byte) { end &-= 8 }
    while end > 0 {
        end &-= 1
        if text[end] == byte { return end }
    }
    return nil
}
