/// The longest text a problem shows; what follows is cut.
private let longestShownText = 300

/// A text from outside made fit for a terminal, a log or a page: characters that cannot be seen, or that would
/// change how their neighbours are displayed, appear as `\u{…}`, and a long text ends in `…`.
package func shown(_ text: some StringProtocol) -> String {
    var result = ""
    for (count, scalar) in text.unicodeScalars.enumerated() {
        if count == longestShownText { return result + "…" }
        if isInvisible(scalar) {
            result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
        } else {
            result.unicodeScalars.append(scalar)
        }
    }
    return result
}

private func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == " " { return false }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .privateUse, .unassigned: return true
    default: return false
    }
}

/// An address made fit to show: user information and everything from `?` or `#` on may hold secrets and is left out.
package func shownAddress(_ text: some StringProtocol) -> String {
    var visible = Substring(text)
    var ending = ""
    if let cut = visible.utf8.firstIndex(where: { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }) {
        ending = "\(Character(Unicode.Scalar(visible.utf8[cut])))…"
        visible = visible[..<cut]
    }
    var beginning = ""
    if let scheme = visible.utf8Range(of: "://") {
        beginning = String(visible[..<scheme.upperBound])
        visible = visible[scheme.upperBound...]
    }
    let authorityEnd = visible.utf8.firstIndex(of: UInt8(ascii: "/")) ?? visible.endIndex
    if let at = visible[..<authorityEnd].utf8.lastIndex(of: UInt8(ascii: "@")) {
        visible = visible[at...]
        beginning += "…"
    }
    return shown(beginning + visible + ending)
}
