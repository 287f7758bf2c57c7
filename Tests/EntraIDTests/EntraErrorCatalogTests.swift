import OIDCFixtures
import Testing

@testable import EntraID

/// The catalog of Entra's errors. The vectors cover how a code is found in text.
@Suite struct EntraErrorCatalogTests {
    private struct Number: Hashable {
        let family: EntraErrorEntry.Family
        let number: Int
    }

    @Test("Every Entra error has an explanation and a remedy") func errorsHaveExplanations() {
        #expect(EntraErrorEntry.all.count > 200)
        for error in EntraErrorEntry.all {
            #expect(endsInFullStop(error.meaning), "\(error.code): \(error.meaning)")
            #expect(endsInFullStop(error.remedy), "\(error.code): \(error.remedy)")
            #expect(!error.locations.isEmpty, "\(error.code)")
            #expect(Set(error.locations).count == error.locations.count, "\(error.code)")
        }
    }

    @Test("Every Entra error is listed once and found by its code") func errorsAreUnique() throws {
        let numbers = EntraErrorEntry.all.map { Number(family: $0.family, number: $0.number) }
        #expect(Set(numbers).count == numbers.count)
        for error in EntraErrorEntry.all { #expect(try EntraErrorEntry(parsing: error.code) == error) }
    }

    @Test("Every topic except `unknown` has errors") func topicsHaveErrors() {
        for topic in EntraErrorEntry.Topic.all {
            #expect(EntraErrorEntry.all.contains { $0.topic == topic } == (topic != .unknown), "\(topic)")
        }
    }

    @Test("An unlisted error code links to Microsoft's error lookup") func unlistedCode() throws {
        let error = try EntraErrorEntry(parsing: "AADSTS99999: something new")
        #expect(error.code == "AADSTS99999")
        #expect(error.topic == .unknown)
        #expect(error.locations.isEmpty)
        #expect(error.remedy.contains("https://login.microsoftonline.com/error"))
        #expect(endsInFullStop(error.meaning))
        #expect(endsInFullStop(error.remedy))
    }

    @Test("Every error number that Azure AD B2C documents is explained") func b2cErrors() throws {
        let numbers = EntraErrorEntry.all.filter { $0.family == .b2c }.map(\.number)
        // The list in Microsoft's documentation has 127 numbers beside the one of a user who cancelled.
        #expect(numbers.count == 127)
        #expect(Set(numbers).isSuperset(of: [90006, 90018, 90081, 90118, 90273, 99059]))
        for number in [90002, 90088, 90244, 99015] {
            #expect(EntraErrorEntry.advice(forErrorDescription: "AADB2C\(number): x")?.code == "AADB2C\(number)")
        }
    }

    @Test("A user who cancels at Azure AD B2C is not a fault to look up") func b2cCancellation() throws {
        let error = try EntraErrorEntry(parsing: "AADB2C90091: The user has cancelled.")
        #expect(error.topic == .unknown)
        #expect(error.meaning.contains("cancelled"))
        #expect(!error.remedy.contains("login.microsoftonline.com/error"))
        let advice = try #require(EntraErrorEntry.advice(forErrorDescription: "AADB2C90091: x"))
        #expect(advice.isCancellation)
        // The number alone does not mean the same at Entra ID.
        #expect(try EntraErrorEntry(parsing: "AADSTS90091").remedy.contains("login.microsoftonline.com/error"))
    }

    @Test("An error description is explained by the code in it") func advisesOnDescription() throws {
        let error = try EntraErrorEntry(parsing: "AADSTS50011")
        let advice = try #require(
            EntraErrorEntry.advice(forErrorDescription: "AADSTS50011: The redirect URI 'x' does not match."))
        #expect(advice.code == "AADSTS50011")
        #expect(advice.remedy.description == "\(error.meaning) \(error.remedy)")
        #expect(EntraErrorEntry.advice(forErrorDescription: "MSIS9602: something else")?.code == nil)
    }
}

/// Returns whether text ends like a sentence, ignoring closing quotation marks and parentheses.
private func endsInFullStop(_ text: String, stops: [Character] = ["."]) -> Bool {
    var rest = text[...]
    while let last = rest.last, "”“\")）]".contains(last) { rest.removeLast() }
    return rest.last.map { stops.contains($0) } == true && rest.count > 1
}
