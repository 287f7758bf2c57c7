import EntraGuide
import EntraID
import Foundation
import TestHelpers
import Testing

/// Incomplete configurations, and the documents of complete ones.
@Suite struct EntraConfigurationDraftTests {
    private let tenant = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"
    private let client = "6731de76-14a6-49ae-97bc-6eba6914391e"

    private func draft(_ text: String) throws(Refusal) -> EntraConfigurationDraft {
        try EntraConfigurationDraft(parsing: Array(text.utf8))
    }

    @Test("A draft without valid values has only defaults") func emptyDraft() throws {
        let draft = try draft(#"{"issuer":1,"customHosts":"a"}"#)
        let values = draft.values(console: "c")
        #expect(draft.callbackPath?.string == "/api/oidc/callback")
        #expect(
            values.console == "c" && values.authority == nil && values.clientID == nil && values.callback == nil)
        #expect(values.responseType == .code && values.audience == .oneTenant && values.credential == .secret)
    }

    @Test("A draft keeps the valid values and ignores the invalid ones") func keepsValidValues() throws {
        let text = #"""
            {"issuer":"https://login.contoso.com/\#(tenant)/v2.0","customHosts":["login.contoso.com",1],
            "clientID":"\#(client)","responseType":"code id_token","signInAudience":"AzureADMultipleOrgs",
            "publicAddress":"https://console.example.com","callbackPath":"/signin","clientSecret":7}
            """#
        for wrapped in [text, #"{"providers":[\#(text),{}]}"#] {
            let draft = try draft(wrapped)
            let values = draft.values(console: "c")
            #expect(draft.callbackPath?.string == "/signin")
            #expect(values.authority?.string == "https://login.contoso.com/\(tenant)/v2.0")
            #expect(values.clientID?.string == client)
            #expect(values.responseType == .codeAndIDToken && values.audience == .manyTenants)
            #expect(values.callback?.string == "https://console.example.com/signin" && values.credential == .secret)
        }
    }

    @Test("A draft of several providers uses the first one that is an object") func usesFirstProvider() throws {
        let first = try draft(#"{"providers":[{"name":"a"},{"name":"b","callbackPath":"/b"}]}"#)
        #expect(first.callbackPath?.string == "/api/oidc/callback")
        // An invalid element counts too, so the provider after it is not the first.
        let second = try draft(#"{"providers":[1,{"name":"b c","publicAddress":"https://a.example"}]}"#)
        #expect(second.callbackPath?.string == "/api/oidc/callback/b%20c")
        #expect(second.values(console: "c").callback?.string == "https://a.example/api/oidc/callback/b%20c")
        #expect(try draft(#"{"providers":[]}"#).callbackPath?.string == "/api/oidc/callback")
        #expect(try draft(#"{"providers":[1,{}]}"#).callbackPath?.string == "/api/oidc/callback/entra")
        #expect(try draft(#"{"providers":[1,{"name":".."}]}"#).callbackPath?.string == "/api/oidc/callback")
    }

    @Test("An invalid client ID is ignored") func ignoresInvalidClientID() throws {
        for wrong in [tenant, client.uppercased(), "00000000-0000-0000-0000-000000000000", "x"] {
            let issuer = "https://login.microsoftonline.com/\(tenant)/v2.0"
            #expect(try draft(#"{"issuer":"\#(issuer)","clientID":"\#(wrong)"}"#).values(console: "c").clientID == nil)
        }
    }

    @Test("A draft recognizes certificates and federated credentials") func readsCredential() throws {
        #expect(try draft(#"{"clientCertificate":{}}"#).values(console: "c").credential == .certificate)
        #expect(try draft(#"{"clientAssertion":{}}"#).values(console: "c").credential == .federated)
    }

    @Test("Text that is not a JSON object is rejected", arguments: ["[]", "1", "", "{"])
    func rejectsOtherText(text: String) {
        #expect(throws: Refusal.self) { try draft(text) }
    }

    // MARK: - Complete configurations

    private func configuration(_ issuer: String, _ more: String = "") throws(Refusal) -> EntraConfiguration {
        let text = #"{"issuer":"\#(issuer)","clientID":"\#(client)","responseType":"id_token"\#(more)}"#
        return try EntraConfiguration.all(in: Array(text.utf8), warnings: .ignored)[0]
    }

    @Test("The document of a configuration has the members that were set") func documentHasSetMembers() throws {
        let more = #"""
            ,"customHosts":["login.contoso.com"],"allowedTenants":["\#(tenant)"],
            "publicAddress":"https://console.example.com"
            """#
        let shown = JSONCursor(try configuration("https://login.contoso.com/\(tenant)/v2.0", more).document)
        #expect(try shown["customHosts"].required(.array(of: .string)) == ["login.contoso.com"])
        #expect(try shown["allowedTenants"].required(.array(of: .string)) == [tenant])
        #expect(try shown["publicAddress"].required(.string) == "https://console.example.com")
        let plain = JSONCursor(try configuration("https://login.microsoftonline.com/\(tenant)/v2.0").document)
        for name in ["customHosts", "allowedTenants", "publicAddress"] { #expect(plain[name].value == nil) }
    }

    @Test("A draft of another JSON type is rejected as a wrong type") func rejectsOtherTypes() throws {
        for text in ["[]", "1", "\"x\"", "null"] {
            expectRefusal(.configWrongType) { try EntraConfigurationDraft(parsing: Array(text.utf8)) }
        }
    }

    @Test("A draft reads custom hosts and ignores invalid ones") func readsCustomHosts() throws {
        let issuer = "https://login.contoso.com/\(tenant)/v2.0"
        func authority(_ hosts: String) throws -> EntraAuthority? {
            try EntraConfigurationDraft(parsing: Array(#"{"issuer": "\#(issuer)", "customHosts": \#(hosts)}"#.utf8))
                .values(console: "https://console.example.com").authority
        }
        #expect(try authority(#"["login.contoso.com"]"#)?.string == issuer)
        #expect(try authority(#"[1, "login.contoso.com", null]"#)?.string == issuer)
        #expect(try authority("[]") == nil && authority("{}") == nil)
    }
}
