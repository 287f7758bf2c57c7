import EntraID
import Foundation
import OIDCLoopback
import Testing

@testable import OIDCTestSupport

/// What every page of the fake Entra has, and what none may have.
@Suite struct FakePageTests {
    private static let attack = "\"><script>alert('x')</script>"

    @Test("Every string from outside is escaped on the page")
    func escaping() async throws {
        let browser = try FakeEntraBrowser()
        let name = JSONValue.string(FakePageTests.attack).serialized()
        try await browser.control("applications", #"{"clientID":"\#(FakeEntraClient.clientID)","name":\#(name)}"#)
        let user = #"{"name":"eve","displayName":\#(name),"principalName":\#(name)}"#
        try await browser.control("users", user)
        let hostile = ["state", "login_hint", "domain_hint", "unknown"].map { ($0, FakePageTests.attack) }
        let changes = Dictionary(uniqueKeysWithValues: hostile)
        let pages = [
            try await browser.authorize(changes),
            try await browser.authorize(changes.merging(["client_id": FakePageTests.attack]) { $1 }),
            try await browser.authorize(changes.merging(["redirect_uri": FakePageTests.attack]) { $1 }),
            try await browser.authorize(changes.merging(["prompt": "x", "response_mode": "form_post"]) { $1 }),
            try await browser.signIn(changes.merging(["response_mode": "form_post"]) { $1 }),
            try await browser.authorize(
                ["prompt": "consent", "scope": "openid " + FakePageTests.attack, "login_hint": "ada"]),
            try await browser.get("/"),
            try await browser.get(
                "/devicelogin?" + FormEncoding.encode([.init(name: "user_code", value: FakePageTests.attack)])),
            try await browser.get(
                "/error?" + FormEncoding.encode([.init(name: "code", value: FakePageTests.attack)])),
        ]
        for page in pages {
            #expect(page.header("Content-Type") == "text/html; charset=utf-8")
            #expect(!page.text.contains("<script>"))
            #expect(!page.text.contains("alert('x')"))
        }
        #expect(pages.count { $0.text.contains("&lt;script&gt;") } >= 6)
    }

    @Test("Every page has a banner, a strict policy and a language")
    func policies() async throws {
        let browser = try FakeEntraBrowser()
        let pages = [
            try await browser.authorize(), try await browser.authorize(["client_id": "x"]), try await browser.get("/"),
            try await browser.get("/devicelogin"), try await browser.signIn(["response_mode": "form_post"]),
            try await browser.get("/\(FakeEntraClient.tenant)/oauth2/v2.0/logout"),
            try await browser.get("/error?code=50058"),
        ]
        var nonces: Set<String> = []
        for page in pages {
            #expect(page.text.contains("Fake Entra (for testing), not Microsoft"))
            #expect(page.text.contains("<html lang=\"en\">"))
            let policy = try #require(page.header("Content-Security-Policy"))
            #expect(policy.hasPrefix("default-src 'none'; base-uri 'none'; style-src 'nonce-"))
            #expect(!policy.contains("unsafe"))
            #expect(policy.contains("form-action 'self'"))
            #expect(page.header("Cache-Control") == "no-store")
            let nonce = try #require(policy.firstMatch(of: /style-src 'nonce-([A-Za-z0-9_-]+)'/)).1
            #expect(page.text.contains("<style nonce=\"\(nonce)\">"))
            nonces.insert(String(nonce))
        }
        #expect(nonces.count == pages.count)
    }

    @Test("A page allows its form to lead to the application, because browsers compare redirects too")
    func formAction() async throws {
        let browser = try FakeEntraBrowser()
        let page = try await browser.authorize(["redirect_uri": "https://app.example:8443/a/b"])
        #expect(
            page.header("Content-Security-Policy")?.contains("form-action 'self' https://app.example:8443;") == true)
        #expect(Page.source("msauth.com.example.app://auth") != nil)
        #expect(Page.source("app:/callback") == "app:")
        #expect(Page.source("no scheme; script-src *") == nil)
    }

    @Test("What is interpolated is escaped, and what is written is markup")
    func markup() {
        let text = "<a href=\"x\">'&\u{0}\r\n"
        let piece: HTML = "<p>\(text)</p>"
        #expect(piece.source == "<p>&lt;a href=&quot;x&quot;&gt;&#39;&amp;\u{FFFD}&#13;&#10;</p>")
        let outer: HTML = "<div>\(piece)\([piece, piece])\(7)</div>"
        #expect(outer.source == "<div>\(piece.source)\(piece.source)\n\(piece.source)7</div>")
    }

    @Test("The drawer offers every bad token that Entra could issue, and what to do with it")
    func drawer() async throws {
        let browser = try FakeEntraBrowser()
        let page = try await browser.authorize()
        #expect(BadToken.ofFakeEntra.count > 35)
        for bad in BadToken.ofFakeEntra {
            #expect(page.text.contains("<option >\(HTML.escaped(bad.description))</option>"))
            #expect(page.text.contains(HTML.escaped(bad.demand)))
        }
        let bad = try #require(BadToken.ofFakeEntra.first { $0.code == .tokenExpired })
        let again = try await browser.answer(
            page, "misbehave", ["misbehave": "1", "misbehave-defect": bad.description, "misbehave-remaining": "2"])
        #expect(again.text.contains("<option selected>\(HTML.escaped(bad.description))</option>"))
        #expect(browser.entra.state.withLock { $0.misbehavior.defect?.description } == bad.description)
        #expect(browser.entra.state.withLock { $0.misbehavior.remaining } == 2)
    }

    @Test("A page that was shown earlier changes only what its user changed")
    func olderPage() async throws {
        let browser = try FakeEntraBrowser()
        try await browser.control("misbehavior", #"{"requiredContext":"c1"}"#)
        let page = try await browser.authorize()
        #expect(page.hiddenValue("misbehave-was-requiredContext") == "c1")
        try await browser.control("misbehavior", #"{"responseIssuer":"https://a.example"}"#)
        let form = ["misbehave": "1", "misbehave-was-requiredContext": "c1", "misbehave-delay": "5", "typed": "ada"]
        let response = try await browser.answer(page, "typed", form)
        #expect(response.sent["iss"] == "https://a.example")
        let misbehavior = browser.entra.state.withLock { $0.misbehavior }
        #expect(misbehavior.requiredContext == nil)
        #expect(misbehavior.delay == 5)
    }

    @Test("The start page changes the behavior only for its own form")
    func home() async throws {
        let browser = try FakeEntraBrowser()
        let form = ["misbehave": "1", "misbehave-delay": "5", "choice": "misbehave"]
        for header in ["Origin: https://attacker.example", "Origin: null", "Sec-Fetch-Site: cross-site"] {
            #expect(try await browser.post("/", form, headers: [header]).status == 400)
        }
        #expect(browser.entra.state.withLock { $0.misbehavior.delay } == 0)
        #expect(try await browser.post("/", form, headers: ["Origin: http://localhost:8443"]).status == 200)
        #expect(browser.entra.state.withLock { $0.misbehavior.delay } == 5)
    }
}
