import EntraID
import OIDCTestSupport
import TestHelpers
import Testing

/// Sign-ins in browsers: tabs, other browsers, reloads, and time.
@Suite struct BrowserTests {
    @Test("Two tabs sign in at once, each its own user", arguments: [ResponseMode.query, .formPost])
    func twoTabs(mode: ResponseMode) async throws {
        let door = try Door(responseMode: mode)
        let browser = door.browser()
        let first = try await door.start(in: browser, returningTo: "/first")
        let second = try await door.start(in: browser, returningTo: "/second")
        // Both responses carry the cookies of both tabs, and the later sign-in is finished first.
        let responses = [
            (try browser.signIn(at: second.url, with: door.issuer, as: "grace"), "grace", "/second"),
            (try browser.signIn(at: first.url, with: door.issuer, as: "ada"), "ada", "/first"),
        ]
        #expect(browser.cookieFields.count == 2)
        for (request, user, path) in responses {
            let result = try await door.finish(request, in: browser)
            #expect(result.user.subjectKey.subject == user && result.returnPath == path)
        }
        #expect(browser.cookieHeader == nil)
    }

    @Test("The response of one tab does not finish the sign-in of the other") func mixedTabs() async throws {
        let door = try Door()
        let browser = door.browser()
        let (first, second) = (try await door.start(in: browser), try await door.start(in: browser))
        let response = try door.issuer.signIn(at: first.url)
        // The first tab fails, because its response was damaged on the way. The second is not affected.
        let damaged = CallbackRequest(
            method: "GET", target: "\(response.url)&error=server_error", cookieHeader: browser.cookieHeader)
        #expect(await door.codes(damaged) == [.responseProviderError])
        #expect(await door.codes(browser.deliver(response)) == [.responseNotPending])
        let request = try browser.signIn(at: second.url, with: door.issuer, as: "grace")
        #expect(try await door.finish(request, in: browser).user.subjectKey.subject == "grace")
    }

    @Test("A reloaded response is rejected", arguments: [ResponseMode.query, .formPost])
    func reload(mode: ResponseMode) async throws {
        let door = try Door(responseMode: mode)
        let browser = door.browser()
        let response = try door.issuer.signIn(at: try await door.start(in: browser).url)
        let request = browser.deliver(response)
        let result = try await door.finish(request, in: browser)
        #expect(result.user.subjectKey.subject == "ada")
        // A browser that sent the request twice before the first answer arrived sent its cookie twice.
        #expect(await door.codes(request) == [.responseNotPending])
        // A browser that reloads the page later has no cookie any more.
        #expect(await door.codes(browser.deliver(response)) == [.responseCookieMissing])
        #expect(door.issuer.transport.requests(to: door.issuer.tokenEndpoint).count == 1)
    }

    @Test("Another browser neither finishes a sign-in nor uses it up", arguments: [ResponseMode.query, .formPost])
    func otherBrowser(mode: ResponseMode) async throws {
        let door = try Door(responseMode: mode)
        let (browser, other) = (door.browser(), door.browser())
        let start = try await door.start(in: browser)
        let otherStart = try await door.start(in: other)
        let response = try door.issuer.signIn(at: start.url)
        for _ in 0..<3 { #expect(await door.codes(other.deliver(response)) == [.responseCookieMissing]) }
        let result = try await door.finish(browser.deliver(response), in: browser)
        #expect(result.user.subjectKey.subject == "ada")
        let otherRequest = try other.signIn(at: otherStart.url, with: door.issuer, as: "grace")
        #expect(try await door.finish(otherRequest, in: other).user.subjectKey.subject == "grace")
    }

    @Test("After a user cancelled, the next sign-in of the browser succeeds") func cancelled() async throws {
        let door = try Door()
        let browser = door.browser()
        let cancelled = try browser.reject(at: try await door.start(in: browser).url, with: door.issuer)
        let refusal = await expectRefusal(.responseProviderError) { try await door.entra.finish(cancelled) }
        #expect(refusal?.reason == .cancelledByUser)
        let request = try browser.signIn(at: try await door.start(in: browser).url, with: door.issuer)
        #expect(try await door.finish(request, in: browser).user.subjectKey.subject == "ada")
    }

    @Test("A browser forgets the cookie when its sign-in has expired") func expired() async throws {
        let door = try Door()
        let browser = door.browser()
        let start = try await door.start(in: browser)
        let response = try door.issuer.signIn(at: start.url)
        let kept = browser.deliver(response)
        door.time.advance(by: .seconds(600))
        #expect(browser.cookieHeader == nil)
        #expect(await door.codes(browser.deliver(response)) == [.responseCookieMissing])
        // A client that keeps its cookies is rejected by the server's clock.
        door.time.advance(by: .seconds(1))
        #expect(await door.codes(kept) == [.responseExpired])
    }

    @Test("No script of the server's pages can read the cookie") func scripts() async throws {
        let door = try Door()
        let browser = door.browser()
        _ = try await door.start(in: browser)
        #expect(browser.cookieFields.count == 1 && browser.cookiesVisibleToScripts == "")
    }
}
