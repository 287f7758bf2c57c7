import EntraGuide
import EntraID
import Foundation
import OIDCTestSupport
import Testing

@testable import entra_oidc

/// The words of the console in four languages.
@Suite struct ConsoleTextTests {
    /// The words that are the same in several languages: the names of the portal and of colors, loanwords, and the full
    /// stop.
    private static let shared = [
        "issuer", "clientID", "clientSecret", "name", "claims", "error", "refresh", "fullStop",
    ]

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

    @Test(
        "The name in a line is emphasized and ends before the explanation begins",
        arguments: [
            (
                GuideLanguage.english, "<span class=\"mark\">✓ Passed:</span> <strong>nonce</strong>.",
                "No acr is required."
            ),
            (
                .german, "<span class=\"mark\">✓ Bestanden:</span> <strong>nonce</strong>.",
                "Es wird kein acr verlangt."
            ),
            (.romanian, "<span class=\"mark\">✓ Reușit:</span> <strong>nonce</strong>.", "Nu se cere niciun acr."),
            (.chinese, "<span class=\"mark\">✓ 通过:</span> <strong>nonce</strong>。", "未要求 acr。"),
        ])
    func lines(language: GuideLanguage, heading: String, sentence: String) {
        let text = language.consoleText
        #expect(text.heading("✓", text.passed, "nonce").source == heading)
        #expect(text.sentence(CheckReason.text("no acr is required", in: language)) == sentence)
        #expect(text.heading("✓", "<b>", "<i>").source.contains("&lt;b&gt;:</span> <strong>&lt;i&gt;</strong>"))
    }

    @Test("Every check is explained in each language", arguments: GuideLanguage.allCases)
    func checks(language: GuideLanguage) {
        let meanings = TokenCheck.allCases.map { $0.meaning(in: language) }
        #expect(Set(meanings).count == TokenCheck.allCases.count)
        if language != .english {
            for check in TokenCheck.allCases { #expect(check.meaning(in: language) != check.meaning) }
        }
    }

    /// The reasons in the source of the library. One stands for checks that another stage reports, and is never shown.
    private static func reasons() throws -> Set<String> {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources/OIDCTokens")
        var found: Set<String> = []
        for case let file as URL in try #require(
            FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        where file.pathExtension == "swift" {
            let source = try String(contentsOf: file, encoding: .utf8)
            for match in source.matches(of: /\.notPerformed\("([^"]+)"\)/) { found.insert(String(match.1)) }
            for match in source.matches(of: /var reasonWhen\w+: String \{\s+self == \.code \? "([^"]+)" : "([^"]+)"/) {
                found.formUnion([String(match.1), String(match.2)])
            }
        }
        return found.subtracting(["another stage"])
    }

    @Test("Every reason why a check was not performed exists in each language, in English as the library states it")
    func reasonsAreTranslated() throws {
        let reasons = try ConsoleTextTests.reasons()
        #expect(reasons.count >= 20)
        #expect(Set(CheckReason.translations.keys.map(\.string)) == reasons)
        for reason in reasons {
            let texts = GuideLanguage.allCases.map { CheckReason.text(reason, in: $0) }
            #expect(Set(texts).count == GuideLanguage.allCases.count && !texts.contains(""), "\(reason)")
            #expect(CheckReason.text(reason, in: .english) == reason)
        }
        #expect(CheckReason.text("it rains", in: .german) == "it rains")
    }
}
