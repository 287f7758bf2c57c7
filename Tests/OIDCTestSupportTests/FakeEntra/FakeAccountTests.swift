import EntraID
import Foundation
import OIDCLoopback
import Testing

@testable import OIDCTestSupport

/// The accounts that a user can choose, and the users whom a test signs in.
@Suite struct FakeAccountTests {
    private let browser: FakeEntraBrowser

    init() throws {
        browser = try FakeEntraBrowser()
    }

    @Test("Every account of the tenant is offered, and any name can be typed in")
    func accounts() async throws {
        let page = try await browser.authorize()
        for user in try #require(browser.entra.state.withLock { $0.directory.tenants.first }).users {
            #expect(page.text.contains("value=\"user:\(user.objectID)\""))
        }
        let mistaken = try await browser.answer(page, "typed", ["typed": "no spaces, please"])
        #expect(mistaken.text.contains("role=\"alert\""))
        let response = try await browser.answer(mistaken, "typed", ["typed": "new.user"])
        let code = try #require(response.sent["code"])
        #expect(browser.entra.state.withLock { $0.codes[code]?.user?.name } == "new.user")
    }

    @Test(
        "A domain hint leaves only the accounts of the domain, unless there are none",
        arguments: [("consumers", ["grace"]), ("Partner.Example", ["guest"]), ("nothing.example", nil), ("", nil)]
            as [(String, [String]?)])
    func domainHint(hint: String, expected: [String]?) async throws {
        let page = try await browser.authorize(["domain_hint": hint])
        let users = browser.entra.state.withLock { $0.directory.tenants[0].users }
        let offered = users.filter { page.text.contains("value=\"user:\($0.objectID)\"") }.map(\.name)
        #expect(offered == expected ?? users.map(\.name))
    }

    @Test("The Enter key takes the typed name, not the first account")
    func enterKey() async throws {
        let page = try await browser.authorize()
        let first = try #require(page.text.firstMatch(of: /<button [^>]*name="choice" value="([^"]*)"/))
        #expect(first.1 == "typed")
    }

    @Test("A page can be used once")
    func pageIsUsedOnce() async throws {
        let page = try await browser.authorize()
        #expect(try await browser.answer(page, "cancel").status == 302)
        let second = try await browser.answer(page, "typed", ["typed": "ada"])
        #expect(second.status == 400)
        #expect(second.location == nil)
    }

    @Test("A test signs users in without a page, as the user of its login hint or else the given one")
    func automaticSignIn() async throws {
        try await browser.control("automatic-sign-in", #"{"user":"ada"}"#)
        for (hint, expected) in [("", "ada"), ("bela", "bela"), ("", "ada")] {
            let code = try #require(try await browser.authorize(["login_hint": hint]).sent["code"])
            #expect(browser.entra.state.withLock { $0.codes[code]?.user?.name } == expected)
        }
        try await browser.control("automatic-sign-in", #"{"user":null}"#)
        #expect(try await browser.authorize(["prompt": "login"]).status == 200)
    }
}
