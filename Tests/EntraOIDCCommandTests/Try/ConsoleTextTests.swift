import EntraGuide
import EntraID
import Testing

@testable import entra_oidc

/// The words of the console in four languages.
@Suite struct ConsoleTextTests {
    /// The words that are the same in several languages: the names of the portal and of colors, and loanwords.
    private static let shared = ["issuer", "clientID", "clientSecret", "name", "claims", "error", "refresh"]

    private func words(_ language: GuideLanguage) -> [(name: String, text: String)] {
        Mirror(reflecting: language.consoleText).children.map { ($0.label ?? "", $0.value as? String ?? "") }
    }

    @Test("Every word exists in each language, and differs from English", arguments: GuideLanguage.allCases)
    func translated(language: GuideLanguage) {
        let english = words(.english)
        #expect(english.count > 80)
        for (word, original) in zip(words(language), english) {
            #expect(!word.text.isEmpty, "\(word.name)")
            guard language != .english, !ConsoleTextTests.shared.contains(word.name) else { continue }
            #expect(word.text != original.text, "\(word.name)")
        }
    }

    @Test("Every check is explained in each language", arguments: GuideLanguage.allCases)
    func checks(language: GuideLanguage) {
        let meanings = TokenCheck.allCases.map { $0.meaning(in: language) }
        #expect(Set(meanings).count == TokenCheck.allCases.count)
        if language != .english {
            for check in TokenCheck.allCases { #expect(check.meaning(in: language) != check.meaning) }
        }
    }
}
