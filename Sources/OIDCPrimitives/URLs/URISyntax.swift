// The parts of the RFC 3986 grammar that span more than one character.

/// Returns the byte that a percent escape represents (§2.1): the percent sign at the given offset and the two
/// hexadecimal digits after it.
package func escapedByte(in text: Span<UInt8>, at percentSign: Int) -> UInt8? {
    guard percentSign + 2 < text.count, let high = text[percentSign + 1].hexadecimalValue,
        let low = text[percentSign + 2].hexadecimalValue
    else { return nil }
    return high << 4 | low
}

extension StringProtocol {
    /// Whether every character is allowed by RFC 3986, each percent sign begins an escape, and square brackets appear
    /// only around a host (§3.2.2). The position of other delimiters is not checked.
    package var consistsOfURICharacters: Bool {
        withUTF8Bytes { text in
            let host = URLComponentRanges(text)?.hostAndPort ?? 0..<0
            return text.indices.allSatisfy { offset in
                switch text[offset] {
                case UInt8(ascii: "%"): escapedByte(in: text, at: offset) != nil
                case UInt8(ascii: "["), UInt8(ascii: "]"): host.contains(offset)
                case UInt8(ascii: "?"), UInt8(ascii: "#"): true
                case let byte: byte.isURIPathCharacter
                }
            }
        }
    }

    /// Whether this path segment is `.` or `..`, which clients remove (§5.2.4). Browsers also read `%2e` as a dot here
    /// (URL Standard, “double-dot URL path segment”).
    package var isDotSegment: Bool {
        guard let plain = try? PercentEncoding.decode(self) else { return false }
        return plain.hasSameBytes(as: ".") || plain.hasSameBytes(as: "..")
    }
}
