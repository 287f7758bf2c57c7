import OIDCPrimitives

/// What comes along when an address is copied out of a page, a mail or a document: white space, invisible characters,
/// quotation marks, angle brackets around a whole address, and braces around a GUID.
enum SurroundingCharacters {
    /// The text without them.
    static func removed(from text: String) -> String {
        var rest = text.unicodeScalars[...]
        while true {
            rest = trimmed(rest)
            let inner = trimmed(rest.dropFirst().dropLast())
            switch (rest.first, rest.last) {
            case ("<", ">") where startsAddress(inner), ("{", "}") where (try? GUID(parsing: String(inner))) != nil:
                rest = inner
            default: return String(rest)
            }
        }
    }

    private static func trimmed(_ text: Substring.UnicodeScalarView) -> Substring.UnicodeScalarView {
        var rest = text
        while let first = rest.first, isSurrounding(first) { rest.removeFirst() }
        while let last = rest.last, isSurrounding(last) { rest.removeLast() }
        return rest
    }

    private static func startsAddress(_ text: Substring.UnicodeScalarView) -> Bool {
        AddressText(String(text)) != nil
    }

    private static func isSurrounding(_ scalar: Unicode.Scalar) -> Bool {
        // The second are zero-width characters, soft hyphens, direction marks, the byte order mark and more.
        if scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint { return true }
        switch scalar {
        case "\"", "'", "`", "´", "«", "»", "‹", "›", "「", "」", "『", "』", "＂", "＇": return true
        case "\u{2018}"..."\u{201F}": return true  // ‘ ’ ‚ ‛ “ ” „ ‟
        default: return false
        }
    }
}
