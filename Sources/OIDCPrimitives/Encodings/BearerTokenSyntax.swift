/// The syntax of a token that can be sent in an `Authorization: Bearer` header (RFC 6750 §2.1).
package enum BearerTokenSyntax {
    /// Returns whether a string is a `b64token`: one or more letters, digits and characters of `-._~+/`, then any
    /// number of `=`. A string with anything else in it, such as a line break, would be read as more than one token or
    /// more than one header.
    package static func matches(_ text: String) -> Bool {
        Substring(text).withUTF8Bytes { bytes in
            var end = BearerTokenCharacters.end(in: bytes)
            guard end > 0 else { return false }
            while end < bytes.count, bytes[end] == UInt8(ascii: "=") { end += 1 }
            return end == bytes.count
        }
    }
}
