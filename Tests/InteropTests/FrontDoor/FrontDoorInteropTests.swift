import EntraID
import Foundation
import Testing

/// Sign-ins through the front door, with a browser, a server, and a provider that reach one another over sockets. The
/// numbers are those of the safety properties in `SafetyPropertyTests`. The tests run one after another because some of
/// them change the provider.
@Suite(.enabled(if: InteropProviders.areRunning, "run Tools/check interop"), .serialized)
struct FrontDoorInteropTests {
    private static let modes = [ResponseMode.query, .formPost]

    @Test("A user signs in and returns to the page", arguments: WebSite.Address.allCases, modes)
    func signIn(address: WebSite.Address, mode: ResponseMode) async throws {
        let site = try WebSite.entra(at: address, mode: mode)
        defer { site.stop() }
        let browser = WebBrowser(site)
        let delivery = try await browser.signIn(returningTo: "/reports?year=2026")
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
        let site = try WebSite.entra()
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
        let site = try WebSite.entra(mode: mode)
        defer { site.stop() }
        let browser = WebBrowser(site)
        let delivery = try await browser.signIn()
        // A browser that did not process the first answer, or an attacker who copied the request.
        let copy = browser.copy()
        let redeemed = try await redeemedCodes()
        #expect(try await browser.deliver(delivery).status == 303)
        #expect(try await copy.deliver(delivery).status == 400)
        #expect(try await browser.deliver(delivery).status == 400)
        #expect(site.loggedCodes == [[.responseNotPending], [.responseCookieMissing]])
        #expect(site.application.signedIn.count == 1)
        #expect(try await redeemedCodes() == redeemed + 1)
    }

    @Test("2: Of two requests at once, one is finished", arguments: modes)
    func usedOnceAtOnce(mode: ResponseMode) async throws {
        let site = try WebSite.entra(mode: mode, store: MeetingStore())
        defer { site.stop() }
        let browser = WebBrowser(site)
        let delivery = try await browser.signIn()
        let copy = browser.copy()
        let redeemed = try await redeemedCodes()
        async let first = browser.deliver(delivery).status
        async let second = copy.deliver(delivery).status
        let statuses = try await [first, second]
        #expect(statuses.sorted() == [303, 400])
        #expect(site.loggedCodes == [[.responseNotPending]])
        #expect(site.application.signedIn.count == 1)
        #expect(try await redeemedCodes() == redeemed + 1)
    }

    @Test("2: A response whose code could not be redeemed is used up") func usedUpByFailure() async throws {
        let site = try WebSite.entra()
        defer { site.stop() }
        let browser = WebBrowser(site)
        let delivery = try await browser.signIn()
        let control = "\(InteropProviders.ours)/control/fault"
        _ = try await InteropProviders.post("\(control)?mode=error-500-html&path-prefix=\(WebSite.tokenPath)")
        let failed = try await browser.deliver(delivery)
        _ = try await InteropProviders.post("\(control)?mode=none")
        #expect(failed.status == 503)
        #expect(try await browser.deliver(delivery).status == 400)
        #expect(site.loggedCodes == [[.exchangeHTTPStatus], [.responseNotPending]])
        #expect(site.application.signedIn.isEmpty)
    }

    // MARK: - 3: A response arrives at the URL that was sent

    @Test("3: A response at another path is rejected", arguments: modes)
    func otherPath(mode: ResponseMode) async throws {
        let site = try WebSite.entra(mode: mode)
        defer { site.stop() }
        let browser = WebBrowser(site)
        var delivery = try await browser.signIn()
        delivery.url = delivery.url.replacingOccurrences(of: WebSite.callbackPath, with: "/api/oidc/callback/partner")
        let redeemed = try await redeemedCodes()
        #expect(try await browser.deliver(delivery).status == 400)
        #expect(site.loggedCodes == [[.responseOtherCallback]])
        #expect(try await redeemedCodes() == redeemed)
    }

    // MARK: - 4: Only the browser that started a sign-in finishes it

    @Test("4: Another browser neither finishes a sign-in nor uses it up", arguments: modes)
    func otherBrowser(mode: ResponseMode) async throws {
        let site = try WebSite.entra(mode: mode)
        defer { site.stop() }
        let (browser, stranger) = (WebBrowser(site), WebBrowser(site))
        let delivery = try await browser.signIn()
        let redeemed = try await redeemedCodes()
        #expect(try await stranger.deliver(delivery).status == 400)
        // A stranger with a pending sign-in of their own.
        _ = try await stranger.startSignIn()
        #expect(try await stranger.deliver(delivery).status == 400)
        #expect(site.loggedCodes == [[.responseCookieMissing], [.responseCookieMissing]])
        #expect(try await redeemedCodes() == redeemed)
        #expect(try await browser.deliver(delivery).status == 303)
        #expect(site.application.signedIn == ["Ada Lovelace"])
    }

    // MARK: - 5: The return path is a path of this origin

    @Test(
        "5: A return path that leads elsewhere becomes the root",
        arguments: ["https://evil.example/", "//evil.example", "/\\evil.example", "/\t/evil.example", "/a\r\nX: y"])
    func returnPath(path: String) async throws {
        let site = try WebSite.entra()
        defer { site.stop() }
        let browser = WebBrowser(site)
        let answer = try await browser.deliver(browser.signIn(returningTo: path))
        #expect(answer.status == 303 && answer[header: "Location"] == "/")
        #expect(answer[header: "X"] == nil)
    }

    private func redeemedCodes() async throws -> Int {
        try await InteropProviders.counts()[WebSite.tokenPath, default: 0]
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
