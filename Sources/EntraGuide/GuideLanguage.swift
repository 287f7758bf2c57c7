import OIDCPrimitives

/// A language of the set-up guide and of remedies.
public struct GuideLanguage: Hashable, Sendable, CaseIterable, CustomStringConvertible {
    package enum Name: String, CaseIterable {
        case english = "en"
        case german = "de"
        case romanian = "ro"
        case chinese = "zh"
    }

    package let name: Name

    /// The ISO 639-1 code of the language.
    public var rawValue: String { name.rawValue }

    private init(_ name: Name) {
        self.name = name
    }

    /// English.
    public static let english = GuideLanguage(.english)
    /// German.
    public static let german = GuideLanguage(.german)
    /// Romanian.
    public static let romanian = GuideLanguage(.romanian)
    /// Simplified Chinese.
    public static let chinese = GuideLanguage(.chinese)

    /// All languages.
    public static let allCases = Name.allCases.map { GuideLanguage($0) }

    /// The ISO 639-1 code of the language.
    public var description: String { rawValue }

    /// The text of the guide in this language.
    var text: GuideText {
        switch name {
        case .english: .english
        case .german: .german
        case .romanian: .romanian
        case .chinese: .chinese
        }
    }
}
