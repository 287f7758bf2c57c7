/// An absolute URL, split at its delimiters (RFC 3986 §3). Nothing is decoded, normalized or repaired, and no component
/// is validated. Callbacks, issuers and redirect URIs are compared as strings, so no URL type is involved.
package struct URLParts {
    /// The part before `://`, as written.
    package let scheme: Substring
    /// The part between `//` and the next `/`, `?` or `#`.
    package let authority: Substring
    /// The part of the authority before its last `@`.
    package let userInformation: Substring?
    /// The host, including brackets if it has any, or everything after the user information if that cannot be split.
    package let host: Substring
    /// The part after the host's colon. It is empty if nothing follows the colon.
    package let port: Substring?
    /// The path from the first `/` on, or an empty string.
    package let path: Substring
    /// The part after `?`.
    package let query: Substring?
    /// The part after `#`.
    package let fragment: Substring?

    /// Creates a URL by splitting a string that begins with a scheme and `://`. Returns `nil` for any other string.
    package init?(_ text: String) {
        guard let cuts = text.withUTF8Bytes(URLComponentRanges.init) else { return nil }
        func part(_ range: Range<Int>) -> Substring {
            let start = text.utf8.index(text.startIndex, offsetBy: range.lowerBound)
            return Substring(text.utf8[start..<text.utf8.index(start, offsetBy: range.count)])
        }
        scheme = part(cuts.scheme)
        authority = part(cuts.authority)
        userInformation = cuts.userInformation.map(part)
        (host, port) = URLParts.cutPort(from: part(cuts.hostAndPort))
        path = part(cuts.path)
        query = cuts.query.map(part)
        fragment = cuts.fragment.map(part)
    }

    /// Splits `host:port`. A string with several colons outside brackets has no port and is not a valid host.
    package static func cutPort(from text: Substring) -> (host: Substring, port: Substring?) {
        guard let colon = text.withUTF8Bytes(URLComponentRanges.portColon) else { return (text, nil) }
        return (Substring(text.utf8.prefix(colon)), Substring(text.utf8.dropFirst(colon + 1)))
    }

    /// Returns the port number, 1 to 65535, that a string represents.
    package static func portNumber(_ text: Substring) -> Int? {
        guard text.utf8.allSatisfy(\.isASCIIDigit), let number = Int(text) else { return nil }
        return (1...65535).contains(number) ? number : nil
    }
}
