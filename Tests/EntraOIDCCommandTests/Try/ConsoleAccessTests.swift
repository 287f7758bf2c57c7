import EntraID
import Foundation
import OIDCLoopback
import Testing

@testable import entra_oidc

/// Who may use the console: only the browser that opened the link, only from the console's own pages.
@Suite struct ConsoleAccessTests {
    private static let pages = [
        ("GET", "/"), ("GET", "/result"), ("GET", "/back"), ("GET", "/guide"), ("GET", "/signed-out"),
        ("POST", "/"), ("POST", "/validate"), ("POST", "/check"), ("POST", "/fake"), ("POST", "/sign-in"),
        ("POST", "/refresh"), ("POST", "/sign-out"), ("POST", "/explain"),
    ]

    @Test("Without the cookie, no page and no action is available", arguments: pages)
    func cookieIsNeeded(method: String, path: String) async {
        let browser = ConsoleBrowser(file: ["clientID": .string(ConsoleBrowser.client)])
        let response = await browser.send(method, path, headers: ["Origin": ConsoleBrowser.origin])
        #expect(response.status == 403)
        #expect(!response.page.contains(ConsoleBrowser.client))
        #expect(response.value(of: "Set-Cookie") == nil)
    }

    @Test("A cookie with another value gives no access") func wrongCookie() async {
        let browser = ConsoleBrowser()
        for value in ["", "a", String(repeating: "A", count: 43)] {
            let response = await browser.get("/", headers: ["Cookie": "entra-oidc-try-8000=\(value)"])
            #expect(response.status == 403, "\(value)")
        }
    }

    @Test("The link works once, has 256 random bits, and becomes a cookie that scripts cannot read")
    func tokenWorksOnce() async throws {
        let browser = ConsoleBrowser()
        let link = try #require(browser.console.access.link)
        let token = try #require(link.components(separatedBy: "token=").last)
        #expect(try Base64URL.decode(token).count == 32)
        #expect(link != ConsoleBrowser().console.access.link)
        let first = await browser.get("/?token=\(token)")
        #expect(first.status == 303 && first.value(of: "Location") == "/")
        let cookie = try #require(first.value(of: "Set-Cookie"))
        #expect(cookie.contains("; HttpOnly; SameSite=Lax") && !cookie.contains(token))
        #expect(await browser.get("/").status == 200)
        #expect(browser.console.access.link == nil)
        // Another account of the machine has seen the link.
        let second = await browser.send("GET", "/?token=\(token)", withCookies: false)
        #expect(second.status == 403 && second.value(of: "Set-Cookie") == nil)
    }

    @Test("A wrong token neither opens the console nor uses up the link") func wrongToken() async throws {
        let browser = ConsoleBrowser()
        for token in ["", "x", String(repeating: "A", count: 43)] {
            #expect(await browser.get("/?token=\(token)").status == 403)
        }
        try await browser.open()
        #expect(await browser.get("/").status == 200)
    }

    @Test(
        "Numeric hosts redirect to localhost, where the cookies come back", arguments: ["127.0.0.1:8000", "[::1]:8000"])
    func numericHosts(host: String) async {
        let browser = ConsoleBrowser()
        let response = await browser.get("/?token=abc", headers: ["Host": host])
        #expect(response.status == 307)
        #expect(response.value(of: "Location") == "http://localhost:8000/?token=abc")
        #expect(await browser.post("/sign-in", headers: ["Host": host, "Origin": "http://\(host)"]).status == 421)
    }

    @Test(
        "Another host name reaches nothing, also with the cookie",
        arguments: [
            "evil.example:8000", "localhost", "localhost:8001", "localhost.evil.example:8000", "", "127.0.0.2:8000",
        ])
    func otherHosts(host: String) async throws {
        let browser = ConsoleBrowser()
        try await browser.open()
        let response = await browser.get("/", headers: ["Host": host])
        #expect(response.status == 421)
        #expect(!response.page.contains("provider"))
    }

    @Test(
        "A form of another page is rejected, also with the cookie",
        arguments: [
            [:], ["Origin": "http://evil.example"], ["Origin": "null"], ["Origin": "http://localhost:8001"],
            ["Origin": "https://localhost:8000"], ["Sec-Fetch-Site": "cross-site"],
            ["Origin": "http://localhost:8000", "Sec-Fetch-Site": "same-site"],
            ["Origin": "null", "Sec-Fetch-Site": "cross-site"],
            ["Origin": "http://localhost:8001", "Sec-Fetch-Site": "same-origin"],
            ["Sec-Fetch-Site": "none"],
        ])
    func otherPages(headers: [String: String]) async throws {
        let browser = ConsoleBrowser()
        try await browser.open()
        for (method, path) in ConsoleAccessTests.pages where method == "POST" {
            #expect(await browser.post(path, headers: headers).status == 403, "\(path)")
        }
    }

    @Test(
        "A form of the console is accepted as browsers send it",
        arguments: [
            ["Origin": "http://localhost:8000"], ["Origin": "http://localhost:8000", "Sec-Fetch-Site": "same-origin"],
            ["Origin": "null", "Sec-Fetch-Site": "same-origin"], ["Sec-Fetch-Site": "same-origin"],
        ])
    func ownPages(headers: [String: String]) async throws {
        let browser = ConsoleBrowser()
        try await browser.open()
        #expect(await browser.post("/validate", headers: headers).status == 200)
    }

    @Test("The callback accepts a post of another page, but only for a sign-in that this browser began")
    func callback() async throws {
        let browser = ConsoleBrowser()
        let stranger = await browser.send(
            "POST", ConsoleBrowser.callback, headers: ["Origin": "https://login.microsoftonline.com"],
            body: "state=abc&code=abc")
        #expect(stranger.status == 400)
        #expect(stranger.value(of: "Set-Cookie") == nil)
    }

    @Test("A response of another browser is rejected, because the cookie of the sign-in is missing")
    func callbackOfAnotherBrowser() async throws {
        let browser = ConsoleBrowser()
        defer { browser.console.stop() }
        try await browser.open()
        _ = await browser.post("/fake")
        let url = try await browser.authorizationURL()
        let query = URLParts(url)?.query.map { String($0) } ?? ""
        let state = try #require(try FormEncoding.decode(query).first { $0.name == "state" }).value
        let target = "\(ConsoleBrowser.callback)?code=abc&state=\(state)"
        let response = await browser.send("GET", target, withCookies: false)
        #expect(response.status == 303)
        let page = await browser.get("/result")
        #expect(page.outcome == "refused")
        #expect(page.page.contains("response.cookie-missing"))
    }

    @Test("Every page forbids framing, other sources, and caching") func headers() async throws {
        let browser = ConsoleBrowser()
        try await browser.open()
        for path in ["/", "/result", "/back", "/guide", "/signed-out", "/nothing"] {
            let response = await browser.get(path)
            let policy = try #require(response.value(of: "Content-Security-Policy"))
            #expect(policy.hasPrefix("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "\(path)")
            #expect(!policy.contains("unsafe"))
            #expect(response.value(of: "X-Content-Type-Options") == "nosniff")
            #expect(response.value(of: "Referrer-Policy") == "no-referrer")
            #expect(response.value(of: "Cache-Control") == "no-store")
        }
        let first = await browser.get("/")
        #expect(first.value(of: "Content-Security-Policy")?.contains("form-action 'self'") == true)
        #expect(!first.page.contains(" onclick") && !first.page.contains("style=\""))
        #expect(
            first.value(of: "Content-Security-Policy") != (await browser.get("/")).value(of: "Content-Security-Policy"))
    }
}
