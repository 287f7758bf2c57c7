import EntraID
import Foundation
import OIDCLoopback
import Testing

@testable import OIDCTestSupport

/// Single sign-on, prompts and consent.
@Suite struct FakeSessionTests {
    @Test("A second sign-in needs no page")
    func singleSignOn() async throws {
        let browser = try FakeEntraBrowser()
        let first = try await browser.signIn()
        let cookie = try #require(first.header("Set-Cookie"))
        #expect(cookie.contains("HttpOnly"))
        #expect(cookie.contains("SameSite=Lax"))
        let second = try await browser.authorize()
        #expect(second.sent["code"] != nil)
        #expect(second.sent["session_state"] == first.sent["session_state"])
    }

    @Test(
        "A page is shown where the request demands one",
        arguments: [
            ["prompt": "login"], ["prompt": "select_account"], ["prompt": "create"], ["prompt": "consent"],
            ["login_hint": "bela"], ["max_age": "60"],
        ])
    func pageInSpiteOfSession(changes: [String: String]) async throws {
        let browser = try FakeEntraBrowser()
        _ = try await browser.signIn()
        browser.time.advance(by: .seconds(61))
        let response = try await browser.authorize(changes)
        #expect(response.status == 200)
        #expect(response.hiddenValue("page") != nil)
    }

    @Test("A session that is young enough, or the hint of its user, needs no page")
    func youngSession() async throws {
        let browser = try FakeEntraBrowser()
        _ = try await browser.signIn()
        browser.time.advance(by: .seconds(59))
        #expect(try await browser.authorize(["max_age": "60", "login_hint": "ADA"]).sent["code"] != nil)
    }

    @Test("Authenticating again keeps the sid of the user, and another user gets another one")
    func reauthentication() async throws {
        let browser = try FakeEntraBrowser()
        let first = try await browser.signIn()
        let again = try await browser.signIn(["prompt": "login"])
        let other = try await browser.signIn(as: "bela", ["prompt": "select_account"])
        #expect(again.sent["session_state"] == first.sent["session_state"])
        #expect(other.sent["session_state"] != first.sent["session_state"])
    }

    // MARK: - prompt=none

    @Test("prompt=none without a session is login_required with AADSTS50058")
    func silentWithoutSession() async throws {
        let browser = try FakeEntraBrowser()
        let sent = try await browser.authorize(["prompt": "none"]).sent
        #expect(sent["error"] == "login_required")
        #expect(sent["error_description"]?.hasPrefix("AADSTS50058") == true)
        _ = try await browser.signIn()
        #expect(try await browser.authorize(["prompt": "none"]).sent["code"] != nil)
    }

    @Test("prompt=none reports a policy and a missing consent")
    func silentWithDemands() async throws {
        let browser = try FakeEntraBrowser()
        _ = try await browser.signIn()
        try await browser.control("misbehavior", #"{"requiredContext":"c1"}"#)
        let policy = try await browser.authorize(["prompt": "none"]).sent
        #expect(policy["error"] == "interaction_required")
        #expect(policy["error_description"]?.hasPrefix("AADSTS50076") == true)
        try await browser.control("misbehavior", #"{"requiredContext":null,"consentMissing":true}"#)
        let consent = try await browser.authorize(["prompt": "none"]).sent
        #expect(consent["error"] == "consent_required")
        #expect(consent["error_description"]?.hasPrefix("AADSTS65001") == true)
    }

    // MARK: - Consent

    @Test("Without consent the user is asked once, and can decline")
    func consent() async throws {
        let browser = try FakeEntraBrowser()
        try await browser.control("misbehavior", #"{"consentMissing":true}"#)
        let declined = try await browser.answer(browser.signIn(), "decline")
        #expect(declined.sent["error"] == "access_denied")
        #expect(declined.sent["error_description"]?.hasPrefix("AADSTS65004") == true)
        let page = try await browser.authorize()
        #expect(page.text.contains("Permissions requested"))
        #expect(try await browser.answer(page, "accept").sent["code"] != nil)
        #expect(try await browser.authorize().sent["code"] != nil)
    }
}
