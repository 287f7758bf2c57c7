/// `application/x-www-form-urlencoded`: the body of a token request, a query, a form post.
///
/// A space is written as `+`, everything but letters, digits, `-`, `.`, `_` and `*` as `%XX`, as browsers do it.
/// Duplicates and order are kept: whether a name may stand twice is for the reader to judge.
public enum FormEncoding {
    /// A name and its value, both plain text.
    public struct Parameter: Hashable, Sendable {
        /// The parameter's name.
        public var name: String { exactName.text }
        /// The parameter's value.
        public var value: String { exactValue.text }

        private let exactName: ExactText
        private let exactValue: ExactText

        /// Pairs a name with a value.
        public init(_ name: String, _ value: String) {
            exactName = ExactText(name)
            exactValue = ExactText(value)
        }
    }

    /// The encoded parameters, joined with `&`.
    public static func encode(_ parameters: [Parameter]) -> String {
        parameters.map { "\(encode($0.name))=\(encode($0.value))" }.joined(separator: "&")
    }

    /// The parameters of a query or body without its `?`. A part without `=` is a name with an empty value, an empty
    /// part is nothing. Refuses with `encoding.not-percent-encoded`.
    public static func decode(_ text: some StringProtocol) throws(Refusal) -> [Parameter] {
        var parameters: [Parameter] = []
        try forEachParameter(of: text) { name, value in parameters.append(Parameter(name, value)) }
        return parameters
    }

    /// Visits the parameters of a query or body one by one, as ``decode(_:)`` tells them.
    package static func forEachParameter(
        of text: some StringProtocol, _ visit: (_ name: String, _ value: String) -> Void
    ) throws(Refusal) {
        try text.withUTF8Bytes { text throws(Refusal) in
            var start = 0
            while start < text.count {
                var (end, equals) = (start, Int?.none)
                while end < text.count, text[end] != UInt8(ascii: "&") {
                    if equals == nil, text[end] == UInt8(ascii: "=") { equals = end }
                    end += 1
                }
                if end > start {
                    let name = start..<(equals ?? end)
                    let value = (equals.map { $0 + 1 } ?? end)..<end
                    visit(
                        try PercentEncoding.decode(name, of: text, plusIsSpace: true),
                        try PercentEncoding.decode(value, of: text, plusIsSpace: true))
                }
                start = end + 1
            }
        }
    }

    private static func encode(_ text: String) -> String {
        var result: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x20: result.append(UInt8(ascii: "+"))
            case UInt8(ascii: "*"): result.append(byte)
            case UInt8(ascii: "~"): result += Array("%7E".utf8)
            default: PercentEncoding.append(byte, to: &result)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}

extension FormEncoding.Parameter: CustomStringConvertible, CustomReflectable {
    /// The name: the value may be a secret.
    public var description: String { "\(escapedForDisplay(name))=…" }
    /// A mirror without children, so that a dump shows nothing of the value.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
