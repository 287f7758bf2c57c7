import EntraID
import Foundation
import TestHelpers
import Testing

/// Error advice, secrets, and how values print.
@Suite struct EntraAdviceTests {
    private let tenant = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"

    /// The number is followed by more text, even if that text is beyond the part that is read.
    @Test("A bare number in a long description is not read as an error code") func bareNumberInLongDescription() {
        let advice = EntraErrorEntry.advice(forErrorDescription:)
        #expect(advice("50011" + String(repeating: " ", count: 5_000)) == nil)
        #expect(advice("50011" + String(repeating: " ", count: 5_000) + "x") == nil)
        #expect(advice(" 50011 ")?.code == "AADSTS50011")
        #expect(advice("AADSTS50011: " + String(repeating: "x", count: 5_000)) != nil)
    }

    @Test("The placeholder of a redacted secret is rejected") func redactedPlaceholder() throws {
        let text = """
            {"issuer": "https://login.microsoftonline.com/\(tenant)/v2.0",
             "clientID": "6731de76-14a6-49ae-97bc-6eba6914391e", "clientSecret": "<redacted>"}
            """
        expectRefusal(.configMissing) { try EntraConfiguration.all(in: Array(text.utf8), warnings: .ignored) }
    }

    @Test("Secrets are read from environment variables and files") func readsSecretsFromSystem() throws {
        #expect(try SecretReader.system.secret(.environment("PATH")).isEmpty == false)
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try Data("hunter2\n".utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        #expect(try SecretReader.system.secret(.file(file.path)) == SecretString("hunter2"))
        #expect(throws: Refusal.self) { try SecretReader.system.secret(.file(file.path + ".none")) }
        #expect(throws: Refusal.self) { try SecretReader.system.secret(.environment("ENTRA_NO_SUCH_VARIABLE")) }
    }

    /// The problem is found at startup rather than at the first sign-in.
    @Test("A client certificate without a signer is rejected") func certificateWithoutSigner() throws {
        let text = """
            {"issuer": "https://login.microsoftonline.com/\(tenant)/v2.0",
             "clientID": "6731de76-14a6-49ae-97bc-6eba6914391e",
             "clientCertificate": {"certificate": "/c.pem", "privateKey": "/k.pem"}}
            """
        let configuration = try #require(try EntraConfiguration.all(in: Array(text.utf8), warnings: .ignored).first)
        let reader = SecretReader(environment: { _ in nil }, file: { _ in [0x31] })
        #expect(throws: Refusal.self) { try configuration.provider(reader, warnings: .ignored) }
    }

    @Test("Named values print as they are written") func valuesPrintAsWritten() throws {
        #expect("\(try #require(DomainName("contoso.com")))" == "contoso.com")
        let callback = try CallbackPolicy.standard.callback(
            pageURL: "https://console.example.com", warnings: .ignored)
        #expect("\(callback)" == callback.string)
        #expect("\(try CustomHost("Login.Contoso.com:8443"))" == "login.contoso.com:8443")
        let topic = try #require(EntraErrorEntry.Topic.all.first)
        #expect("\(topic)" == topic.rawValue)
        #expect(
            EntraErrorEntry.Frequency.rarely < .occasionally && EntraErrorEntry.Frequency.often < .veryOften)
    }
}
