/// The escapes of a JSON string that the scanner has already validated.
enum JSONEscapes {
    /// Returns the UTF-16 code unit of the `\uXXXX` at a position, or `nil` if there is none.
    static func codeUnit(in bytes: Span<UInt8>, at position: Int) -> UInt32? {
        guard position + 6 <= bytes.count, bytes[position] == UInt8(ascii: "\\"),
            bytes[position + 1] == UInt8(ascii: "u")
        else { return nil }
        var unit: UInt32 = 0
        for offset in 2..<6 {
            guard let digit = bytes[position + offset].hexadecimalValue else { return nil }
            unit = unit << 4 | UInt32(digit)
        }
        return unit
    }

    /// Returns the UTF-8 bytes that the characters between two quotes represent.
    static func resolve(_ range: Range<Int>, in bytes: Span<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(range.count)
        var position = range.lowerBound
        while position < range.upperBound {
            let byte = bytes[position]
            guard byte == UInt8(ascii: "\\") else {
                result.append(byte)
                position += 1
                continue
            }
            position += 2
            switch bytes[position - 1] {
            case UInt8(ascii: "b"): result.append(0x08)
            case UInt8(ascii: "f"): result.append(0x0C)
            case UInt8(ascii: "n"): result.append(0x0A)
            case UInt8(ascii: "r"): result.append(0x0D)
            case UInt8(ascii: "t"): result.append(0x09)
            case UInt8(ascii: "u"): appendScalar(in: bytes, at: &position, to: &result)
            case let character: result.append(character)
            }
        }
        return result
    }

    /// Appends the character of a `\uXXXX` or of a surrogate pair. `position` is after the first `\u`.
    private static func appendScalar(in bytes: Span<UInt8>, at position: inout Int, to result: inout [UInt8]) {
        guard var value = codeUnit(in: bytes, at: position - 2) else { return }
        position += 4
        if value & 0xFC00 == 0xD800, let low = codeUnit(in: bytes, at: position) {
            position += 6
            value = 0x10000 + (value & 0x3FF) << 10 + (low & 0x3FF)
        }
        if let scalar = Unicode.Scalar(value) {
            result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
    }
}
