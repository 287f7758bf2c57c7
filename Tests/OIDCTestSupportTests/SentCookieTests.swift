import EntraID
import Foundation
import Testing

@testable import OIDCTestSupport

/// The requests with which a test browser sends its cookies.
@Suite struct SentCookieTests {
    private static let page = "https://console.example.com/app/login"

    private func browser(_ cookies: String..., from url: String = SentCookieTests.page) -> TestBrowser {
        let browser = TestBrowser(at: SentCookieTests.page, time: ManualTime())
        browser.receive(setCookies: cookies, from: url)
        return browser
    }

    @Test(
        "`SameSite` decides whether a cookie is sent with a request from another site",
        arguments: [
            ("None", [RequestKind.sameSite, .navigationFromOtherSite, .postFromOtherSite]),
            ("Lax", [.sameSite, .navigationFromOtherSite]), ("", [.sameSite, .navigationFromOtherSite]),
            ("unknown", [.sameSite, .navigationFromOtherSite]), ("Strict", [.sameSite]), ("sTRICT", [.sameSite]),
        ] as [(String, [RequestKind])])
    func sameSite(value: String, kinds: [RequestKind]) {
        let browser = browser("a=1; Secure; SameSite=\(value)")
        for kind in [RequestKind.sameSite, .navigationFromOtherSite, .postFromOtherSite] {
            let sent = browser.cookieFields(to: SentCookieTests.page, with: kind)
            #expect(sent == (kinds.contains(kind) ? ["a=1"] : []), "\(kind)")
        }
    }

    @Test("A cookie without an attribute for the site counts as `Lax`") func noSameSite() {
        let browser = browser("a=1")
        #expect(browser.cookieFields(to: SentCookieTests.page, with: .navigationFromOtherSite) == ["a=1"])
        #expect(browser.cookieFields(to: SentCookieTests.page, with: .postFromOtherSite) == [])
    }

    @Test(
        "A cookie is sent to the host that set it, on every port",
        arguments: [
            ("https://console.example.com/app/login", true), ("https://CONSOLE.example.com:8443/app/x", true),
            ("https://example.com/app/login", false), ("https://a.console.example.com/app/login", false),
            ("https://console.example.com.evil.example/app/login", false), ("console.example.com/app/login", false),
        ])
    func hostOnly(url: String, isSent: Bool) {
        #expect(browser("a=1").cookieFields(to: url, with: .sameSite) == (isSent ? ["a=1"] : []))
    }

    @Test(
        "A cookie with a domain is sent to every host of the domain",
        arguments: [
            ("https://console.example.com/", true), ("https://example.com/", true),
            ("https://a.b.example.com/", true), ("https://anexample.com/", false), ("https://example.org/", false),
        ])
    func domain(url: String, isSent: Bool) {
        for domain in ["example.com", ".example.com", "EXAMPLE.com"] {
            let browser = browser("a=1; Path=/; Domain=\(domain)")
            #expect(browser.cookieFields(to: url, with: .sameSite) == (isSent ? ["a=1"] : []), "\(domain)")
        }
    }

    @Test(
        "A host cannot set cookies for the hosts of another domain", arguments: ["example.org", "b.example.com", "om"])
    func otherDomain(domain: String) {
        let browser = browser("a=1; Path=/; Domain=\(domain)", from: "https://a.example.com/")
        for host in ["example.org", "b.example.com", "a.example.com", "om"] {
            #expect(browser.cookieFields(to: "https://\(host)/", with: .sameSite) == [], "\(host)")
        }
    }

    @Test("A cookie of another host comes to the page only with a domain of both") func otherHost() {
        let browser = browser(
            "a=1; Path=/", "b=1; Path=/; Domain=example.com", from: "https://blog.example.com/")
        #expect(browser.cookieFields == ["b=1"])
    }

    @Test(
        "A cookie is sent below its path",
        arguments: [
            ("/app", "/app", true), ("/app", "/app/login", true), ("/app", "/apple", false), ("/app", "/", false),
            ("/app/", "/app/login", true), ("/app/", "/app", false), ("/", "/apple", true), ("/", "", true),
            // Without a path that begins with a slash, it is that of the page up to its last slash.
            ("", "/app/other", true), ("", "/application", false), ("app", "/app/other", true), ("app", "/", false),
        ])
    func path(cookiePath: String, path: String, isSent: Bool) {
        let sent = browser("a=1; Path=\(cookiePath)").cookieFields(
            to: "https://console.example.com\(path)?x=/app/", with: .sameSite)
        #expect(sent == (isSent ? ["a=1"] : []))
    }

    @Test("A secure cookie is not sent without https") func insecureRequest() {
        let browser = browser("a=1; Secure", "b=1")
        #expect(browser.cookieFields(to: "http://console.example.com/app/login", with: .sameSite) == ["b=1"])
    }
}
