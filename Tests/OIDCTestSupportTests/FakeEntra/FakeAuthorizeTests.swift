import EntraID
import Foundation
import OIDCLoopback
import Testing

@testable import OIDCTestSupport

/// The authorization endpoint of the fake Entra and its pages.
@Suite struct FakeAuthorizeTests {
    private let browser: FakeEntraBrowser

    init() throws {
        browser = try FakeEntraBrowser()
    }

    // MARK: - Responses

    @Test(
        "Each response type and mode sends what was asked for",
        arguments: [
            ("code", "", "?"), ("code", "query", "?"), ("code", "fragment", "#"), ("code", "form_post", ""),
            ("id_token", "", "#"), ("id_token", "fragment", "#"), ("id_token", "form_post", ""),
            ("code id_token", "", "#"), ("code id_token", "fragment", "#"), ("code id_token", "form_post", ""),
        ])
    func responses(type: String, mode: String, separator: String) async throws {
        let response = try await browser.signIn(["response_type": type, "response_mode": mode])
        if separator.isEmpty {
            #expect(response.status == 200)
            #expect(response.text.contains("action=\"\(FakeEntraClient.callback)\""))
        } else {
            #expect(response.status == 302)
            #expect(response.location?.hasPrefix(FakeEntraClient.callback + separator) == true)
        }
        let sent = response.sent
        #expect((sent["code"] != nil) == type.contains("code"))
        #expect((sent["id_token"] != nil) == type.contains("id_token"))
        #expect(sent["state"] == "a-state")
        #expect(sent["session_state"] != nil)
        #expect(sent["iss"] == nil)
        #expect(sent["error"] == nil)
    }

    @Test("The code stands for what was asked for")
    func grant() async throws {
        let claims = #"{"id_token":{"acrs":{"essential":true,"value":"c1"}}}"#
        let response = try await browser.signIn(as: "bela", ["claims": claims, "max_age": "600"])
        let code = try #require(response.sent["code"])
        let grant = try #require(browser.entra.state.withLock { $0.codes[code] })
        #expect(grant.user?.name == "bela")
        #expect(grant.clientID == FakeEntraClient.clientID)
        #expect(grant.redirectURI == FakeEntraClient.callback)
        #expect(grant.nonce == "a-nonce")
        #expect(grant.challenge == String(repeating: "A", count: 43))
        #expect(grant.requestedContexts == ["c1"])
        #expect(grant.maximumAge == 600)
        #expect(grant.scopes == ["openid", "profile", "email"])
    }

