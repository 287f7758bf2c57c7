import OIDCPrimitives
import OIDCProviders
import OIDCTokens
import TestHelpers
import Testing

/// Reading secrets from literals, environment variables, and files.
@Suite struct SecretReaderTests {
    private struct Signer: AssertionSigner {
        let algorithm = SigningAlgorithm.ps256
        let keyName: AssertionKeyName

        func sign(_ message: [UInt8]) async throws -> [UInt8] { message }
    }

    private func reader(environment: [String: String] = [:], files: [String: String] = [:]) -> SecretReader {
        SecretReader(environment: { environment[$0] }, file: { path in files[path].map { Array($0.utf8) } })
    }

    @Test("A secret is read from its source") func sources() throws {
        let reader = reader(environment: ["NAME": "in a variable\n"], files: ["/path": "in a file"])
        #expect(try reader.secret(.literal(SecretString("here"))) == SecretString("here"))
        // A variable is not trimmed, because no editor appends a line break to it.
        #expect(try reader.secret(.environment("NAME")) == SecretString("in a variable\n"))
        #expect(try reader.secret(.file("/path")) == SecretString("in a file"))
    }

    @Test(
        "The final line break of a file is removed",
        arguments: [
            ("s\n", "s"), ("s\r\n", "s"), ("s", "s"), ("a\nb\n", "a\nb"), ("a\r\nb\r\n", "a\r\nb"), ("\ns\n", "\ns"),
            (" s \n", " s "), ("s\t\n", "s\t"), ("e\u{301}\n", "e\u{301}"),
        ])
    func finalLineBreak(content: String, secret: String) throws {
        let found = try reader(files: ["/path": content]).secret(.file("/path")).revealed()
        #expect(Array(found.utf8) == Array(secret.utf8))
    }

    @Test("The error for a missing or empty secret names it") func missingSecrets() throws {
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

    @Test("Unavailable credentials are rejected immediately") func unavailableCredentials() throws {
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
        // The files exist, but no closure makes a signer from them.
        let unsigned = ClientCredential.certificate(certificateFile: "/certificate", privateKeyFile: "/key")
        let found = refusal { try reader.authentication(unsigned) }
        #expect(found?.codes == [.configCertificateUnusable])
    }

    @Test("An assertion file is read each time it is needed") func assertionFileIsReread() async throws {
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
        #expect(try await make() == SecretString("first"))
        content.withLock { $0 = "second\n" }
        #expect(try await make() == SecretString("second"))
        content.withLock { $0 = nil }
        await #expect(throws: Refusal.self) { try await make() }
    }

    @Test("A certificate and key become a signer") func certificateSigner() throws {
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

    @Test("Every credential has an authentication method") func methodNames() throws {
        let reader = reader(environment: ["NAME": "s"], files: ["/token": "t"])
        #expect(try reader.authentication(.none).methodName == nil)
        #expect(try reader.authentication(.secret(.environment("NAME"))).methodName == "client_secret_post")
        #expect(try reader.authentication(.assertionFile("/token")).methodName == "private_key_jwt")
        #expect(ClientAuthentication.secretInHeader(SecretString("s")).methodName == "client_secret_basic")
    }
}
