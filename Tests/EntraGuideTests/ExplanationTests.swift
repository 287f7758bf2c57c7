import EntraGuide
import EntraID
import Testing

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

    @Test("A single asterisk in a guide is not markup") func singleAsterisk() {
        let guide = SetupGuide(SetupValues(console: "a*b`c**d"))
        #expect(guide.plain("a*b **c** `d`") == "a*b “c” d")
        let text = ([guide.title, guide.introduction] + guide.checklist + guide.steps).joined()
        #expect(text.contains("abcd"))
    }
}
