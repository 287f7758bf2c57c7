import EntraID
import TestHelpers
import Testing

@Suite struct GUIDTests {
    @Test("A literal and text in any case are the same GUID")
    func ignoresCase() throws {
        let literal: GUID = "6731de76-14a6-49ae-97bc-6eba6914391e"
        #expect(try GUID(parsing: "6731DE76-14A6-49AE-97BC-6EBA6914391E") == literal)
        #expect(literal.string == "6731de76-14a6-49ae-97bc-6eba6914391e")
    }

    @Test(
        "Text that is not a GUID is rejected and not shown",
        arguments: [
            "", "6731de76-14a6-49ae-97bc-6eba6914391", "6731de76-14a6-49ae-97bc-6eba6914391g", "ada@contoso.com",
            "6731de7614a649ae97bc6eba6914391e", "{6731de76-14a6-49ae-97bc-6eba6914391e}",
        ])
    func rejectsOtherText(text: String) {
        let error = expectRefusal(.encodingNotGUID) { try GUID(parsing: text) }
        #expect(error?.first.found == "a string of \(text.utf8.count) bytes")
    }

    @Test("A literal that is not a GUID stops the program")
    func invalidLiteral() async {
        await #expect(processExitsWith: .failure) { _ = "6731de76" as GUID }
    }
}
