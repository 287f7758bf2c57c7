import EntraID
import Foundation
import Testing

@testable import OIDCTestSupport

/// The requests of a test browser, and the short form of them.
@Suite struct TestBrowserTests {
    private let browser = TestBrowser(at: "https://console.example.com/login", time: ManualTime())

    private func response(_ mode: ResponseMode) -> BrowserResponse {
        BrowserResponse(
            callback: "https://console.example.com/api/oidc/callback", mode: mode, encodedParameters: "code=c&state=s")
    }

    @Test("Without cookies, there is no `Cookie` header, and several are joined") func cookieHeader() {
        #expect(browser.cookieHeader == nil && browser.cookiesVisibleToScripts == "")
        browser.receive(setCookies: ["a=1", nil, "b=2"])
        #expect(browser.cookieHeader == "a=1; b=2" && browser.cookieFields == ["a=1", "b=2"])
    }

    @Test("Each browser has its own cookies") func ownCookies() {
        let other = TestBrowser(at: "https://console.example.com/login", time: ManualTime())
        browser.receive(setCookies: ["a=1"])
        #expect(other.cookieHeader == nil)
    }

    @Test(
        "A response arrives at the callback in its own way",
        arguments: [ResponseMode.query, .formPost, .fragment, ResponseMode("other")])
    func delivery(mode: ResponseMode) {
        for request in [browser.deliver(response(mode)), response(mode).request()] {
            #expect(request.path == "/api/oidc/callback" && request.mode == mode)
            #expect(request.encodedParameters == "code=c&state=s")
        }
    }

    @Test(
        "A callback URL without a path is requested at its root", arguments: [ResponseMode.query, .formPost, .fragment])
    func root(mode: ResponseMode) {
        let response = BrowserResponse(
            callback: "https://console.example.com", mode: mode, encodedParameters: "code=c")
        #expect(browser.deliver(response).path == "/")
        #expect(browser.deliver(response).encodedParameters == "code=c")
    }

    @Test("A user signs in, or rejects the sign-in, in the browser") func signInAndRejection() throws {
        let issuer = try TestIssuer(time: ManualTime())
        let url =
            "https://id.example.com/authorize?client_id=c&redirect_uri=https%3A%2F%2Fconsole.example.com%2Fcb"
            + "&response_type=code&scope=openid&state=s&code_challenge=x&code_challenge_method=S256"
        let request = try browser.signIn(at: url, with: issuer)
        #expect(request.path == "/cb" && request.encodedParameters.contains("code=test-code-"))
        let rejection = try browser.reject(at: url, with: issuer, error: "server_error", description: "AADSTS90033")
        #expect(rejection.encodedParameters.contains("error=server_error&error_description=AADSTS90033"))
        #expect(throws: InvalidAuthorizationRequest.self) { try browser.signIn(at: "https://x", with: issuer) }
    }

    @Test("A description and a dump of a browser do not show its cookies") func description() {
        browser.receive(setCookies: ["name=value"])
        var printed = "\(browser)"
        dump(browser, to: &printed)
        #expect(printed.contains("browser at https://console.example.com/login with 1 cookies"))
        #expect(!printed.contains("name") && !printed.contains("value"))
    }
}
