import EntraGuide
import EntraID
import Foundation
import OIDCLoopback
import Testing

@testable import OIDCTestSupport
@testable import entra_oidc

/// The claims on the result page: explained, marked if they are not verified, and without secrets.
@Suite struct ConsoleClaimsTests {
    private func opened() async throws -> ConsoleBrowser {
        let browser = ConsoleBrowser()
        try await browser.open()
        return browser
    }

    @Test(
        "The result page explains claims and checks that were not performed in the language of the user",
        arguments: [
            ("en", "the issuer of the token", "<strong>context</strong>. No acr is required."),
            ("de", "der Aussteller des Tokens", "<strong>context</strong>. Es wird kein acr verlangt."),
            ("ro", "emitentul tokenului", "<strong>context</strong>. Nu se cere niciun acr."),
            ("zh", "令牌的颁发者", "<strong>context</strong>。 未要求 acr。"),
        ])
    func explanations(language: String, meaning: String, reason: String) async throws {
        let browser = try await opened()
        defer { browser.console.stop() }
        _ = await browser.get("/?language=\(language)")
        _ = try await browser.signIn()
        // The report that can be copied is always in English.
        let page = await browser.get("/result").page.components(separatedBy: "id=\"copy-text\"")[0]
        #expect(page.contains(meaning) && page.contains(reason))
        if language != "en" {
            #expect(!page.contains("the issuer of the token") && !page.contains("acr is required"))
        }
    }

    @Test("A refused token shows its claims, marked as not verified", arguments: ["en", "de", "ro", "zh"])
    func refusedClaims(language: String) async throws {
        let browser = try await opened()
        defer { browser.console.stop() }
        _ = await browser.post("/fake")
        _ = await browser.get("/?language=\(language)")
        try await browser.misbehave(#"{"defect":"token.audience-mismatch","remaining":1}"#)
        _ = try await browser.signIn()
        let page = await browser.get("/result")
        try #require(page.outcome == "refused" && page.check("audience") == "failed")
        let text = try #require(GuideLanguage.allCases.first { $0.rawValue == language }).consoleText
        let claims = try #require(page.page.components(separatedBy: "<details id=\"claims\">").dropFirst().first)
        #expect(claims.contains(text.claimsUnverified) && !claims.contains(text.claimsOfRefusedSignIn))
        // The value that the administrator looks for, and one that stays hidden.
        #expect(claims.contains("<td class=\"value\">another-audience</td>"))
        #expect(claims.contains("nonce</th><td class=\"value\">…</td>"))
        #expect(!page.page.contains(/eyJ[A-Za-z0-9_-]{30,}/))
        // An accepted sign-in has no such note.
        _ = try await browser.signIn()
        let accepted = await browser.get("/result")
        #expect(accepted.outcome == "accepted" && accepted.page.contains("<details id=\"claims\">"))
        #expect(!accepted.page.contains("id=\"unverified\""))
    }

    @Test(
        "A token with an invalid structure shows no claims",
        arguments: ["token.invalid-json", "token.not-compact", "token.header-type"])
    func unreadableClaims(defect: String) async throws {
        let browser = try await opened()
        defer { browser.console.stop() }
        _ = await browser.post("/fake")
        try await browser.misbehave(#"{"defect":"\#(defect)","remaining":1}"#)
        _ = try await browser.signIn()
        let page = await browser.get("/result")
        #expect(page.outcome == "refused" && page.check("structure") == "failed")
        #expect(page.page.contains("id=\"checks\"") && !page.page.contains("id=\"claims\""))
    }

    @Test("Claims of a refused token are escaped, and secrets and tokens in them are hidden") func hostileClaims() {
        var outcome = SignInOutcome(document: nil, form: ConsoleForm(), isFake: false, recorder: RequestRecorder())
        let token = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.abc"
        outcome.unverifiedClaims = [
            "<script>alert(1)</script>": "<script>alert(2)</script>", "nonce": "the-nonce", "at_hash": "the-hash",
            "inner": .string(token), "list": .array([.string(token)]), "exp": 1_700_000_000,
            "text": "HeyJude", "secret": .string("pasted \(ConsoleBrowser.secret)"),
        ]
        let request = ConsoleRequest(LoopbackRequest(method: "GET", target: "/result"))
        let claims = ResultParts(outcome: outcome, view: ConsoleView(request)).claims.source
        #expect(claims.contains("&lt;script&gt;alert(1)") && claims.contains("&lt;script&gt;alert(2)"))
        for hidden in ["<script>", "the-nonce", "the-hash", "eyJhbGci", ConsoleBrowser.secret] {
            #expect(!claims.contains(hidden), "\(hidden)")
        }
        #expect(claims.contains("2023-11-14T22:13:20Z") && claims.contains("HeyJude"))
        #expect(claims.contains("id=\"unverified\""))
    }

    @Test("A sign-in that is refused after its token was accepted says so beside the claims") func refusedLater()
        async throws
    {
        let browser = try await opened()
        defer { browser.console.stop() }
        _ = await browser.post("/fake")
        try await browser.misbehave(#"{"tokenError":700082}"#)
        _ = try await browser.signIn(type: "code id_token")
        let page = await browser.get("/result")
        try #require(page.outcome == "refused" && page.check("signature") == "passed")
        #expect(page.page.contains("The checks accepted these claims, but the sign-in was refused."))
        #expect(!page.page.contains("These claims were not verified"))
    }

    @Test(
        "A token that does not belong to its code or access token fails that check, and its claims are not verified",
        arguments: [
            ("token.code-hash-mismatch", "code", "code-hash"),
            ("token.code-hash-mismatch", "code id_token", "code-hash"),
            ("token.code-hash-missing", "code id_token", "code-hash"),
            ("token.access-token-hash-mismatch", "code", "access-token-hash"),
        ])
    func hashes(defect: String, type: String, check: String) async throws {
        let browser = try await opened()
        defer { browser.console.stop() }
        _ = await browser.post("/fake")
        try await browser.misbehave(#"{"defect":"\#(defect)","remaining":1}"#)
        _ = try await browser.signIn(type: type)
        let page = await browser.get("/result")
        #expect(page.outcome == "refused" && page.page.contains(defect))
        #expect(page.check(check) == "failed" && page.check("signature") == "passed")
        #expect(page.page.contains("These claims were not verified"))
        #expect(!page.page.contains("The checks accepted these claims"))
    }

    @Test("With a code and a token in the browser, both tokens must be about the same user") func sameSubject()
        async throws
    {
        let browser = try await opened()
        defer { browser.console.stop() }
        _ = try await browser.signIn(type: "code id_token")
        let page = await browser.get("/result")
        #expect(page.outcome == "accepted" && page.check("same-subject") == "passed")
    }
}
