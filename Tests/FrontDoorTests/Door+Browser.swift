import EntraID
import OIDCTestSupport
import Testing
import TestHelpers

/// The two handlers of the server, as browsers call them.
extension Door {
    /// Returns a new browser at the login page.
    func browser(at page: String = "https://console.example.com/login") -> TestBrowser {
        TestBrowser(at: page, time: time)
    }

    /// Handles GET /login.
    func start(in browser: TestBrowser, returningTo path: String = "/") async throws(Refusal) -> SignInStart {
        let start = try await entra.start(returningTo: path, cookieHeader: browser.cookieHeader)
        browser.receive(setCookies: start.cookies)
        return start
    }

    /// Handles a request to the callback.
    func finish(_ request: CallbackRequest, in browser: TestBrowser) async throws(Refusal) -> EntraSignInResult {
        let result = try await entra.finish(request)
        browser.receive(setCookies: [result.expiredCookie])
        return result
    }

    /// Returns the codes with which a request to the callback is rejected, or none if it is accepted.
    func codes(_ request: CallbackRequest) async -> [ProblemCode] {
        await refusalCodes { try await entra.finish(request) }
    }
}
