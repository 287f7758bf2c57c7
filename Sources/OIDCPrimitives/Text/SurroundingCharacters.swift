/// The characters that are often copied along with a URL: white space, invisible characters, quotation marks, angle
/// brackets around a URL, and braces around a value that is often written in them.
package enum SurroundingCharacters {
    /// Returns a string without its surrounding characters.
    ///
    /// - Parameters:
    ///   - text: The string as it was pasted.
    ///   - isOftenInBraces: A closure that returns whether braces around a value do not belong to it.
    package static func removed(from text: String, isOftenInBraces: (String) -> Bool = { _ in false }) -> String {
        var rest = text.unicodeScalars[...]
        while true {
            rest = trimmed(rest)
            let inner = trimmed(rest.dropFirst().dropLast())
            switch (rest.first, rest.last) {
            case ("<", ">") where startsURL(inner), ("{", "}") where isOftenInBraces(String(inner)):
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

    private static func startsURL(_ text: Substring.UnicodeScalarView) -> Bool {
        URLParts(String(text)) != nil
    }

    /// Returns whether a character does not belong to a value that it precedes or follows.
    package static func isSurrounding(_ scalar: Unicode.Scalar) -> Bool {
        // The ignorable ones include zero-width characters, soft hyphens, direction marks, and the byte order mark.
        if scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint { return true }
        switch scalar {
        case "\"", "'", "`", "´", "«", "»", "‹", "›", "「", "」", "『", "』", "＂", "＇": return true
        case "\u{2018}"..."\u{201F}": return true  // ‘ ’ ‚ ‛ “ ” „ ‟
        default: return false
        }
    }
}
