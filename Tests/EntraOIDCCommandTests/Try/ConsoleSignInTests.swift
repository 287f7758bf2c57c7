import EntraID
import Foundation
import OIDCLoopback
import OIDCURLSession
import TestHelpers
import Testing

@testable import OIDCTestSupport
@testable import entra_oidc

/// Sign-ins from the console at the fake Entra, and everything that the result page shows.
@Suite struct ConsoleSignInTests {
    private func opened() async throws -> ConsoleBrowser {
        let browser = ConsoleBrowser()
        try await browser.open()
        return browser
    }

    @Test("One click starts a fake Entra on another site and fills in its values") func fake() async throws {
        let browser = try await opened()
        defer { browser.console.stop() }
        #expect(await browser.post("/fake").status == 303)
        let page = await browser.get("/")
        #expect(page.page.contains("It is not Microsoft."))
        #expect(!page.page.contains("fake-secret"))
        let fake = try #require(browser.console.state.withLock { $0.fake })
        #expect(fake.origin == "http://127.0.0.1:\(fake.port)")
        #expect(browser.console.validation().isComplete)
        // A second click keeps it.
        _ = await browser.post("/fake")
        #expect(browser.console.state.withLock { $0.fake }?.port == fake.port)
    }

    @Test("With the fake Entra, a check of another provider is neither shown nor continued") func formerCheck()
        async throws
    {
        let browser = try await opened()
        defer { browser.console.stop() }
        let step = ConsoleStep(name: "metadata", title: "metadata", outcome: .passed, detail: "", duration: .zero)
        browser.console.state.withLock { $0.connection = ConnectionRun(steps: [step], isRunning: true, number: 3) }
        #expect(await browser.get("/").page.contains("data-step=\"metadata\""))
        _ = await browser.post("/fake")
        #expect(!(await browser.get("/")).page.contains("data-step=\"metadata\""))
        #expect(browser.console.state.withLock { $0.connection.number } == 4)
    }

    @Test("A user signs in with each response type", arguments: ["code", "id_token", "code id_token"])
    func signsIn(type: String) async throws {
        let browser = try await opened()
        defer { browser.console.stop() }
        let response = try await browser.signIn(type: type)
        #expect(response.status == 303 && response.value(of: "Location") == "/result")
        let page = await browser.get("/result")
        #expect(page.outcome == "accepted", "\(page.page)")
        #expect(page.page.contains("Ada Lovelace signed in."))
        for check in ["signature", "issuer", "audience", "nonce"] { #expect(page.check(check) == "passed", "\(check)") }
        for id in ["checks", "user", "claims", "requests", "copy-report", "sign-out"] {
            #expect(page.page.contains("id=\"\(id)\""), "\(id)")
        }
        #expect(
            browser.events.withLock { $0 }.last == #"{"event":"sign-in-finished","verdict":"accepted","codes":[]}"#
                + "\n")
        // The sign-in proves what the console could not see.
        #expect(await browser.get("/").page.contains("id=\"todo-registration\" class=\"done\""))
    }

    @Test("The result page shows requests without secrets, codes, tokens, states, and nonces") func redaction()
        async throws
    {
        let browser = try await opened()
        defer { browser.console.stop() }
        _ = await browser.post("/fake")
        let url = try await browser.authorizationURL()
        let parameters = try FormEncoding.decode(URLParts(url)?.query.map { String($0) } ?? "")
        let response = try await browser.callback(of: url, as: "ada")
        #expect(response.status == 303)
        let page = await browser.get("/result")
        try #require(page.outcome == "accepted")
        #expect(page.page.contains("grant_type=authorization_code"))
        #expect(page.page.contains("client_secret=…") && page.page.contains("code=…"))
        // A JSON Web Token begins with these letters.
        #expect(!page.page.contains(/eyJ[A-Za-z0-9_-]{30,}/) && !page.page.contains("fake-secret"))
        for name in ["state", "nonce", "code_challenge"] {
            let value = try #require(parameters.first { $0.name == name }?.value)
            #expect(!page.page.contains(value), "\(name)")
        }
        for event in browser.events.withLock({ $0 }) {
            #expect(!event.contains("Ada") && !event.contains("fake-secret") && !event.contains("eyJ"))
        }
    }

