/// The syntax of a token that can be sent in an `Authorization: Bearer` header (RFC 6750 §2.1).
package enum BearerTokenSyntax {
    /// Returns whether a string is a `b64token`: one or more letters, digits and characters of `-._~+/`, then any
    /// number of `=`. A string with anything else in it, such as a line break, would be read as more than one token or
    /// more than one header.
    package static func matches(_ text: String) -> Bool {
        Substring(text).withUTF8Bytes { bytes in
            var end = 0
            while end < bytes.count, isPart(bytes[end]) { end += 1 }
            guard end > 0 else { return false }
            while end < bytes.count, bytes[end] == UInt8(ascii: "=") { end += 1 }
            return end == bytes.count
        }
    }

    private static func isPart(_ byte: UInt8) -> Bool {
        byte.isURIUnreserved || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "/")
    }
}
