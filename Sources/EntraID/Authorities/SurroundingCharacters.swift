import OIDCPrimitives

/// What comes along when an address is copied out of a page, a mail or a document: white space, invisible characters,
/// quotation marks, and angle brackets around a whole address.
enum SurroundingCharacters {
    /// The text without them.
    static func removed(from text: String) -> String {
        var rest = text.unicodeScalars[...]
        while true {
            let length = rest.count
            while let first = rest.first, isSurrounding(first) { rest.removeFirst() }
            while let last = rest.last, isSurrounding(last) { rest.removeLast() }
            if rest.first == "<", rest.last == ">", isAddress(rest.dropFirst()) {
                rest = rest.dropFirst().dropLast()
            }
            if rest.count == length { return String(rest) }
        }
    }

    private static func isAddress(_ text: Substring.UnicodeScalarView) -> Bool {
        String(text.prefix(8)).asciiLowercased.hasPrefixBytes("http")
    }

    private static func isSurrounding(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.properties.isWhitespace { return true }
        switch scalar {
        case "\"", "'", "`", "´", "«", "»", "‹", "›", "「", "」", "『", "』", "＂", "＇": return true
        case "\u{2018}"..."\u{201F}": return true  // ‘ ’ ‚ ‛ “ ” „ ‟
        case "\u{AD}", "\u{180E}", "\u{200B}"..."\u{200F}", "\u{202A}"..."\u{202E}", "\u{2060}"..."\u{2069}",
            "\u{FEFF}":
            return true  // zero width, soft hyphen, direction marks, byte order mark
        default: return false
        }
    }
}
