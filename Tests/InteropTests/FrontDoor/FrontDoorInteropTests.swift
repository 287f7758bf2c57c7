import EntraID
import Foundation
import Testing

/// Sign-ins through the front door, with a browser, a server, and a fake Entra that reach one another over sockets. The
/// numbers are those of the safety properties in `SafetyPropertyTests`.
@Suite struct FrontDoorInteropTests {
    private static let modes = [ResponseMode.query, .formPost]

    @Test("A user signs in and returns to the page", arguments: WebSite.Address.allCases, modes)
    func signIn(address: WebSite.Address, mode: ResponseMode) async throws {
        let emulator = try await Emulator.start()
        defer { emulator.stop() }
        let site = try WebSite.entra(emulator, at: address, mode: mode)
        defer { site.stop() }
        let browser = WebBrowser(site)
        let url = try await browser.startSignIn(returningTo: "/reports?year=2026")
        try Browser.checkParameters(of: url)
        let delivery = try await browser.signIn(at: url)
        #expect((delivery.form != nil) == (mode == .formPost))
        let cookie = try #require(browser.keptCookies.first)
        #expect(cookie.name.hasPrefix("__Host-") == (address == .publicHost))
        #expect(cookie.isSentWithFormsOfOtherSites == (mode == .formPost))

        let answer = try await browser.deliver(delivery)
        #expect(answer.status == 303, "\(site.loggedCodes)")
        #expect(answer[header: "Location"] == "/reports?year=2026")
        #expect(site.application.signedIn == ["Ada Lovelace"])
        #expect(browser.keptCookies.isEmpty)
    }

    @Test("Two tabs of a browser sign in at the same time") func twoTabs() async throws {
        let emulator = try await Emulator.start()
        defer { emulator.stop() }
        let site = try WebSite.entra(emulator)
        defer { site.stop() }
        let browser = WebBrowser(site)
        let (first, second) = (try await browser.signIn(), try await browser.signIn())
        #expect(browser.keptCookies.count == 2)
        for delivery in [second, first] { #expect(try await browser.deliver(delivery).status == 303) }
        #expect(site.application.signedIn.count == 2 && browser.keptCookies.isEmpty)
    }

    // MARK: - 2: A response is used once

    @Test("2: A response that arrives again is rejected", arguments: modes)
    func usedOnce(mode: ResponseMode) async throws {
        let emulator = try await Emulator.start()
        defer { emulator.stop() }
        let site = try WebSite.entra(emulator, mode: mode)
        defer { site.stop() }
        let browser = WebBrowser(site)
        let delivery = try await browser.signIn()
        // A browser that did not process the first answer, or an attacker who copied the request.
        let copy = browser.copy()
        #expect(try await browser.deliver(delivery).status == 303)
        #expect(try await copy.deliver(delivery).status == 400)
        #expect(try await browser.deliver(delivery).status == 400)
        #expect(site.loggedCodes == [[.responseNotPending], [.responseCookieMissing]])
        #expect(site.application.signedIn.count == 1)
        #expect(emulator.requests(for: WebSite.tokenPath) == 1)
    }

    @Test("2: Of two requests at once, one is finished", arguments: modes)
    func usedOnceAtOnce(mode: ResponseMode) async throws {
        let emulator = try await Emulator.start()
        defer { emulator.stop() }
        let site = try WebSite.entra(emulator, mode: mode, store: MeetingStore())
        defer { site.stop() }
        let browser = WebBrowser(site)
        let delivery = try await browser.signIn()
        let copy = browser.copy()
        async let first = browser.deliver(delivery).status
        async let second = copy.deliver(delivery).status
        let statuses = try await [first, second]
        #expect(statuses.sorted() == [303, 400])
        #expect(site.loggedCodes == [[.responseNotPending]])
        #expect(site.application.signedIn.count == 1)
        #expect(emulator.requests(for: WebSite.tokenPath) == 1)
    }

    @Test("2: A response whose code could not be redeemed is used up") func usedUpByFailure() async throws {
        let emulator = try await Emulator.start()
        defer { emulator.stop() }
        let site = try WebSite.entra(emulator)
        defer { site.stop() }
        let browser = WebBrowser(site)
        let delivery = try await browser.signIn()
        try await emulator.control("misbehavior", ["outage": true])
        let failed = try await browser.deliver(delivery)
        try await emulator.control("misbehavior", ["outage": false])
        #expect(failed.status == 503)
        #expect(try await browser.deliver(delivery).status == 400)
        #expect(site.loggedCodes == [[.exchangeHTTPStatus], [.responseNotPending]])
        #expect(site.application.signedIn.isEmpty)
    }

    // MARK: - 3: A response arrives at the URL that was sent

    @Test("3: A response at another path is rejected", arguments: modes)
    func otherPath(mode: ResponseMode) async throws {
        let emulator = try await Emulator.start()
        defer { emulator.stop() }
        let site = try WebSite.entra(emulator, mode: mode)
        defer { site.stop() }
        let browser = WebBrowser(site)
        var delivery = try await browser.signIn()
        delivery.url = delivery.url.replacingOccurrences(of: WebSite.callbackPath, with: "/api/oidc/callback/partner")
        #expect(try await browser.deliver(delivery).status == 400)
        #expect(site.loggedCodes == [[.responseOtherCallback]])
        #expect(emulator.requests(for: WebSite.tokenPath) == 0)
    }

    // MARK: - 4: Only the browser that started a sign-in finishes it

    @Test("4: Another browser neither finishes a sign-in nor uses it up", arguments: modes)
    func otherBrowser(mode: ResponseMode) async throws {
        let emulator = try await Emulator.start()
        defer { emulator.stop() }
        let site = try WebSite.entra(emulator, mode: mode)
        defer { site.stop() }
        let (browser, stranger) = (WebBrowser(site), WebBrowser(site))
        let delivery = try await browser.signIn()
        #expect(try await stranger.deliver(delivery).status == 400)
        // A stranger with a pending sign-in of their own.
        _ = try await stranger.startSignIn()
        #expect(try await stranger.deliver(delivery).status == 400)
        #expect(site.loggedCodes == [[.responseCookieMissing], [.responseCookieMissing]])
        #expect(emulator.requests(for: WebSite.tokenPath) == 0)
        #expect(try await browser.deliver(delivery).status == 303)
        #expect(site.application.signedIn == ["Ada Lovelace"])
    }

    // MARK: - 5: The return path is a path of this origin

    @Test(
        "5: A return path that leads elsewhere becomes the root",
        arguments: ["https://evil.example/", "//evil.example", "/\\evil.example", "/\t/evil.example", "/a\r\nX: y"])
    func returnPath(path: String) async throws {
        let emulator = try await Emulator.start()
        defer { emulator.stop() }
        let site = try WebSite.entra(emulator)
        defer { site.stop() }
        let browser = WebBrowser(site)
        let answer = try await browser.deliver(browser.signIn(returningTo: path))
        #expect(answer.status == 303 && answer[header: "Location"] == "/")
        #expect(answer[header: "X"] == nil)
    }
}

/// A store in which two requests meet before either gets a sign-in.
private actor MeetingStore: PendingSignInStore {
    private let store = InMemoryPendingSignIns()
    private var waiting: CheckedContinuation<Void, Never>?

    func save(_ pending: PendingSignIn, for key: PendingSignInKey) async throws {
        await store.save(pending, for: key)
    }

    func take(_ key: PendingSignInKey) async throws -> PendingSignIn? {
        if let other = waiting {
            waiting = nil
            other.resume()
        } else {
            await withCheckedContinuation { waiting = $0 }
        }
        return await store.take(key)
    }
}
