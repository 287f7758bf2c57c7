/// The maximum number of characters that a problem shows. The rest is cut off.
private let longestShownText = 300

/// Returns an outside string escaped for a terminal, a log or a page. Invisible characters, and characters that would
/// change how their neighbors are displayed, appear as `\u{…}`. A long string ends in `…`, and anything that looks like
/// a credential is redacted.
package func escapedForDisplay(_ text: some StringProtocol) -> String {
    var result = ""
    let beginning = beginning(of: text)
    for (count, scalar) in CredentialShape.hidden(in: beginning).unicodeScalars.enumerated() {
        if count == longestShownText { return result + "…" }
        if isInvisible(scalar) {
            result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
        } else {
            result.unicodeScalars.append(scalar)
        }
    }
    return beginning.endIndex < text.endIndex ? result + "…" : result
}

/// Returns more of a string than is shown, without a partial word at its end, because half a credential would not look
/// like one. A partial word that is longer than the shown length is kept: it is long enough to be recognized.
private func beginning(of text: some StringProtocol) -> Substring {
    let text = Substring(text)
    let scalars = text.unicodeScalars
    guard let cut = scalars.index(scalars.startIndex, offsetBy: 4 * longestShownText, limitedBy: scalars.endIndex),
        cut < text.endIndex
    else { return text }
    let half = text[..<cut].utf8.reversed().prefix(longestShownText).prefix(while: CredentialShape.isWordByte).count
    guard half < longestShownText, CredentialShape.isWordByte(text.utf8[cut]) else { return text[..<cut] }
    return Substring(text[..<cut].utf8.dropLast(half))
}

private func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == " " { return false }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .privateUse, .unassigned: return true
    default: return false
    }
}

/// Returns a URL that is safe to show. User information and everything from `?` or `#` on may hold secrets and is left
/// out. A password may contain those characters too, so everything up to the last `@` counts as user information.
package func escapedURL(_ text: some StringProtocol) -> String {
    var visible = Substring(text)
    var beginning = ""
    if let at = visible.utf8.lastIndex(of: UInt8(ascii: "@")) {
        let scheme = visible[..<at].utf8Range(of: "://").map { visible[..<$0.upperBound] } ?? ""
        beginning = scheme + "…"
        visible = visible[at...]
    }
    var ending = ""
    if let cut = visible.utf8.firstIndex(where: { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }) {
        ending = "\(Character(Unicode.Scalar(visible.utf8[cut])))…"
        visible = visible[..<cut]
    }
    return escapedForDisplay(beginning + hidingInvalidPort(visible) + ending)
}

/// Removes a port that is not a number: it may be part of a password that contains a slash.
private func hidingInvalidPort(_ address: Substring) -> String {
    guard let scheme = address.utf8Range(of: "://") else { return String(address) }
    let rest = address[scheme.upperBound...]
    let authority = Substring(rest.utf8.prefix { $0 != UInt8(ascii: "/") })
    let (host, port) = URLParts.cutPort(from: authority)
    guard let port, !port.utf8.allSatisfy(\.isASCIIDigit) else { return String(address) }
    return String(address[..<scheme.upperBound]) + host + ":…" + Substring(rest.utf8.dropFirst(authority.utf8.count))
}
