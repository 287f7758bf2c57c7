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
        guard let cuts = text.withUTF8Bytes(AddressCuts.init) else { return nil }
        func part(_ range: Range<Int>) -> Substring {
            let start = text.utf8.index(text.startIndex, offsetBy: range.lowerBound)
            return Substring(text.utf8[start..<text.utf8.index(start, offsetBy: range.count)])
        }
        scheme = part(cuts.scheme)
        authority = part(cuts.authority)
        userInformation = cuts.userInformation.map(part)
        (host, port) = AddressText.cutPort(from: part(cuts.hostAndPort))
        path = part(cuts.path)
        query = cuts.query.map(part)
        fragment = cuts.fragment.map(part)
    }

    /// Cuts `host:port`. A text with several colons outside brackets has no port and is no host.
    package static func cutPort(from text: Substring) -> (host: Substring, port: Substring?) {
        guard let colon = text.withUTF8Bytes(AddressCuts.portColon) else { return (text, nil) }
        return (Substring(text.utf8.prefix(colon)), Substring(text.utf8.dropFirst(colon + 1)))
    }

    /// The number a port's text stands for, 1…65535.
    package static func portNumber(_ text: Substring) -> Int? {
        guard text.utf8.allSatisfy(\.isASCIIDigit), let number = Int(text) else { return nil }
        return (1...65535).contains(number) ? number : nil
    }
}
