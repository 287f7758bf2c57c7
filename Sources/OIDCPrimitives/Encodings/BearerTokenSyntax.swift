/// The syntax of a token that can be sent in an `Authorization: Bearer` header (RFC 6750 §2.1).
package enum BearerTokenSyntax {
    /// Returns whether a string is a `b64token`: one or more letters, digits and characters of `-._~+/`, then any
    /// number of `=`. A string with anything else in it, such as a line break, would be read as more than one token or
    /// more than one header.
    package static func matches(_ text: String) -> Bool {
        let bytes = text.utf8
        let body = bytes.prefix { $0.isURIUnreserved || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "/") }
        return !body.isEmpty && bytes[body.endIndex...].allSatisfy { $0 == UInt8(ascii: "=") }
    }
}
