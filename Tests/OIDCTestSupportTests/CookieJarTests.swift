import Foundation
import OIDCTestSupport
import Testing

/// The cookies that a test browser keeps, and how long.
@Suite struct CookieJarTests {
    private let time = ManualTime(now: Date(timeIntervalSince1970: 1_800_000_000))
    private static let page = "https://console.example.com/app/login"

    /// Returns a browser that received `Set-Cookie` values from its page.
    private func browser(at page: String = CookieJarTests.page, _ cookies: String...) -> TestBrowser {
        let browser = TestBrowser(at: page, time: time)
        browser.receive(setCookies: cookies)
        return browser
    }

    @Test(
        "Only the name and the value are sent",
        arguments: [
            ("a=1; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=600", "a=1"), (" a = 1 ;Path=/", "a=1"),
            ("a=b=c", "a=b=c"), ("a=", "a="), ("a=1;;;", "a=1"),
        ])
    func pair(field: String, sent: String) {
        #expect(browser(field).cookieFields == [sent])
    }

    @Test("A value that is not a cookie is ignored", arguments: ["", "a; Path=/", "=1", "a=1\u{0}", "a=1\r\nb=2"])
    func notACookie(field: String) {
        #expect(browser(field).cookieFields == [])
    }

    @Test("Names of attributes have no case, and the last of several attributes counts") func attributes() {
        #expect(browser("a=1; MAX-AGE=0").cookieFields == [])
        #expect(browser("a=1; Max-Age=0; Max-Age=5").cookieFields == ["a=1"])
        #expect(browser("a=1; Max-Age=5; Max-Age=0").cookieFields == [])
        #expect(browser(at: "http://console.example.com/", "a=1; sECURE").cookieFields == [])
    }

    // MARK: - Order and identity

    @Test("The oldest cookie is sent first, and a new value does not make it younger") func order() {
        #expect(browser("c=1", "a=1", "b=1").cookieFields == ["c=1", "a=1", "b=1"])
        #expect(browser("c=1", "a=1", "c=2").cookieFields == ["c=2", "a=1"])
    }

    @Test("Cookies with longer paths are sent first") func longerPathsFirst() {
        let browser = browser("a=1; Path=/", "b=1; Path=/app", "c=1; Path=/", "d=1; Path=/app/login")
        #expect(browser.cookieFields == ["d=1", "b=1", "a=1", "c=1"])
    }

    @Test("Cookies with different paths, domains, or names are different cookies") func identity() {
        let browser = browser(
            "a=1; Path=/", "a=2; Path=/app", "a=3; Path=/; Domain=console.example.com",
            "a=4; Path=/; Domain=example.com", "A=5; Path=/")
        #expect(browser.cookieFields == ["a=2", "a=1", "a=3", "a=4", "A=5"])
        // At this page, a cookie without a path has the path `/`.
        #expect(self.browser(at: "https://console.example.com/login", "a=1", "a=2; Path=/").cookieFields == ["a=2"])
    }

    // MARK: - Time

    @Test("A cookie expires by the clock of the browser") func maximumAge() {
        let browser = browser("a=1; Max-Age=600", "b=1")
        time.advance(by: .seconds(599))
        #expect(browser.cookieFields == ["a=1", "b=1"])
        time.advance(by: .seconds(1))
        #expect(browser.cookieFields == ["b=1"])
        // Now it is a new cookie, so it comes last.
        browser.receive(setCookies: ["a=2"])
        #expect(browser.cookieFields == ["b=1", "a=2"])
    }

    @Test("A maximum age of zero or less removes the cookie with the same name and path", arguments: ["0", "-1"])
    func removal(age: String) {
        let browser = browser("a=1; Path=/", "b=1; Path=/")
        browser.receive(setCookies: ["a=; Path=/app; Max-Age=\(age)"])
        #expect(browser.cookieFields == ["a=1", "b=1"])
        browser.receive(setCookies: ["a=; Path=/; Max-Age=\(age)"])
        #expect(browser.cookieFields == ["b=1"])
        // A removed cookie does not return when the clock is corrected.
        time.setWallClock(time.now.addingTimeInterval(-60))
        #expect(browser.cookieFields == ["b=1"])
    }

    @Test("A maximum age that is not a number is ignored", arguments: ["", "-", "x", "0x0", "+0", "0.0", "0 0"])
    func invalidMaximumAge(age: String) {
        #expect(browser("a=1; Max-Age=\(age)").cookieFields == ["a=1"])
    }

    @Test("No cookie lasts longer than 400 days", arguments: ["34560001", String(repeating: "9", count: 400)])
    func longestAge(age: String) {
        let browser = browser("a=1; Max-Age=\(age)")
        time.advance(by: .seconds(34_559_999))
        #expect(browser.cookieFields == ["a=1"])
        time.advance(by: .seconds(1))
        #expect(browser.cookieFields == [])
    }

    // MARK: - Security

    @Test(
        "A secure cookie needs https, or http on this machine",
        arguments: [
            ("https://console.example.com/", true), ("http://console.example.com/", false),
            ("http://localhost:8000/", true), ("http://127.0.0.1:8000/", true), ("http://[::1]:8000/", true),
        ])
    func secure(page: String, isKept: Bool) {
        #expect(browser(at: page, "a=1; Secure").cookieFields == (isKept ? ["a=1"] : []))
        #expect(browser(at: page, "a=1").cookieFields == ["a=1"])
    }

    @Test(
        "A name with the prefix `__Host-` needs https, `Secure`, `Path=/`, and no domain",
        arguments: [
            ("__Host-a=1; Secure; Path=/", true), ("__Host-a=1; Path=/", false), ("__Host-a=1; Secure", false),
            ("__Host-a=1; Secure; Path=/app", false), ("__host-a=1; Path=/", false),
            ("__Host-a=1; Secure; Path=/; Domain=console.example.com", false), ("__Hosta=1; Path=/app", true),
        ])
    func hostPrefix(field: String, isKept: Bool) {
        #expect(browser(field).cookieFields == (isKept ? [String(field.prefix { $0 != ";" })] : []))
        // The page itself has the path that a cookie without one gets.
        #expect(browser(at: "https://console.example.com/", "__Host-a=1; Secure").cookieFields == [])
        #expect(browser(at: "http://localhost/", "__Host-a=1; Secure; Path=/").cookieFields == [])
    }

    @Test("A cookie with `SameSite=None` needs `Secure`") func sameSiteNone() {
        #expect(browser("a=1; SameSite=None").cookieFields == [])
        #expect(browser("a=1; SameSite=None; Secure").cookieFields == ["a=1"])
    }

    @Test("Scripts cannot read a cookie with `HttpOnly`") func scripts() {
        let browser = browser("a=1; HttpOnly", "b=1", "c=1")
        #expect(browser.cookiesVisibleToScripts == "b=1; c=1")
        #expect(browser.cookieFields == ["a=1", "b=1", "c=1"])
    }
}
