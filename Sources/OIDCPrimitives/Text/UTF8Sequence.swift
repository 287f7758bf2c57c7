/// Well-formed UTF-8, as in table 3-7 of the Unicode Standard: no overlong forms, no surrogates, nothing above
/// U+10FFFF.
enum UTF8Sequence {
    /// Returns the length of the well-formed sequence that begins at `start`, or 0 if there is none.
    static func length(in bytes: Span<UInt8>, at start: Int) -> Int {
        let first = bytes[start]
        if first < 0x80 { return 1 }

        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch first {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: length = 4
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: return 0
        }
        guard length <= bytes.count - start, second.contains(bytes[start + 1]) else { return 0 }
        for offset in 2..<length where bytes[start + offset] & 0xC0 != 0x80 { return 0 }
        return length
    }

    /// Returns the offset of the first byte that is not part of a well-formed sequence.
    static func firstFault(in bytes: Span<UInt8>) -> Int? {
        var position = 0
        while position < bytes.count {
            let length = length(in: bytes, at: position)
            if length == 0 { return position }
            position += length
        }
        return nil
    }
}
