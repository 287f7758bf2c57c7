import OIDCPrimitives

/// `$filter` with a single comparison, such as `mail eq 'ada@fabrikam.com'`.
struct GraphFilter {
    private static let names: [ExactString] = ["id", "userPrincipalName", "mail", "displayName"]

    let name: String
    private let value: String

    init(_ text: String) throws(GraphError) {
        let words = Substring(text).withoutHTTPWhitespace.utf8
            .split(separator: UInt8(ascii: " "), maxSplits: 2).map { Substring($0) }
        guard words.count == 3 else { throw .unsupportedQuery("$filter is not of the form: name eq 'value'.") }
        guard words[1].hasSameBytes(as: "eq"), GraphFilter.names.contains(ExactString(words[0])) else {
            throw .unsupportedQuery(
                "The fake Graph filters by eq only, and only by "
                    + "\(GraphFilter.names.map(\.string).joined(separator: ", ")).")
        }
        name = String(words[0])
        value = try GraphFilter.literal(words[2].withoutHTTPWhitespace)
    }

    /// Returns whether an object has the value. As in the directory, the case of ASCII letters does not matter.
    func matches(_ object: GraphObject) -> Bool {
        object.properties[name]?.string?.asciiLowercased.hasSameBytes(as: value.asciiLowercased) == true
    }

    /// Returns a string without its quotes. A quote in it is doubled (OData 4.01 ABNF, `SQUOTE-in-string`).
    private static func literal(_ text: Substring) throws(GraphError) -> String {
        let quote = UInt8(ascii: "'")
        let bytes = Array(text.utf8)
        guard bytes.count >= 2, bytes.first == quote, bytes.last == quote else {
            throw .badRequest("The value in $filter is not in single quotes.")
        }
        var result: [UInt8] = []
        var rest = bytes.dropFirst().dropLast()
        while let byte = rest.popFirst() {
            if byte == quote, rest.popFirst() != quote {
                throw .unsupportedQuery("$filter contains more than one comparison, or a quote that is not doubled.")
            }
            result.append(byte)
        }
        return String(decoding: result, as: UTF8.self)
    }
}
