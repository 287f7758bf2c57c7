import OIDCFixtures
import Testing

@testable import EntraID

/// The catalogue of Entra's errors. How a number is found in a text is the vectors' business.
@Suite struct EntraErrorCatalogueTests {
    private struct Number: Hashable {
        let family: EntraError.Family
        let number: Int
    }

    @Test func everyErrorIsExplained() {
        #expect(EntraError.all.count > 200)
        for error in EntraError.all {
            #expect(endsInFullStop(error.meaning), "\(error.code): \(error.meaning)")
            #expect(endsInFullStop(error.remedy), "\(error.code): \(error.remedy)")
            #expect(!error.places.isEmpty, "\(error.code)")
            #expect(Set(error.places).count == error.places.count, "\(error.code)")
        }
    }

    @Test func everyErrorStandsOnceAndIsFoundByItsCode() throws {
        let numbers = EntraError.all.map { Number(family: $0.family, number: $0.number) }
        #expect(Set(numbers).count == numbers.count)
        for error in EntraError.all { #expect(try EntraError.read(error.code) == error) }
    }

    @Test func everyTopicHasErrors() {
        for topic in EntraError.Topic.all {
            #expect(EntraError.all.contains { $0.topic == topic } == (topic != .unknown), "\(topic)")
        }
    }

    @Test func anUnlistedNumberSaysWhereToLook() throws {
        let error = try EntraError.read("AADSTS99999: something new")
        #expect(error.code == "AADSTS99999")
        #expect(error.topic == .unknown)
        #expect(error.places.isEmpty)
        #expect(error.remedy.contains("https://login.microsoftonline.com/error"))
        #expect(endsInFullStop(error.meaning))
        #expect(endsInFullStop(error.remedy))
    }

    @Test func advisesOnWhatAProviderDescribes() throws {
        let error = try EntraError.read("AADSTS50011")
        let advice = try #require(
            EntraError.advice(onErrorDescribedAs: "AADSTS50011: The redirect URI 'x' does not match."))
        #expect(advice.code == "AADSTS50011")
        #expect(advice.remedy.description == "\(error.meaning) \(error.remedy)")
        #expect(EntraError.advice(onErrorDescribedAs: "MSIS9602: something else")?.code == nil)
    }
}

/// Whether a text ends as a sentence does, perhaps inside quotes or brackets.
private func endsInFullStop(_ text: String, stops: [Character] = ["."]) -> Bool {
    var rest = text[...]
    while let last = rest.last, "”“\")）]".contains(last) { rest.removeLast() }
    return rest.last.map { stops.contains($0) } == true && rest.count > 1
}
