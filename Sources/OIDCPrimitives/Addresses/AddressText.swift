/// An absolute URL's text cut at its delimiters (RFC 3986 §3): nothing is decoded, folded or repaired, and no part is
/// judged. Callbacks, issuers and redirect URIs are compared as text, so no URL type may come between.
package struct AddressText {
    /// Before `://`, as typed.
    package let scheme: Substring
    /// Between `//` and the next `/`, `?` or `#`.
    package let authority: Substring
    /// Before the last `@` of the authority.
    package let userInformation: Substring?
    /// The host, with its brackets when it has any. When the rest cannot be cut, all of it.
    package let host: Substring
    /// Behind the host's colon; empty when nothing follows the colon.
    package let port: Substring?
    /// From the first `/` on, or empty.
    package let path: Substring
    /// Behind `?`.
    package let query: Substring?
    /// Behind `#`.
    package let fragment: Substring?

    /// Cuts a text that begins with a scheme and `://`; `nil` for every other.
    package init?(_ text: String) {
        guard let separator = Substring(text).utf8Range(of: "://") else { return nil }
        scheme = text[..<separator.lowerBound]
        guard let first = scheme.utf8.first, isASCIILetter(first), scheme.utf8.allSatisfy(AddressText.isSchemeByte)
        else { return nil }

        var rest = text[separator.upperBound...]
        fragment = AddressText.cutTail(of: &rest, at: "#")
        query = AddressText.cutTail(of: &rest, at: "?")
        let pathStart = rest.utf8.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
        authority = rest[..<pathStart]
        path = rest[pathStart...]

        var hostAndPort = authority
        if let at = authority.utf8.lastIndex(of: UInt8(ascii: "@")) {
            userInformation = authority[..<at]
            hostAndPort = authority[authority.utf8.index(after: at)...]
        } else {
            userInformation = nil
        }
        (host, port) = AddressText.cutPort(from: hostAndPort)
    }

    /// Cuts `host:port`. A text with several colons outside brackets has no port and is no host.
    package static func cutPort(from text: Substring) -> (host: Substring, port: Substring?) {
        var hostEnd = text.startIndex
        if text.utf8.first == UInt8(ascii: "["), let bracket = text.utf8.firstIndex(of: UInt8(ascii: "]")) {
            hostEnd = text.utf8.index(after: bracket)
        }
        let tail = text[hostEnd...].utf8
        guard let colon = tail.firstIndex(of: UInt8(ascii: ":")) else { return (text, nil) }
        let port = text[text.utf8.index(after: colon)...]
        if port.utf8.contains(UInt8(ascii: ":")) { return (text, nil) }
        return (text[..<colon], port)
    }

    /// The number a port's text stands for, 1…65535.
    package static func portNumber(_ text: Substring) -> Int? {
        guard !text.isEmpty, text.utf8.allSatisfy(isASCIIDigit), let number = Int(text) else { return nil }
        return (1...65535).contains(number) ? number : nil
    }

    private static func cutTail(of text: inout Substring, at delimiter: Unicode.Scalar) -> Substring? {
        guard let cut = text.utf8.firstIndex(of: UInt8(ascii: delimiter)) else { return nil }
        let tail = text[text.utf8.index(after: cut)...]
        text = text[..<cut]
        return tail
    }

    private static func isSchemeByte(_ byte: UInt8) -> Bool {
        isASCIILetter(byte) || isASCIIDigit(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: ".")
    }
}
