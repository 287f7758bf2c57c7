import EntraID
import Foundation
import Testing

@testable import EntraGuide

/// The checklist: what the values show, what they cannot show, and what a sign-in proves.
@Suite struct SetupChecklistTests {
    private static let file = #"""
        {"issuer":"https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0",
        "clientID":"6731de76-14a6-49ae-97bc-6eba6914391e","clientSecret":{"environment":"ENTRA_SECRET"},
        "publicAddress":"https://console.example.com"}
        """#

    private func values(_ file: String = file) throws -> SetupValues {
        try EntraConfigurationDraft(parsing: Array(file.utf8)).values(console: "c")
    }

    private func states(_ list: SetupChecklist) -> [SetupChecklist.State] { list.items.map(\.state) }

    @Test("Without values, everything that can be seen is to be done") func withoutValues() {
        let list = SetupChecklist(SetupValues(console: "c"))
        #expect(states(list) == [.todo, .unknown, .todo, .todo, .todo, .done])
        #expect(list.trialNote == nil)
    }

    @Test("Valid values are done, and the registration stays unknown until a sign-in") func validValues() throws {
        var values = try values()
        #expect(states(SetupChecklist(values)) == [.done, .unknown, .done, .done, .done, .done])
        values.responseType = .codeAndIDToken
        #expect(states(SetupChecklist(values)) == [.done, .unknown, .done, .done, .done, .unknown])
        #expect(states(SetupChecklist(values, evidence: .signedIn)) == Array(repeating: .done, count: 6))
    }

    @Test("A value that Entra rejected is to be done, although it looks right") func refutedValues() throws {
        let list = SetupChecklist(try values(), refuted: [.credential])
        #expect(states(list) == [.done, .unknown, .done, .todo, .done, .done])
    }

    @Test("A value that is wrong is to be done")
    func wrongValues() throws {
        let secretID = "\"fa15d692-e9c7-4460-a743-29f29522229a\""
        let wrong = [
            ("https://console.example.com", "http://console.example.com", SetupChecklist.Name.callback),
            ("6731de76-14a6-49ae-97bc-6eba6914391e", "My Console", .clientID),
            (#"{"environment":"ENTRA_SECRET"}"#, secretID, .credential),
            (#""clientSecret":{"environment":"ENTRA_SECRET"},"#, "", .credential),
            ("8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0", "<Directory (tenant) ID>/v2.0", .issuer),
        ]
        for (good, bad, name) in wrong {
            let list = SetupChecklist(try values(SetupChecklistTests.file.replacing(good, with: bad)))
            let todo = list.items.filter { $0.state == .todo }.map(\.name)
            #expect(todo == [name], "\(bad)")
        }
    }

    @Test("An ID token that comes through the browser needs no credential") func withoutCredential() throws {
        var values = try values()
        values.hasCredential = false
        values.responseType = .idToken
        #expect(SetupChecklist(values).items[3].state == .done)
    }

    @Test("A callback URL on this machine is for the trial only", arguments: GuideLanguage.allCases)
    func trial(language: GuideLanguage) throws {
        for origin in ["http://localhost:8000", "http://127.0.0.1:8000"] {
            let file = SetupChecklistTests.file.replacing("https://console.example.com", with: origin)
            let list = SetupChecklist(try values(file), language: language)
            #expect(list.trialNote?.contains("localhost") == true)
        }
        #expect(SetupChecklist(try values(), language: language).trialNote == nil)
    }

    @Test("The boxes of the guide are those of the checklist, in each language", arguments: GuideLanguage.allCases)
    func boxes(language: GuideLanguage) throws {
        let guide = SetupGuide(try values(), language: language)
        let list = SetupChecklist(try values(), language: language)
        #expect(list.items.map(\.text) == guide.checklist)
        let lines = guide.plainText.split(separator: "\n").filter { $0.hasPrefix("  [") }
        #expect(lines.map { $0.dropFirst(2).prefix(3) } == ["[x]", "[?]", "[x]", "[x]", "[x]", "[x]"])
        #expect(lines[1].hasSuffix("(\(list.cannotBeSeen))"))
        #expect(guide.markdown.components(separatedBy: "\n- [x] ").count == 6)
        #expect(guide.markdown.components(separatedBy: "\n- [ ] ").count == 2)
    }
}
