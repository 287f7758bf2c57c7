import EntraID
import Foundation
import OIDCLoopback
import Testing

@testable import OIDCTestSupport

/// The end of a session at the fake Entra.
@Suite struct FakeLogoutTests {
    private static let path = "/\(FakeEntraClient.tenant)/oauth2/v2.0/logout"

    private func logout(_ browser: FakeEntraBrowser, _ parameters: [(String, String)]) async throws -> LoopbackResponse
    {
        let query = FormEncoding.encode(parameters.map { .init(name: $0.0, value: $0.1) })
        return try await browser.get(FakeLogoutTests.path + "?" + query)
    }

    @Test("Logout ends the session and leads back with the state")
    func redirect() async throws {
        let browser = try FakeEntraBrowser()
        _ = try await browser.signIn()
        let response = try await logout(
            browser, [("post_logout_redirect_uri", "http://localhost:8000/bye"), ("state", "a b&c")])
        #expect(response.status == 302)
        #expect(response.location == "http://localhost:8000/bye?state=a+b%26c")
        #expect(response.header("Set-Cookie")?.contains("Max-Age=0") == true)
        #expect(browser.entra.state.withLock { $0.sessions.count } == 0)
        #expect(try await browser.authorize(["prompt": "none"]).sent["error"] == "login_required")
    }

    @Test("A post_logout_redirect_uri that no application registered is not followed")
    func unregistered() async throws {
        let browser = try FakeEntraBrowser()
        let uris = #"["\#(FakeEntraClient.callback)","http://localhost:8000/bye"]"#
        try await browser.control(
            "applications", #"{"clientID":"\#(FakeEntraClient.clientID)","redirectURIs":\#(uris)}"#)
        for (uri, isFollowed) in [("https://attacker.example/", false), ("http://localhost:8000/bye", true)] {
            _ = try await browser.signIn()
            let response = try await logout(browser, [("post_logout_redirect_uri", uri)])
            #expect((response.location != nil) == isFollowed)
            #expect(!response.text.contains("attacker.example"))
        }
    }

    @Test("A hint that names another user leaves the session alone", arguments: [("bela", 1), ("ada", 0)])
    func hint(name: String, sessions: Int) async throws {
        let browser = try FakeEntraBrowser()
        _ = try await browser.signIn()
        _ = try await logout(browser, [("logout_hint", name)])
        #expect(browser.entra.state.withLock { $0.sessions.count } == sessions)
    }

    @Test("The applications of the session are told in hidden frames and by a logout token")
    func channels() async throws {
        let posts = Locked<[TransportRequest]>([])
        // The application fails, which changes nothing.
        let transport = ClosureTransport { request in
            posts.withLock { $0.append(request) }
            throw TransportFailure.timedOut
        }
        let browser = try FakeEntraBrowser(transport: transport)
        let front = #""frontChannelLogoutURL":"https://app.example/front?a=b""#
        let back = #""backChannelLogoutURL":"https://app.example/back""#
        try await browser.control(
            "applications", #"{"clientID":"\#(FakeEntraClient.clientID)",\#(front),\#(back)}"#)
        let session = try #require(try await browser.signIn().sent["session_state"])
        let response = try await logout(browser, [("post_logout_redirect_uri", "https://app.example/bye")])

        let issuer = "\(FakeEntraClient.origin)/\(FakeEntraClient.tenant)/v2.0"
        let query = FormEncoding.encode([.init(name: "iss", value: issuer), .init(name: "sid", value: session)])
        #expect(response.text.contains("<iframe src=\"\(HTML.escaped("https://app.example/front?a=b&\(query)"))\""))
        #expect(response.header("Content-Security-Policy")?.contains("frame-src https://app.example") == true)
        #expect(response.text.contains("https://app.example/bye"))

        let sent = posts.withLock { $0 }
        #expect(sent.map(\.url) == ["https://app.example/back"])
        #expect(sent.first?.headers.map(\.value) == ["application/x-www-form-urlencoded"])
        let form = String(decoding: try #require(sent.first).body, as: UTF8.self)
        #expect(form.hasPrefix("logout_token="))
        let token = try #require(form.split(separator: "=").last.map { String($0) })
        let parts = try token.split(separator: ".").prefix(2).map { part in
            try JSONValue(parsing: try Base64URL.decode(String(part)))
        }
        #expect(parts[0]["typ"] == "logout+jwt")
        #expect(parts[1]["iss"]?.string == issuer)
        #expect(parts[1]["aud"]?.string == FakeEntraClient.clientID.string)
        #expect(parts[1]["sid"]?.string == session)
        #expect(parts[1]["events"] == BadToken.logoutEvent)
        #expect(parts[1]["nonce"] == nil)
    }

    @Test("Without a session, no application is told anything")
    func withoutSession() async throws {
        let count = Locked(0)
        let browser = try FakeEntraBrowser(
            transport: ClosureTransport { _ in
                count.withLock { $0 += 1 }
                return TransportResponse(status: 200)
            })
        let back = #""backChannelLogoutURL":"https://app.example/back""#
        try await browser.control("applications", #"{"clientID":"\#(FakeEntraClient.clientID)",\#(back)}"#)
        _ = try await logout(browser, [("client_id", FakeEntraClient.clientID.string)])
        #expect(count.withLock { $0 } == 0)
    }
}
