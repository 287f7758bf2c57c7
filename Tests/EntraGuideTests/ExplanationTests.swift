import EntraID
import Testing

@testable import EntraGuide

/// The explanations that users and administrators see next to a code.
@Suite struct ExplanationTests {
    @Test("The remedy of a known provider error is kept in every language") func knownErrors() {
        let known = Problem(
            .exchangeProviderError, remedy: "Take an umbrella.", providerError: ProviderError("it_rains"))
        let unknown = Problem(.exchangeProviderError, remedy: "Take an umbrella.")
        for language in GuideLanguage.allCases where language != .english {
            #expect(known.remedy(in: language).contains("Take an umbrella."))
            #expect(!unknown.remedy(in: language).contains("Take an umbrella."))
        }
        #expect(known.remedy(in: .english) == "Take an umbrella.")
    }

    @Test("Known claims and header members have explanations") func claimMeanings() {
        #expect(ClaimMeaning.claim("iss") != nil && ClaimMeaning.claim("no-such-claim") == nil)
        #expect(ClaimMeaning.headerMember("alg") != nil && ClaimMeaning.headerMember("iss") == nil)
    }

    @Test("Every known claim has a meaning in each language", arguments: GuideLanguage.allCases)
    func translatedClaims(language: GuideLanguage) {
        let english = ClaimMeaning.claims(in: .english)
        let meanings = ClaimMeaning.claims(in: language)
        #expect(english.count > 45)
        #expect(Set(meanings.keys) == Set(english.keys))
        for (name, meaning) in meanings {
            #expect(!meaning.isEmpty && ClaimMeaning.claim(name.string, in: language) == meaning, "\(name.string)")
            #expect((meaning == english[name]) == (language == .english), "\(name.string)")
        }
        #expect(ClaimMeaning.claim("no-such-claim", in: language) == nil)
    }

    @Test("The meanings in English are those without a language") func englishClaims() {
        for name in ClaimMeaning.claims(in: .english).keys {
            #expect(ClaimMeaning.claim(name.string, in: .english) == ClaimMeaning.claim(name.string))
        }
        #expect(ClaimMeaning.claim("iss", in: .english) == "the issuer of the token")
        #expect(ClaimMeaning.claim("iss", in: .german) == "der Aussteller des Tokens")
        #expect(ClaimMeaning.claim("iss", in: .romanian) == "emitentul tokenului")
        #expect(ClaimMeaning.claim("iss", in: .chinese) == "令牌的颁发者")
    }

    @Test("A single asterisk in a guide is not markup") func singleAsterisk() {
        let guide = SetupGuide(SetupValues(console: "a*b`c**d"))
        #expect(guide.plain("a*b **c** `d`") == "a*b “c” d")
        let text = ([guide.title, guide.introduction] + guide.checklist + guide.steps).joined()
        #expect(text.contains("abcd"))
    }
}
