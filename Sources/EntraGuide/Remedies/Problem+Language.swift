public import OIDCPrimitives

extension Problem {
    /// Returns the remedy in the given language, or in English if there is no translation.
    ///
    /// The English remedy can contain the values that the problem is about. Translations do not contain them: show
    /// `expected` and `found` next to the remedy.
    public func remedy(in language: GuideLanguage) -> String {
        guard language != .english, let text = RemedyTexts.byCode[ExactString(code.rawValue)] else { return remedy }
        let translated =
            switch language.name {
            case .english: remedy
            case .german: text.german
            case .romanian: text.romanian
            case .chinese: text.chinese
            }
        // Advice for a specific error of the provider exists only in English, so it is appended.
        return providerError == nil ? translated : "\(translated) (\(remedy))"
    }
}

extension RemedyTexts {
    fileprivate static let byCode: [ExactString: RemedyText] = Dictionary(
        all.map { (ExactString($0.code), $0.text) }, uniquingKeysWith: { first, _ in first })
}
