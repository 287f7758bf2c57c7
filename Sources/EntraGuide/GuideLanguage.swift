import OIDCPrimitives

/// The languages of the set-up guide and of remedies.
public enum GuideLanguage: String, Hashable, Sendable, CaseIterable {
    /// English.
    case english = "en"
    /// German.
    case german = "de"
    /// Romanian.
    case romanian = "ro"
    /// Chinese in simplified characters.
    case chinese = "zh"

    /// The guide's words.
    var text: GuideText {
        switch self {
        case .english: .english
        case .german: .german
        case .romanian: .romanian
        case .chinese: .chinese
        }
    }
}
