// The characters of RFC 3986. Every list of them in this package is one of these.

/// `unreserved` (§2.3): what never needs an escape.
package func isUnreservedByte(_ byte: UInt8) -> Bool {
    if isASCIILetter(byte) || isASCIIDigit(byte) { return true }
    return switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
    default: false
    }
}

/// What may stand in the path of an address as it is: `pchar` (§3.3) and `/`, without the `%` of an escape.
package func isURLPathByte(_ byte: UInt8) -> Bool {
    if isUnreservedByte(byte) { return true }
    return switch byte {
    case UInt8(ascii: "/"), UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "&"), UInt8(ascii: "'"),
        UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: ","),
        UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: ":"), UInt8(ascii: "@"):
        true
    default: false
    }
}

/// The byte that an escape stands for (§2.1): the percent sign at that offset and the two hexadecimal digits after it.
package func escapedByte(in text: Span<UInt8>, at percentSign: Int) -> UInt8? {
    guard percentSign + 2 < text.count, let high = hexadecimalValue(text[percentSign + 1]),
        let low = hexadecimalValue(text[percentSign + 2])
    else { return nil }
    return high << 4 | low
}

extension StringProtocol {
    /// Whether every character is one of RFC 3986, each percent sign begins an escape, and square brackets stand
    /// nowhere but around a host (§3.2.2). Where each delimiter may stand is not looked at.
    package var consistsOfURICharacters: Bool {
        withUTF8Bytes { text in
            let host = AddressCuts(text)?.hostAndPort ?? 0..<0
            return text.indices.allSatisfy { offset in
                switch text[offset] {
                case UInt8(ascii: "%"): escapedByte(in: text, at: offset) != nil
                case UInt8(ascii: "["), UInt8(ascii: "]"): host.contains(offset)
                case UInt8(ascii: "?"), UInt8(ascii: "#"): true
                case let byte: isURLPathByte(byte)
                }
            }
        }
    }

    /// Whether this segment of a path is `.` or `..`, which clients remove (§5.2.4). Browsers read `%2e` as a dot here
    /// (URL Standard, “double-dot URL path segment”).
    package var isDotSegment: Bool {
        guard let plain = try? PercentEncoding.decode(self) else { return false }
        return plain.hasSameBytes(as: ".") || plain.hasSameBytes(as: "..")
    }
}
