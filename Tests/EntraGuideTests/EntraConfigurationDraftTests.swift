import EntraGuide
import EntraID
import Foundation
import TestHelpers
import Testing

/// A configuration that is being filled in, and what is shown of a whole one.
@Suite struct EntraConfigurationDraftTests {
    private let tenant = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"
    private let client = "6731de76-14a6-49ae-97bc-6eba6914391e"

    private func draft(_ text: String) throws(Refusal) -> EntraConfigurationDraft {
        try EntraConfigurationDraft.read(Array(text.utf8))
    }

    @Test("An empty draft has no values") func nothingIsKnownOfNothing() throws {
        let draft = try draft(#"{"issuer":1,"customHosts":"a"}"#)
        let values = draft.values(console: "c")
        #expect(draft.callbackPath?.text == "/api/oidc/callback")
        #expect(
            values.console == "c" && values.authority == nil && values.clientID == nil && values.callback == nil)
        #expect(values.responseType == .code && values.audience == .oneTenant && values.credential == .secret)
    }

    @Test("A draft keeps every value that is right beside those that are wrong") func whateverIsRightIsKnown() throws {
        let text = #"""
            {"issuer":"https://login.contoso.com/\#(tenant)/v2.0","customHosts":["login.contoso.com",1],
            "clientID":"\#(client)","responseType":"code id_token","signInAudience":"AzureADMultipleOrgs",
            "publicAddress":"https://console.example.com","callbackPath":"/signin","clientSecret":7}
            """#
        for wrapped in [text, #"{"providers":[\#(text),{}]}"#] {
            let draft = try draft(wrapped)
            let values = draft.values(console: "c")
            #expect(draft.callbackPath?.text == "/signin")
            #expect(values.authority?.text == "https://login.contoso.com/\(tenant)/v2.0")
            #expect(values.clientID?.text == client)
            #expect(values.responseType == .codeAndIDToken && values.audience == .manyTenants)
            #expect(values.callback?.text == "https://console.example.com/signin" && values.credential == .secret)
        }
    }

    @Test("Of several providers a draft is the first that is an object") func onlyTheFirstOfSeveralIsMeant() throws {
        let first = try draft(#"{"providers":[{"name":"a"},{"name":"b","callbackPath":"/b"}]}"#)
        #expect(first.callbackPath?.text == "/api/oidc/callback")
        // An element that is not a provider counts all the same: the next one is a further one.
        let second = try draft(#"{"providers":[1,{"name":"b c","publicAddress":"https://a.example"}]}"#)
        #expect(second.callbackPath?.text == "/api/oidc/callback/b%20c")
        #expect(second.values(console: "c").callback?.text == "https://a.example/api/oidc/callback/b%20c")
        #expect(try draft(#"{"providers":[]}"#).callbackPath?.text == "/api/oidc/callback")
        #expect(try draft(#"{"providers":[1,{}]}"#).callbackPath?.text == "/api/oidc/callback/entra")
        #expect(try draft(#"{"providers":[1,{"name":".."}]}"#).callbackPath?.text == "/api/oidc/callback")
    }

    @Test func aClientIDThatIsWrongIsNotShown() throws {
        for wrong in [tenant, client.uppercased(), "00000000-0000-0000-0000-000000000000", "x"] {
            let issuer = "https://login.microsoftonline.com/\(tenant)/v2.0"
            #expect(try draft(#"{"issuer":"\#(issuer)","clientID":"\#(wrong)"}"#).values(console: "c").clientID == nil)
        }
    }

    @Test func theCredentialDecidesTheSteps() throws {
        #expect(try draft(#"{"clientCertificate":{}}"#).values(console: "c").credential == .certificate)
        #expect(try draft(#"{"clientAssertion":{}}"#).values(console: "c").credential == .federated)
    }

    @Test(arguments: ["[]", "1", "", "{"])
    func whatIsNoObjectIsRefused(text: String) {
        #expect(throws: Refusal.self) { try draft(text) }
    }

    // MARK: - Whole configurations

    private func configuration(_ issuer: String, _ more: String = "") throws(Refusal) -> EntraConfiguration {
        let text = #"{"issuer":"\#(issuer)","clientID":"\#(client)","responseType":"id_token"\#(more)}"#
        return try EntraConfiguration.read(Array(text.utf8), warnings: .ignored)[0]
    }

    @Test func aConfigurationIsShownWithAllThatWasSet() throws {
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

    /// A form that is being filled in may hold anything.
    @Test("A draft that is not a JSON object is rejected") func aDraftThatIsNoObject() throws {
        for text in ["[]", "1", "\"x\"", "null"] {
            expectRefusal(.configWrongType) { try EntraConfigurationDraft.read(Array(text.utf8)) }
        }
    }

    @Test func aDraftKnowsHostsOfOnesOwn() throws {
        let issuer = "https://login.contoso.com/\(tenant)/v2.0"
        func authority(_ hosts: String) throws -> EntraAuthority? {
            try EntraConfigurationDraft.read(Array(#"{"issuer": "\#(issuer)", "customHosts": \#(hosts)}"#.utf8))
                .values(console: "https://console.example.com").authority
        }
        #expect(try authority(#"["login.contoso.com"]"#)?.text == issuer)
        #expect(try authority(#"[1, "login.contoso.com", null]"#)?.text == issuer)
        #expect(try authority("[]") == nil && authority("{}") == nil)
    }
}
