public import OIDCPrimitives

extension Problem {
    /// What to do about it, in a language. English names the values that the problem is about; in the other languages
    /// they stand beside it, as `expected` and `found`. What has no translation is told in English.
    public func remedy(in language: GuideLanguage) -> String {
        guard language != .english, let text = RemedyTexts.byCode[ExactText(code.text)] else { return remedy }
        let translated =
            switch language.name {
            case .english: remedy
            case .german: text.german
            case .romanian: text.romanian
            case .chinese: text.chinese
            }
        // What is known of the provider's very error is known in English, and better than nothing.
        return providerError == nil ? translated : "\(translated) (\(remedy))"
    }
}

extension RemedyTexts {
    fileprivate static let byCode: [ExactText: RemedyText] = Dictionary(
        all.map { (ExactText($0.code), $0.text) }, uniquingKeysWith: { first, _ in first })
}
