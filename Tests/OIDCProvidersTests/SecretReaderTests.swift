import OIDCPrimitives
import OIDCProviders
import OIDCTokens
import TestHelpers
import Testing

/// Where secrets come from.
@Suite struct SecretReaderTests {
    private struct Signer: AssertionSigner {
        let algorithm = SigningAlgorithm.ps256
        let keyName: AssertionKeyName

        func sign(_ message: [UInt8]) async throws -> [UInt8] { message }
    }

    private func reader(environment: [String: String] = [:], files: [String: String] = [:]) -> SecretReader {
        SecretReader(environment: { environment[$0] }, file: { path in files[path].map { Array($0.utf8) } })
    }

    @Test func aSecretIsWhereItIsSaidToBe() throws {
        let reader = reader(environment: ["NAME": "in a variable\n"], files: ["/path": "in a file"])
        #expect(try reader.secret(.literal(Secret("here"))) == Secret("here"))
        // Of a variable nothing is cut: no editor puts a line break there.
        #expect(try reader.secret(.environment("NAME")) == Secret("in a variable\n"))
        #expect(try reader.secret(.file("/path")) == Secret("in a file"))
    }

    @Test(arguments: [
        ("s\n", "s"), ("s\r\n", "s"), ("s", "s"), ("a\nb\n", "a\nb"), ("a\r\nb\r\n", "a\r\nb"), ("\ns\n", "\ns"),
        (" s \n", " s "), ("s\t\n", "s\t"), ("e\u{301}\n", "e\u{301}"),
    ])
    func theLineBreakAtTheEndOfAFileIsCut(content: String, secret: String) throws {
        let found = try reader(files: ["/path": content]).secret(.file("/path")).revealed()
        #expect(Array(found.utf8) == Array(secret.utf8))
    }

    @Test func whatIsNotThereIsNamed() throws {
        let reader = reader(environment: ["EMPTY": ""], files: ["/empty": "", "/break": "\r\n"])
        let references: [(SecretReference, kind: String, name: String)] = [
            (.environment("MISSING"), "variable", "MISSING"), (.environment("EMPTY"), "variable", "EMPTY"),
            (.file("/missing"), "file", "/missing"), (.file("/empty"), "file", "/empty"),
            (.file("/break"), "file", "/break"),
        ]
        for (reference, kind, name) in references {
            let answer = refusal { try reader.secret(reference) }
            let found = try #require(answer, "\(name)")
            #expect(found.codes == [.configSecretUnavailable])
            #expect(found.problems[0].location == .setting(kind))
            #expect(found.problems[0].found == name)
            #expect(found.problems[0].remedy.contains("“\(name)”"))
        }
    }

    @Test func credentialsThatReferToNothingAreRefusedAtOnce() throws {
        let reader = reader(files: ["/certificate": "c", "/key": "k"])
        let credentials: [(ClientCredential, missing: String)] = [
            (.secret(.environment("NAME")), "NAME"), (.assertionFile("/assertion"), "/assertion"),
            (.certificate(certificateFile: "/none", privateKeyFile: "/key"), "/none"),
            (.certificate(certificateFile: "/certificate", privateKeyFile: "/none"), "/none"),
        ]
        for (credential, missing) in credentials {
            let found = refusal { try reader.authentication(credential) }
            #expect(found?.codes == [.configSecretUnavailable], "\(missing)")
            #expect(found?.problems.first?.found == missing)
        }
        // The files are there, and nobody who makes a signer of them.
        let unsigned = ClientCredential.certificate(certificateFile: "/certificate", privateKeyFile: "/key")
        let found = refusal { try reader.authentication(unsigned) }
        #expect(found?.codes == [.configCertificateUnusable])
    }

    @Test func anAssertionIsReadAnewEachTime() async throws {
        let content = Locked<String?>("first\n")
        let reader = SecretReader(
            environment: { _ in nil },
            file: { _ in
                let text = content.withLock { $0 }
                return text.map { Array($0.utf8) }
            })
        guard case .assertion(let make) = try reader.authentication(.assertionFile("/token")).method else {
            Issue.record("no assertion")
            return
        }
        #expect(try await make() == Secret("first"))
        content.withLock { $0 = "second\n" }
        #expect(try await make() == Secret("second"))
        content.withLock { $0 = nil }
        await #expect(throws: Refusal.self) { try await make() }
    }

    @Test func aCertificateBecomesASigner() throws {
        let reader = reader(files: ["/certificate": "c", "/key": "k"])
        let authentication = try reader.authentication(
            .certificate(certificateFile: "/certificate", privateKeyFile: "/key"),
            signer: { certificate, key in Signer(keyName: .certificateSHA256(certificate + key)) })
        guard case .privateKey(let signer) = authentication.method else {
            Issue.record("no private key")
            return
        }
        #expect(signer.keyName == .certificateSHA256(Array("ck".utf8)))
        #expect(authentication.methodName == "private_key_jwt")
    }

    @Test func everyCredentialHasItsMethod() throws {
        let reader = reader(environment: ["NAME": "s"], files: ["/token": "t"])
        #expect(try reader.authentication(.none).methodName == nil)
        #expect(try reader.authentication(.secret(.environment("NAME"))).methodName == "client_secret_post")
        #expect(try reader.authentication(.assertionFile("/token")).methodName == "private_key_jwt")
        #expect(ClientAuthentication.secretInHeader(Secret("s")).methodName == "client_secret_basic")
    }
}
