import EntraID
import Testing

@testable import entra_oidc

/// The tour: `entra-oidc` without a command, which walks through a complete sign-in.
struct TourTests {
    @Test("The tour prints its steps in order and ends with “accepted”") func printsSteps() async {
        let result = await Invocation.run([], style: .plain)
        let titles = result.output.split(separator: "\n").filter { $0.first?.isNumber == true }.map(String.init)
        #expect(titles.map { $0.prefix(2) } == ["1.", "2.", "3.", "4.", "5.", "6.", "7.", "8."])
        #expect(result.output.hasSuffix("\naccepted\n"))
        #expect(!result.output.contains("✗"))
        #expect(result.status == .accepted)
    }

    @Test("The tour performs every check of a sign-in") func performsEveryCheck() async throws {
        let json = await Invocation.run(["--json"], style: .plain).output
        let document = JSONCursor(try JSONValue(parsing: Array(json.utf8)))
        let checks = try document["checks"].required(.array(of: .object))
        #expect(checks.count == TokenCheck.allCases.count)
        let passed = checks.filter { $0["outcome"] == .string("passed") }.compactMap { $0["check"] }
        #expect(passed == TokenCheck.allCases.prefix(13).map { .string($0.rawValue) })
        #expect(try document["identity"]["name"].required(.string) == "Ada Lovelace")
        #expect(try document["verdict"].required(.string) == "accepted")
    }

    @Test("The tour rejects the response in another browser, and the second time")
    func rejectsResponses() async throws {
        let json = await Invocation.run(["--json"], style: .plain).output
        let document = JSONCursor(try JSONValue(parsing: Array(json.utf8)))
        #expect(try document["otherBrowser"].required(.string) == "response.cookie-missing")
        #expect(try document["secondDelivery"].required(.string) == "response.not-pending")
        #expect(try document["returnPath"].required(.string) == "/reports")
        let output = await Invocation.run([], style: .plain).output
        #expect(output.contains("error    response.cookie-missing") && output.contains("error    response.not-pending"))
        #expect(output.contains(#"is rejected with 403 and Bearer error="insufficient_scope","#))
    }

    @Test("The tour shows no secrets") func omitsSecrets() async {
        // The values of the tour's source of randomness: the state, the nonce, the verifier, and the cookie's secret.
        let random = (1...4).map { Base64URL.encode([UInt8](repeating: UInt8($0), count: 32)) }
        let secrets = ["the-sample-secret", SampleProvider.code, SampleToken.text, SampleToken.accessToken] + random
        for words in [[], ["--json"]] {
            let output = await Invocation.run(words, style: .plain).output
            for secret in secrets {
                #expect(!output.contains(secret), "\(secret)")
            }
            #expect(output.contains("<redacted>"))
        }
    }

    /// Only a line with a long word, which cannot be broken, is wider than the terminal.
    @Test("The tour fits a narrow terminal") func respectsNarrowTerminals() async {
        let style = TextStyle(usesColor: false, width: 60)
        for line in await Invocation.run([], style: style).output.split(separator: "\n") where line.count > 60 {
            #expect(
                line.trimmingPrefix(while: { $0 == " " }).split(separator: " ").contains { $0.count > 30 }, "\(line)")
        }
    }

    @Test(
        "A misspelled command or option gets a suggestion",
        arguments: [
            (["chekc"], "check"), (["isuer"], "issuer"), (["--jsno"], "--json"),
            (["verify", "--athority"], "--authority"),
            (["verify", "--nononce"], "--no-nonce"), (["guide", "--hepl"], "--help"),
        ])
    func suggestsCorrection(words: [String], meant: String) async {
        let result = await Invocation.run(words, style: .plain)
        #expect(result.errors.contains("Did you mean “\(meant)”?"), "\(result.errors)")
        #expect(result.status == .usage)
    }

    @Test(
        "A word unlike any command or option gets no suggestion",
        arguments: [["launch"], ["--frobnicate"], [String(repeating: "check", count: 2_000)]])
    func noFarFetchedSuggestion(words: [String]) async {
        let result = await Invocation.run(words, style: .plain)
        #expect(!result.errors.contains("Did you mean"))
        #expect(result.status == .usage)
    }
}
