import EntraGuide
import EntraID
import Foundation
import Testing

@testable import entra_oidc

/// `explain` with the response of a provider, and the descriptions of provider errors.
@Suite struct PastedErrorTests {
    private static let query =
        "error=access_denied&error_description=The+user+'Ada'+(ada%40example.com)+said+no&state=s3cr3t"

    private func explain(_ text: String, _ more: String...) async -> InvocationResult {
        await Invocation.run(["explain", text] + more, style: .plain)
    }

    @Test(
        "A response is explained in every form in which it is pasted",
        arguments: [
            query, "?\(query)", "#\(query)", "https://console.example.com/api/oidc/callback?\(query)",
            "/api/oidc/callback?\(query)", "  \"https://console.example.com/#\(query)\" ",
            #"{"error":"access_denied","error_description":"The user 'Ada' (ada@example.com) said no"}"#,
        ])
    func explainsResponse(text: String) async throws {
        let result = await explain(text)
        #expect(result.status == .accepted, "\(result.output)\(result.errors)")
        #expect(result.output.hasPrefix("access_denied\n"))
        #expect(result.output.contains("denied the sign-in"))
        #expect(result.output.contains("provider says  The user '…' … said no"))
        let outcome = JSONCursor(try JSONValue(parsing: await explain(text, "--json").output))
        #expect(try outcome["error"].required(.string) == "access_denied")
        #expect(try outcome["description"].required(.string) == "The user '…' … said no")
        for secret in ["Ada", "ada@", "s3cr3t"] { #expect(!result.output.contains(secret)) }
    }

    @Test("An error number in a response says more than the error") func explainsNumber() async {
        let result = await explain("?error=invalid_client&error_description=AADSTS7000215%3A+Invalid+client+secret.")
        #expect(result.output.hasPrefix("AADSTS7000215\n"))
        #expect(result.output.contains("provider says  AADSTS7000215: Invalid client secret."))
    }

    @Test(
        "An error of the standards is explained by its name",
        arguments: ["unauthorized_client", "invalid_request", "invalid_token", "login_required", "consent_required"])
    func explainsName(name: String) async throws {
        let result = await explain(name)
        #expect(result.status == .accepted)
        #expect(result.output.hasPrefix("\(name)\n"))
        #expect(!result.output.contains("Find the sign-in in the provider's logs"))
    }

    @Test(
        "A response without an error has no explanation",
        arguments: ["code=c&state=s", "?code=c", "{}", "error=", "error=%00"])
    func nothingToExplain(text: String) async {
        let result = await explain(text)
        #expect(result.status == .refused)
        #expect(result.output.contains("aadsts.no-code"))
    }

    @Test("The description of a provider's error is shown with its problem, redacted")
    func showsDescription() throws {
        let error = ProviderError("invalid_client", description: "The client 'console' of ada@example.com is disabled")
        let problem = Problem(.exchangeProviderError, remedy: "Check it.", providerError: error)
        let text = TextStyle.plain.text(of: problem)
        #expect(text.contains("\n  provider says  The client '…' of … is disabled\n"))
        #expect(TextStyle.plain.text(of: problem, in: .german).contains("\n  Anbieter sagt"))
        var report = Report(isAccepted: false)
        report.problems = [problem, Problem(.exchangeHTTPStatus, remedy: "Check it.")]
        let outcome = JSONCursor(try JSONValue(parsing: report.json))
        #expect(try outcome["problems"][0]["description"].required(.string) == "The client '…' of … is disabled")
        #expect(outcome["problems"][1]["description"].value == nil)
    }
}
