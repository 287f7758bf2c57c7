/// The `application/x-www-form-urlencoded` format of a token request, a query or a form post.
///
/// As in browsers, a space is encoded as `+`, and everything except letters, digits, `-`, `.`, `_` and `*` as `%XX`.
/// Duplicates and order are preserved. The caller decides whether a name may appear twice.
public enum FormEncoding {
    /// A name and a value, both decoded.
    public struct Parameter: Hashable, Sendable {
        /// The name of the parameter.
        public var name: String { exactName.string }
        /// The value of the parameter.
        public var value: String { exactValue.string }

        private let exactName: ExactString
        private let exactValue: ExactString

        /// Creates a parameter from a name and a value.
        public init(name: String, value: String) {
            exactName = ExactString(name)
            exactValue = ExactString(value)
        }
    }

    /// Returns the encoded parameters, joined with `&`.
    public static func encode(_ parameters: [Parameter]) -> String {
        parameters.map { "\(encode($0.name))=\(encode($0.value))" }.joined(separator: "&")
    }

    /// Returns the parameters of a query or body, given without its `?`. A part without `=` is a name with an empty
    /// value. Empty parts are skipped.
    ///
    /// - Throws: `encoding.not-percent-encoded` if a `%` is not followed by two hexadecimal digits, or if the decoded
    ///   bytes are not UTF-8.
    public static func decode(_ text: some StringProtocol) throws(Refusal) -> [Parameter] {
        var parameters: [Parameter] = []
        try forEachParameter(of: text) { name, value in parameters.append(Parameter(name: name, value: value)) }
        return parameters
    }

    /// Calls a closure with each parameter of a query or body, in the form that ``decode(_:)`` returns.
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
    /// The name only: the value may be a secret.
    public var description: String { "\(escapedForDisplay(name))=…" }
    /// A mirror without children, so that a dump reveals nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
