/// What to do about a problem, in the languages other than English.
///
/// The English remedy is part of the problem and can contain values. Translations contain no values: `expected` and
/// `found` are shown next to them.
struct RemedyText: Sendable {
    let german: String
    let romanian: String
    let chinese: String
}

/// The translated remedies, one for each code.
enum RemedyTexts {
    /// A code and its translated remedy.
    typealias Row = (code: String, text: RemedyText)

    /// Every translated remedy.
    static let all: [(code: String, text: RemedyText)] =
        authority + redirect + callback + config + response + exchange + discovery + keys + token + tokenPurpose
        + issuer
        + additions + graph + pushedRequests + otherProviders + stepUp + sessions + downstream + devices
        + connection

    static func row(_ code: String, german: String, romanian: String, chinese: String) -> Row {
        (code, RemedyText(german: german, romanian: romanian, chinese: chinese))
    }
}