    @Test("A defect for one token is in the ID token of the browser, and a later defect is not affected")
    func defectOfOneToken() async throws {
        for _ in 0..<2 {
            try await browser.control("misbehavior", #"{"defect":"token.nonce-missing","remaining":1}"#)
            for isBad in [true, false] {
                let sent = try await browser.signIn(["response_type": "id_token", "prompt": "login"]).sent
                let token = try #require(sent["id_token"]).split(separator: ".")
                let claims = try JSONValue(parsing: try Base64URL.decode(String(token[1])))
                #expect((claims["nonce"] == nil) == isBad)
            }
            try await browser.control("misbehavior", #"{"defect":"token.nonce-missing"}"#)
            let defect = browser.entra.state.withLock { $0.misbehavior.defect }
            #expect(defect?.code == .tokenNonceMissing)
            #expect(browser.entra.state.withLock { $0.misbehavior.remaining } == nil)
        }
    }

    // MARK: - Errors that stay on the page

    @Test(
        "An error about the application or its redirect URI is never sent to the redirect URI",
        arguments: [
            (["client_id": "not-a-guid"], 700016), (["client_id": ""], 900144), (["redirect_uri": ""], 900144),
            (["redirect_uri": "http://example.com/callback"], 50011),
            (["redirect_uri": "https://example.com/#fragment"], 50011),
            (["redirect_uri": "javascript:alert(1)"], 50011),
            (["redirect_uri": "javascript://example.com/%0Aalert"], 50011),
        ] as [([String: String], Int)])
    func keptErrors(changes: [String: String], number: Int) async throws {
        for mode in ["query", "fragment", "form_post"] {
            let response = try await browser.authorize(changes.merging(["response_mode": mode]) { $1 })
            #expect(response.status == 400)
            #expect(response.location == nil)
            #expect(response.text.contains("AADSTS\(number)"))
            #expect(response.text.contains("Trace ID"))
            #expect(response.text.contains("Correlation ID"))
            #expect(!response.text.contains("<form"))
        }
    }

    @Test("A registered application has only its redirect URIs, of which the port of localhost may differ")
    func registeredRedirectURIs() async throws {
        let uris = #"["http://localhost/callback","https://a.example/x"]"#
        let body = #"{"clientID":"\#(FakeEntraClient.clientID)","redirectURIs":\#(uris)}"#
        try await browser.control("applications", body)
        #expect(try await browser.authorize().status == 200)
        #expect(try await browser.authorize(["redirect_uri": "https://a.example/x"]).status == 200)
        for wrong in ["https://a.example/X", "https://a.example/x/", "http://localhost:8000/other"] {
            #expect(try await browser.authorize(["redirect_uri": wrong]).text.contains("AADSTS50011"))
        }
    }

    @Test("A user who is not assigned stays on the page")
    func unassigned() async throws {
        try await browser.control("misbehavior", #"{"signInError":50105}"#)
        let response = try await browser.authorize()
        #expect(response.status == 400)
        #expect(response.text.contains("AADSTS50105"))
    }

    // MARK: - Errors that are sent

    @Test(
        "An error about the request is sent to the redirect URI",
        arguments: [
            (["response_type": "token"], "unsupported_response_type", 70005),
            (["response_type": ""], "invalid_request", 900144), (["scope": ""], "invalid_request", 900144),
            (["response_type": "id_token", "nonce": ""], "invalid_request", 900144),
            (["response_type": "id_token", "response_mode": "query"], "invalid_request", 70007),
            (["response_mode": "smoke"], "invalid_request", 70007),
            (["code_challenge_method": "plain"], "invalid_request", 50149),
            (["code_challenge": "short"], "invalid_request", 501491), (["prompt": "maybe"], "invalid_request", 90023),
            (["max_age": "-1"], "invalid_request", 90023), (["claims": "{"], "invalid_request", 90023),
        ] as [([String: String], String, Int)])
    func sentErrors(changes: [String: String], error: String, number: Int) async throws {
        let sent = try await browser.authorize(changes).sent
        #expect(sent["error"] == error)
        #expect(sent["error_description"]?.hasPrefix("AADSTS\(number): ") == true)
        #expect(sent["error_description"]?.contains("Trace ID: ") == true)
        #expect(sent["state"] == "a-state")
        #expect(sent["code"] == nil)
    }

    @Test("Cancel is sent as access_denied in the requested mode", arguments: ["query", "fragment", "form_post"])
    func cancel(mode: String) async throws {
        let response = try await browser.answer(browser.authorize(["response_mode": mode]), "cancel")
        #expect(response.sent["error"] == "access_denied")
        #expect(response.sent["error_description"]?.hasPrefix("AADSTS65004") == true)
        #expect((response.status == 200) == (mode == "form_post"))
    }

    @Test("An error by number is sent with its OAuth error")
    func errorByNumber() async throws {
        let page = try await browser.authorize()
        let response = try await browser.answer(
            page, "typed", ["typed": "ada", "misbehave": "1", "misbehave-signInError": "53003"])
        #expect(response.sent["error"] == "interaction_required")
        #expect(response.sent["error_description"]?.hasPrefix("AADSTS53003") == true)
    }

    @Test("The response can have a foreign iss")
    func foreignIssuer() async throws {
        try await browser.control("misbehavior", #"{"responseIssuer":"https://attacker.example"}"#)
        #expect(try await browser.signIn().sent["iss"] == "https://attacker.example")
        #expect(try await browser.authorize(["prompt": "maybe"]).sent["iss"] == "https://attacker.example")
    }
}