    @Test("A user who cancels is not an error") func cancelled() async throws {
        let browser = try await opened()
        defer { browser.console.stop() }
        _ = try await browser.signIn(choice: "cancel")
        let page = await browser.get("/result")
        #expect(page.outcome == "cancelled")
        #expect(!page.page.contains("class=\"error\""))
    }

    @Test("An expired token is refused, and the failed check comes first") func expired() async throws {
        let browser = try await opened()
        defer { browser.console.stop() }
        _ = await browser.post("/fake")
        try await browser.misbehave(#"{"defect":"token.expired","remaining":1}"#)
        _ = try await browser.signIn()
        let page = await browser.get("/result")
        #expect(page.outcome == "refused")
        #expect(page.check("expiry") == "failed")
        #expect(page.check("signature") == "passed")
        let checks = page.page.components(separatedBy: "data-check=\"").dropFirst()
        #expect(checks.first?.hasPrefix("expiry\"") == true)
        #expect(page.page.contains("✗ Failed:</span> <strong>expiry</strong>.</span><p "))
        #expect(page.page.contains("✓ Passed:</span> <strong>structure</strong>.</span> The token has three "))
        #expect(page.page.contains("token.expired"))
    }

    @Test("After a sign-in, a wrong secret that is typed is not ticked off") func otherSecret() async throws {
        let browser = try await opened()
        defer { browser.console.stop() }
        _ = try await browser.signIn()
        let form = browser.console.state.withLock { $0.form }
        let fields = ["issuer": form.issuer, "client-id": form.clientID, "response-type": "code"]
        for (secret, state) in [("", "done"), ("fa15d692-e9c7-4460-a743-29f29522229a", "todo")] {
            let response = await browser.post("/validate", fields.merging(["client-secret": secret]) { $1 })
            let answer = JSONCursor(try JSONValue(parsing: response.body))
            let list = try answer["messages"]["checklist"].required(.string)
            #expect(list.contains("id=\"todo-credential\" class=\"\(state)\""))
            #expect(list.contains("id=\"todo-registration\" class=\"done\""))
        }
    }

    @Test("A response is used once") func responseOnce() async throws {
        let browser = try await opened()
        defer { browser.console.stop() }
        _ = try await browser.signIn()
        let again = await browser.get("\(ConsoleBrowser.callback)?code=abc&state=abc")
        #expect(again.status == 400)
        #expect(await browser.get("/result").outcome == "accepted")
    }

    @Test("A result is marked as that of an earlier sign-in until the newer one comes back") func earlierResult()
        async throws
    {
        let browser = try await opened()
        defer { browser.console.stop() }
        _ = try await browser.signIn()
        #expect(!(await browser.get("/result")).page.contains("id=\"earlier\""))
        let url = try await browser.authorizationURL()
        let page = await browser.get("/result")
        #expect(page.outcome == "accepted" && page.page.contains("id=\"earlier\""))
        _ = try await browser.callback(of: url, as: "guest")
        #expect(!(await browser.get("/result")).page.contains("id=\"earlier\""))
    }

    @Test("The tokens are refreshed, and the sign-out leads to the provider and back") func sessionEnds() async throws {
        let browser = try await opened()
        defer { browser.console.stop() }
        _ = try await browser.signIn()
        #expect(await browser.get("/result").page.contains("id=\"refresh\""))
        #expect(await browser.post("/refresh").status == 303)
        #expect(await browser.get("/result").page.contains("id=\"refreshed\""))
        let leaving = await browser.post("/sign-out")
        let url = try #require(leaving.continueURL)
        #expect(url.contains("/logout") && url.contains("127.0.0.1"))
        let query = try FormEncoding.decode(URLParts(url)?.query.map { String($0) } ?? "")
        let state = query.first { $0.name == "state" }?.value ?? ""
        #expect(await browser.get("/signed-out?state=\(state)").page.contains("has signed the user out as well"))
        #expect(await browser.get("/result").outcome == "none")
    }

    @Test("A refresh that ends after another sign-in leaves its result alone") func lateRefresh() async throws {
        let network = URLSessionTransport()
        let console = Locked<Console?>(nil)
        let browser = ConsoleBrowser(
            transport: ClosureTransport { request in
                let response = try await network.send(request)
                // In another tab, a sign-in ends while the refresh waits.
                if String(decoding: request.body, as: UTF8.self).contains("grant_type=refresh_token") {
                    let other = SignInOutcome(
                        document: nil, form: ConsoleForm(), isFake: false, recorder: RequestRecorder())
                    console.withLock { $0 }?.state.withLock { $0.outcome = other }
                }
                return response
            })
        console.withLock { $0 = browser.console }
        try await browser.open()
        defer { browser.console.stop() }
        _ = try await browser.signIn()
        #expect(await browser.post("/refresh").status == 303)
        let outcome = try #require(browser.console.state.withLock { $0.outcome })
        #expect(outcome.refreshGrant == nil && outcome.refresh == nil)
        #expect(browser.events.withLock { $0 }.last?.contains(#""event":"refreshed","verdict":"accepted""#) == true)
    }

    @Test("The last sign-in can start again without the secret") func again() async throws {
        let browser = try await opened()
        defer { browser.console.stop() }
        _ = try await browser.signIn()
        let page = await browser.post("/sign-in", ["again": "1"])
        let url = try #require(page.continueURL)
        _ = try await browser.callback(of: url, as: "guest")
        #expect(await browser.get("/result").page.contains("Gustav Guest signed in."))
        // Entra says so in an optional claim only.
        #expect(await browser.get("/result").page.contains("does not say whether the user is a guest"))
    }

    @Test("After a sign-out in another tab, starting again leads to the form, which keeps its values")
    func againAfterSignOut() async throws {
        let browser = try await opened()
        defer { browser.console.stop() }
        _ = try await browser.signIn()
        _ = await browser.post("/sign-out")
        let response = await browser.post("/sign-in", ["again": "1"])
        #expect(response.status == 303 && response.value(of: "Location") == "/")
        #expect(await browser.get("/").page.contains("name=\"client-id\" value=\"\(ConsoleBrowser.client)\""))
    }

    @Test("A provider that is not reached is refused with what to do") func unreachable() async throws {
        let browser = ConsoleBrowser(
            transport: ClosureTransport { _ in throw TransportFailure.unreachable(reason: "no network") })
        try await browser.open()
        let response = await browser.post(
            "/sign-in",
            [
                "issuer": ConsoleBrowser.issuer, "client-id": ConsoleBrowser.client,
                "client-secret": ConsoleBrowser.secret, "response-type": "code",
            ])
        #expect(response.status == 303 && response.value(of: "Location") == "/result")
        let page = await browser.get("/result")
        #expect(page.outcome == "refused")
        #expect(page.page.contains("discovery."))
        #expect(!page.page.contains(ConsoleBrowser.secret))
    }

    @Test("At most eight sign-ins wait for the browser") func waitingSignIns() async throws {
        let browser = try await opened()
        defer { browser.console.stop() }
        _ = await browser.post("/fake")
        for _ in 0..<10 { _ = try await browser.authorizationURL() }
        #expect(browser.console.state.withLock { $0.signIns.count } == Console.mostSignIns)
    }

    @Test("The connection check shows its steps, with and without a script") func connection() async throws {
        let browser = try await opened()
        defer { browser.console.stop() }
        _ = await browser.post("/fake")
        let form = browser.console.state.withLock { $0.form }
        let fields = ["issuer": form.issuer, "client-id": form.clientID, "response-type": "code"]
        let page = await browser.post("/check", fields)
        #expect(page.page.contains("data-outcome=\"passed\""))
        #expect(page.page.contains("<strong>metadata</strong>.</span> Fetched "))
        #expect(!page.page.contains("data-running>"))
        let first = await browser.post("/check", fields.merging(["part": "first"]) { $1 })
        #expect(!first.page.contains("<html"))
        #expect(await eventually { browser.console.state.withLock { !$0.connection.isRunning } })
        let next = await browser.post("/check", ["part": "next"])
        #expect(next.page.contains("data-outcome=\"passed\""))
    }
}
