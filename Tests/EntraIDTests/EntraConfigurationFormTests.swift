import Testing

@testable import EntraID

/// What the setup guide reads from a configuration that may be incomplete.
@Suite struct EntraConfigurationFormTests {
    private func form(_ members: JSONObject) -> EntraConfigurationForm { EntraConfigurationForm(members, path: "") }

    @Test("The response mode is the stated one, or else the default of the response type") func responseMode() {
        #expect(form([:]).responseMode == .query)
        #expect(form(["responseMode": "form_post"]).responseMode == .formPost)
        #expect(form(["responseType": "id_token"]).responseMode == .formPost)
        #expect(form(["responseType": "id_token", "responseMode": "fragment"]).responseMode == .fragment)
    }

    @Test("An invalid callback leaves its path unknown, and a missing one has the default path") func callbackPath() {
        #expect(form([:]).callbackPath == .standard)
        #expect(form(["callbackPath": "no path"]).callbackPath == nil)
        #expect(form(["callbackURL": "no URL"]).callbackPath == nil)
        #expect(form(["callbackURL": "https://console.example.com/back"]).callbackPath?.string == "/back")
    }
}
