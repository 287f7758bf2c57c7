/// A string that is safe to show. Literal parts stay as they are, and interpolated values are escaped.
///
///     let remedy: ProblemText = "The host “\(host)” is not on the list of allowed hosts."
///
/// An interpolated value may come from outside. Its invisible characters are escaped, it is cut to a readable length,
/// and anything that looks like a credential is redacted. Write `\(url: url)` for a value that may be a URL, to
/// leave out its user information, query and fragment as well. Write `\(verbatim: text)` for a string of your own that
/// is not a literal.
public struct ProblemText: Hashable, Sendable, CustomStringConvertible {
    /// The string, safe for terminals and logs. Escape it for HTML before you show it on a page.
    public var description: String { exact.string }
    let exact: ExactString

    fileprivate init(escaped: String) {
        exact = ExactString(escaped)
    }

    /// Returns the concatenation of two texts.
    public static func + (left: ProblemText, right: ProblemText) -> ProblemText {
        ProblemText(escaped: left.description + right.description)
    }

    /// Appends a text.
    public static func += (left: inout ProblemText, right: ProblemText) {
        left = left + right
    }
}

extension ProblemText: ExpressibleByStringInterpolation {
    /// Creates a text from a literal, unchanged.
    public init(stringLiteral value: String) {
        self.init(escaped: value)
    }

    /// Creates a text from a literal with interpolated values.
    public init(stringInterpolation: StringInterpolation) {
        self.init(escaped: stringInterpolation.escaped)
    }

    /// The parts of an interpolated text.
    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var escaped = ""

        /// Creates an empty text.
        public init(literalCapacity: Int, interpolationCount: Int) {
            escaped.reserveCapacity(literalCapacity)
        }

        /// Appends a literal part, unchanged.
        public mutating func appendLiteral(_ literal: String) {
            escaped += literal
        }

        /// Appends a value that may come from outside, escaped.
        public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            escaped += escapedForDisplay(value.description)
        }

        /// Appends a text that is already safe.
        public mutating func appendInterpolation(_ text: ProblemText) {
            escaped += text.description
        }

        /// Appends a value that may be a URL, escaped and without its user information, query and fragment.
        public mutating func appendInterpolation(url: some StringProtocol) {
            escaped += escapedURL(url)
        }

        /// Appends a string of your own, unchanged. It must not contain anything from outside.
        public mutating func appendInterpolation(verbatim text: String) {
            escaped += text
        }
    }
}

extension Sequence<ProblemText> {
    /// Returns the concatenation of the texts, with a separator between them.
    public func joined(separator: ProblemText) -> ProblemText {
        ProblemText(escaped: map(\.description).joined(separator: separator.description))
    }
}
