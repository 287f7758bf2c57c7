import EntraID
import Foundation
import TestHelpers
import Testing

/// What an administrator is told although nothing is refused, and what a draft shows.
@Suite struct EntraAdviceTests {
    private let tenant = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"

    /// What is cut off a long description still stands there: the number in front of it is not alone.
    @Test func aNumberInFrontOfALongDescriptionIsNotAlone() {
        let advice = EntraError.advice(onErrorDescribedAs:)
        #expect(advice("50011" + String(repeating: " ", count: 5_000)) == nil)
        #expect(advice("50011" + String(repeating: " ", count: 5_000) + "x") == nil)
        #expect(advice(" 50011 ")?.code == "AADSTS50011")
        #expect(advice("AADSTS50011: " + String(repeating: "x", count: 5_000)) != nil)
    }

    /// The placeholder that is written where a secret was withheld is not the secret.
    @Test("The placeholder of a redacted secret is not a secret") func aWithheldSecretIsNone() throws {
        let text = """
            {"issuer": "https://login.microsoftonline.com/\(tenant)/v2.0",
             "clientID": "6731de76-14a6-49ae-97bc-6eba6914391e", "clientSecret": "<redacted>"}
            """
        expectRefusal(.configMissing) { try EntraConfiguration.read(Array(text.utf8), warnings: .ignored) }
    }

    @Test func secretsAreReadFromTheSystem() throws {
        #expect(try SecretReader.system.secret(.environment("PATH")).isEmpty == false)
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try Data("hunter2\n".utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        #expect(try SecretReader.system.secret(.file(file.path)) == Secret("hunter2"))
        #expect(throws: Refusal.self) { try SecretReader.system.secret(.file(file.path + ".none")) }
        #expect(throws: Refusal.self) { try SecretReader.system.secret(.environment("ENTRA_NO_SUCH_VARIABLE")) }
    }

    /// Without a signer a certificate cannot be used, and nobody finds that out at the first sign-in.
    @Test func aCertificateNeedsASigner() throws {
        let text = """
            {"issuer": "https://login.microsoftonline.com/\(tenant)/v2.0",
             "clientID": "6731de76-14a6-49ae-97bc-6eba6914391e",
             "clientCertificate": {"certificate": "/c.pem", "privateKey": "/k.pem"}}
            """
        let configuration = try #require(try EntraConfiguration.read(Array(text.utf8), warnings: .ignored).first)
        let reader = SecretReader(environment: { _ in nil }, file: { _ in [0x31] })
        #expect(throws: Refusal.self) { try configuration.provider(reader, warnings: .ignored) }
    }

    @Test("Named values print as they are written") func namesPrintAsTheyAreWritten() throws {
        #expect("\(try #require(DomainName("contoso.com")))" == "contoso.com")
        let callback = try CallbackPolicy.standard.callback(
            pageAddress: "https://console.example.com", warnings: .ignored)
        #expect("\(callback)" == callback.text)
        #expect("\(try CustomHost("Login.Contoso.com:8443"))" == "login.contoso.com:8443")
        let topic = try #require(EntraError.Topic.all.first)
        #expect("\(topic)" == topic.rawValue)
        #expect(EntraError.Frequency.hardlyEver < .occasionally && EntraError.Frequency.commonly < .constantly)
    }
}
