/// A piece of a page. What is written in the source is markup, and what is interpolated is text, which is escaped.
///
///     let line: HTML = "<p>Welcome, \(user.displayName)</p>"
package struct HTML: Sendable, ExpressibleByStringInterpolation {
    package private(set) var source: String

    package init(stringLiteral markup: String) {
        source = markup
    }

    package init(stringInterpolation: StringInterpolation) {
        source = stringInterpolation.source
    }

    /// Creates a piece from several others.
    package init(_ pieces: [HTML]) {
        source = pieces.map(\.source).joined(separator: "\n")
    }

    package static let empty: HTML = ""

    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var source = ""

        package init(literalCapacity: Int, interpolationCount: Int) {
            source.reserveCapacity(literalCapacity + 32 * interpolationCount)
        }

        package mutating func appendLiteral(_ markup: String) { source += markup }

        package mutating func appendInterpolation(_ text: String) { source += HTML.escaped(text) }

        package mutating func appendInterpolation(_ number: Int) { source += String(number) }

        package mutating func appendInterpolation(_ piece: HTML) { source += piece.source }

        package mutating func appendInterpolation(_ pieces: [HTML]) { source += HTML(pieces).source }
    }

    /// Returns a text as markup, for an element's content or an attribute in double quotes. This is the only function
    /// that does so.
    package static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            // A parser would change these in an attribute.
            case "\t", "\n", "\r": result += "&#\(scalar.value);"
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
