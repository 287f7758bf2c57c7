import EntraID
import OIDCTestSupport
import TestHelpers
import Testing

/// Cookies that another host of the domain sets for this server, with names like those of the server's own cookies.
@Suite struct ForeignCookieTests {
    private static let otherHost = "https://blog.example.com/"
    private static let prefix = "__Host-"

    /// The attacker signs in, and then has the victim's browser deliver the response together with the attacker's
    /// cookie. Otherwise, the victim would work in the attacker's account.
    @Test("A foreign cookie does not sign the victim in as the attacker") func loginForgery() async throws {
        let door = try Door()
        let (attacker, victim) = (door.browser(), door.browser())
        let start = try await door.start(in: attacker)
        let response = try door.issuer.signIn(at: start.url, as: "mallory")
        let cookie = try #require(attacker.cookieHeader)
        #expect(cookie.hasPrefix(ForeignCookieTests.prefix))

        // The browser does not let another host set a cookie with this name for the domain.
        victim.receive(
            setCookies: ["\(cookie); Domain=example.com; Path=/; Secure", "\(cookie); Path=/; Secure"],
            from: ForeignCookieTests.otherHost)
        #expect(victim.cookieHeader == nil)
        #expect(await door.codes(victim.deliver(response)) == [.responseCookieMissing])

        // The server does not accept one without the prefix.
        let planted = String(cookie.dropFirst(ForeignCookieTests.prefix.count))
        victim.receive(
            setCookies: ["\(planted); Domain=example.com; Path=/; Secure"], from: ForeignCookieTests.otherHost)
        #expect(victim.cookieFields == [planted])
        #expect(await door.codes(victim.deliver(response)) == [.responseCookieMissing])
    }

    @Test("A foreign cookie named alike does not hide the one of the sign-in") func sameName() async throws {
        let door = try Door()
        let browser = door.browser()
        let start = try await door.start(in: browser)
        let own = try #require(browser.cookieHeader)
        let name = try #require(own.dropFirst(ForeignCookieTests.prefix.count).split(separator: "=").first)
        // With the longer path, it is sent first.
        browser.receive(
            setCookies: ["\(name)=x; Domain=example.com; Path=/api/oidc; Secure"], from: ForeignCookieTests.otherHost)
        let request = try browser.signIn(at: start.url, with: door.issuer)
        let result = try await door.finish(request, in: browser)
        #expect(result.user.subjectKey.subject == "ada")
        #expect(browser.cookieHeader == nil)
    }

    @Test("Foreign cookies named alike do not expire a pending sign-in") func flood() async throws {
        let door = try Door()
        let browser = door.browser()
        let pending = try await door.start(in: browser)
        for number in 0..<20 {
            let name = "signin-" + String(repeating: "A", count: 20) + String(10 + number)
            browser.receive(
                setCookies: ["\(name)=x; Domain=example.com; Path=/; Secure"], from: ForeignCookieTests.otherHost)
        }
        #expect(browser.cookieFields.count == 21)
        let second = try await door.start(in: browser)
        #expect(second.cookies.count == 1 && browser.cookieFields.count == 22)
        let request = try browser.signIn(at: pending.url, with: door.issuer)
        #expect(try await door.finish(request, in: browser).user.subjectKey.subject == "ada")
    }
}
