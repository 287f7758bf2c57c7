/// The syntax of a token that can be sent in the field `Authorization: Bearer` (RFC 6750 §2.1).
package enum BearerTokenSyntax {
    /// Whether the text is a `b64token`: one or more letters, digits and characters of `-._~+/`, then any number of `=`.
    /// A text with anything else in it, a line break say, would be more than one token in the field, or more than one
    /// field.
    package static func matches(_ text: String) -> Bool {
        let bytes = text.utf8
        let body = bytes.prefix { $0.isURIUnreserved || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "/") }
        return !body.isEmpty && bytes[body.endIndex...].allSatisfy { $0 == UInt8(ascii: "=") }
    }
}
