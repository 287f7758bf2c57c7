import OIDCPrimitives
import Testing

@Suite struct ProblemTests {
    private let error = Problem(ProblemCode("a.error"), at: .claim("tid"), expected: "x", found: "y", remedy: "Do z.")
    private let warning = Problem(ProblemCode("a.warning"), severity: .warning, remedy: "Look.")

    @Test("Warnings alone do not make a refusal") func warningsAlone() {
        #expect(Refusal([]) == nil)
        #expect(Refusal([warning]) == nil)
        #expect(Refusal([warning, error])?.codes == [error.code])
        #expect(Refusal([warning, error])?.problems.count == 2)
    }

    @Test("The first problem is the first error, and any problem can name the provider's error")
    func firstProblem() {
        let answer = Problem(ProblemCode("a.answer"), remedy: "Do z.", providerError: ProviderError("login_required"))
        #expect(Refusal([warning, error])?.first == error)
        #expect(Refusal(warning).first == warning)
        #expect(Refusal(error, and: [warning]).problems == [error, warning])
        #expect(Refusal(error, and: [answer]).providerError?.error == "login_required")
        #expect(Refusal(error).providerError == nil)
    }

    @Test("A problem prints as one line") func description() {
        #expect(error.description == "a.error at claim tid, expected x, found y. Do z.")
        #expect(warning.description == "a.warning. Look.")
        let problem = Problem(
            ProblemCode("a.b"), remedy: "Do z.", suggestion: "z", providerError: ProviderError("login_required"))
        #expect(problem.description == "a.b. Do z. Write this instead: z")
        #expect(problem.providerError?.error == "login_required")
    }

    @Test("Invisible characters are escaped") func invisibleCharacters() {
        #expect(
            escapedForDisplay("a\u{1B}[31m\u{200B}\u{202E}\u{A0}\n") == "a\\u{1B}[31m\\u{200B}\\u{202E}\\u{A0}\\u{A}")
        #expect(escapedForDisplay("a\u{2028}\u{2029}\u{E000}\u{378}") == "a\\u{2028}\\u{2029}\\u{E000}\\u{378}")
        #expect(escapedForDisplay("plain ä 日本 😀 text") == "plain ä 日本 😀 text")
        #expect(escapedForDisplay(String(repeating: "x", count: 5_000)).count == 301)
    }

    /// Text is escaped for terminals and logs. A page must escape it for HTML itself.
    @Test("The found value is not escaped for HTML") func htmlIsNotEscaped() {
        let problem = Problem(ProblemCode("a.error"), found: "<b>\u{1B}", remedy: "Do z.")
        #expect(problem.found == "<b>\\u{1B}")
    }

    @Test(
        "URLs are shown without their secrets",
        arguments: [
            ("https://user:password@host/path?code=secret#id_token=secret", "https://…@host/path?…"),
            ("https://host/path#id_token=secret", "https://host/path#…"),
            ("https://user:pass#word@host/path", "https://…@host/path"),
            ("https://user:pass/word", "https://user:…/word"),
            ("https://user:pass", "https://user:…"),
            ("https://host:8443/path", "https://host:8443/path"),
            ("https://host:8443", "https://host:8443"),
            ("https://[::1]:8443/a:b", "https://[::1]:8443/a:b"),
            ("https:/user:pass/word?@host/path", "…@host/path"),
            ("https://host/abc8Q~aVeryPlausibleLookingSecretValue01234/x", "https://host/<redacted>/x"),
            ("https://host/abc8Q%7EaVeryPlausibleLookingSecretValue01234/x", "https://host/<redacted>/x"),
            ("eyJhbGciOiJSUzI1NiIsImtpZCI6IjEifQ.eyJzdWIiOiJhbGljZSJ9.c2ln", "<redacted>"),
            ("user:password@host", "…@host"),
            ("no address", "no address"),
        ])
    func secretsInURLs(address: String, expected: String) {
        #expect(escapedURL(address) == expected)
    }

    /// Redaction reads more of a text than is shown, but not all of it.
    @Test("Long text is truncated with an ellipsis") func longText() {
        let token = "eyJ" + String(repeating: "a", count: 1_193)
        // 1,200 characters that end between two words.
        #expect(escapedForDisplay("\(token) bcd") == "<redacted> bcd")
        #expect(escapedForDisplay("\(token) bcd tail") == "<redacted> bcd…")
        #expect(escapedForDisplay("\(token) bc d tail") == "<redacted> bc …")
        #expect(escapedForDisplay("\(token)aaaa tail") == "<redacted>…")
        // A long word that is cut off is shown as far as there is room.
        let words = "eyJ\(String(repeating: "a", count: 847)) " + String(repeating: "b", count: 1_000)
        #expect(escapedForDisplay(words) == "<redacted> " + String(repeating: "b", count: 289) + "…")
        #expect(escapedForDisplay(String(repeating: "x ", count: 600)).unicodeScalars.count == 301)
    }

    /// Half a credential would not look like one, so it must not be split.
    @Test("Truncation never splits a credential") func credentialsAreNotSplit() {
        let token = "eyJhbGciOiJSUzI1NiJ9." + String(repeating: "claims", count: 12) + ".signature"
        for length in 1_100...1_220 {
            let tokens = String(repeating: token + " ", count: length / (token.utf8.count + 1))
            let text = tokens + String(repeating: " ", count: length - tokens.utf8.count) + token + "."
            let problem = Problem(.jsonSyntax, found: "\(text)", remedy: "")
            #expect(problem.found?.contains("eyJ") == false, "\(problem)")
        }
    }
}
