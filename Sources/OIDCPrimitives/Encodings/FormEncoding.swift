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
        for part in text.utf8.split(separator: UInt8(ascii: "&")) {
            let equals = part.firstIndex(of: UInt8(ascii: "=")) ?? part.endIndex
            let value = equals == part.endIndex ? part[equals...] : part[part.index(after: equals)...]
            let start = text.utf8.distance(from: text.utf8.startIndex, to: part.startIndex)
            let valueStart = text.utf8.distance(from: text.utf8.startIndex, to: value.startIndex)
            parameters.append(
                Parameter(
                    try PercentEncoding.decode(part[..<equals], plusIsSpace: true, at: start),
                    try PercentEncoding.decode(value, plusIsSpace: true, at: valueStart)))
        }
        return parameters
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
    public var description: String { "\(shown(name))=…" }
    /// A mirror without children, so that a dump shows nothing of the value.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
