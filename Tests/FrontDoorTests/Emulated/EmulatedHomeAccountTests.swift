import EntraID
import Testing

@testable import OIDCTestSupport

/// The home account ID, which only the token endpoint states.
@Suite struct EmulatedHomeAccountTests {
    private let user = FakeTenant.identifier("ada", in: EmulatedSite.home)

    @Test("The token endpoint states the home account if it is asked") func requested() async throws {
        let site = try EmulatedSite(EmulatedSite.shared.get(), ["requestsHomeAccountID": "true"])
        let result = try await site.signIn("Ada Lovelace")
        #expect(result.homeAccountID?.string == "\(user).\(EmulatedSite.home)")
    }

    @Test("Without being asked, there is no home account") func notRequested() async throws {
        let site = try EmulatedSite(EmulatedSite.shared.get())
        #expect(try await site.signIn("Ada Lovelace").homeAccountID == nil)
    }

    /// The settings of a sign-in without a request to the token endpoint.
    private let frontChannel = [
        "requestsHomeAccountID": "true", "responseType": "\"id_token\"", "responseMode": "\"form_post\"",
    ]

    @Test("Without a request to the token endpoint, there is no home account") func frontChannelOnly() async throws {
        let site = try EmulatedSite(EmulatedSite.shared.get(), frontChannel)
        #expect(try await site.signIn("Ada Lovelace").homeAccountID == nil)
    }

    @Test("An account in the response that came through the browser is ignored") func inTheBrowser() async throws {
        let site = try EmulatedSite(EmulatedSite.shared.get(), frontChannel)
        let browser = site.browser()
        let request = try await browser.answer(site.start(in: browser), pressing: ["Ada Lovelace"])
        let info = Base64URL.encode(#"{"uid":"\#(user)","utid":"\#(EmulatedSite.home)"}"#.utf8)
        let result = try await site.entra.finish(
            CallbackRequest(
                path: request.path, mode: request.mode,
                encodedParameters: "\(request.encodedParameters)&client_info=\(info)",
                cookieHeader: browser.application.cookieHeader))
        #expect(result.homeAccountID == nil)
    }
}
