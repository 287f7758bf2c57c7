/// Text that is safe to show: what is written in the source stays as it is, and every interpolated value is escaped.
///
///     let remedy: ProblemText = "The host “\(host)” is not on the list of allowed hosts."
///
/// An interpolated value may come from outside. Its invisible characters are escaped, it is cut to a readable length,
/// and what looks like a credential is left out. Write `\(address: url)` for anything that may be a URL, which also
/// leaves out user information, query and fragment; and `\(verbatim: text)` for text of your own that is not a literal.
public struct ProblemText: Hashable, Sendable, CustomStringConvertible {
    /// The text, fit for terminals and logs. On a page, escape it for HTML like any other string.
    public var description: String { exact.text }
    let exact: ExactText

    fileprivate init(escaped: String) {
        exact = ExactText(escaped)
    }

    /// Joins two texts.
    public static func + (left: ProblemText, right: ProblemText) -> ProblemText {
        ProblemText(escaped: left.description + right.description)
    }

    /// Appends a text.
    public static func += (left: inout ProblemText, right: ProblemText) {
        left = left + right
    }
}

extension ProblemText: ExpressibleByStringInterpolation {
    /// Creates a text from a literal, as it is.
    public init(stringLiteral value: String) {
        self.init(escaped: value)
    }

    /// Creates a text from a literal and the values in it.
    public init(stringInterpolation: StringInterpolation) {
        self.init(escaped: stringInterpolation.escaped)
    }

    /// The pieces of an interpolated text.
    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var escaped = ""

        /// Starts an empty text.
        public init(literalCapacity: Int, interpolationCount: Int) {
            escaped.reserveCapacity(literalCapacity)
        }

        /// Appends a piece of the literal, as it is.
        public mutating func appendLiteral(_ literal: String) {
            escaped += literal
        }

        /// Appends a value that may come from outside, escaped.
        public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            escaped += escapedForDisplay(value.description)
        }

        /// Appends a text that is safe already.
        public mutating func appendInterpolation(_ text: ProblemText) {
            escaped += text.description
        }

        /// Appends what may be a URL, escaped and without user information, query and fragment.
        public mutating func appendInterpolation(address: some StringProtocol) {
            escaped += escapedAddress(address)
        }

        /// Appends the caller's own text as it is. Nothing from outside may be in it.
        public mutating func appendInterpolation(verbatim text: String) {
            escaped += text
        }
    }
}

extension Sequence<ProblemText> {
    /// Joins the texts, with a separator between them.
    public func joined(separator: ProblemText) -> ProblemText {
        ProblemText(escaped: map(\.description).joined(separator: separator.description))
    }
}
