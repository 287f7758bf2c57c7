public import OIDCPrimitives

extension Problem {
    /// What to do about it, in a language. English names the values that the problem is about; in the other languages
    /// they stand beside it, as ``expected`` and ``found``. What has no translation is told in English.
    public func remedy(in language: GuideLanguage) -> String {
        guard language != .english, let text = RemedyTexts.byCode[ExactText(code.text)] else { return remedy }
        switch language {
        case .english: return remedy
        case .german: return text.german
        case .romanian: return text.romanian
        case .chinese: return text.chinese
        }
    }
}

extension RemedyTexts {
    fileprivate static let byCode: [ExactText: RemedyText] = Dictionary(
        all.map { (ExactText($0.code), $0.text) }, uniquingKeysWith: { first, _ in first })
}
