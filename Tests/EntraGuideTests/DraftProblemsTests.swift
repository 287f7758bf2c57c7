import EntraGuide
import EntraID
import TestHelpers
import Testing

@Suite struct DraftProblemsTests {
    @Test("A draft has the problems of its configuration") func problemsOfDraft() throws {
        let bytes = Array(#"{"issuer":1,"clientID":"x","responseType":"token"}"#.utf8)
        let expected = try #require(refusal { try EntraConfiguration.all(in: bytes, warnings: .ignored) }).problems
        #expect(!expected.isEmpty)
        #expect(try EntraConfigurationDraft(parsing: bytes).problems == expected)
    }

    @Test("A file has a draft of each provider") func allDrafts() throws {
        let list = Array(#"{"providers":[{"name":"a"},1,{"name":"b","callbackPath":"/b"}]}"#.utf8)
        let paths = try EntraConfigurationDraft.all(in: list).map { $0.callbackPath?.string }
        #expect(paths == ["/api/oidc/callback", "/b"])
        #expect(try EntraConfigurationDraft.all(in: Array("{}".utf8)).count == 1)
    }

    @Test("An invalid list of providers has no draft, whatever is beside it")
    func invalidLists() throws {
        let long = "[\(Array(repeating: "{}", count: 1_001).joined(separator: ","))]"
        for list in ["7", "null", "{}", "[]", long] {
            let file = Array(#"{"callbackPath":"/b","providers":\#(list)}"#.utf8)
            #expect(try EntraConfigurationDraft.all(in: file).isEmpty)
            #expect(try EntraConfigurationDraft(parsing: file).callbackPath?.string == "/api/oidc/callback")
        }
    }
}
