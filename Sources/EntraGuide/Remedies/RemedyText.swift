/// What to do about a problem, in the languages besides English.
///
/// The English remedy is the problem's own and may repeat values. These do not: values are shown beside them.
struct RemedyText: Sendable {
    let german: String
    let romanian: String
    let chinese: String
}

/// The translated remedies, one for each code.
enum RemedyTexts {
    /// A code and what to do about it.
    typealias Row = (code: String, text: RemedyText)

    /// Every remedy, room by room.
    static let all: [(code: String, text: RemedyText)] =
        authority + redirect + callback + config + response + exchange + discovery + keys + token + tokenPurpose
        + issuer
        + additions

    static func row(_ code: String, german: String, romanian: String, chinese: String) -> Row {
        (code, RemedyText(german: german, romanian: romanian, chinese: chinese))
    }
}
