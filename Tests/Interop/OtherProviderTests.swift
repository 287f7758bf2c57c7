import Foundation
import OIDCDiscovery
import OIDCIssuers
import OIDCPrimitives
import OIDCSoftwareCrypto
import OIDCTokens
import Testing

/// A provider that nobody here wrote: discovered, its keys fetched, a person signed in, the ID token verified.
@Suite(.enabled(if: InteropProviders.areRunning, "run Tests/Interop/run"))
struct OtherProviderInteropTests {
    private func provider() throws -> LiveProvider {
        LiveProvider(
            rule: ExactMetadataRule(try Issuer(InteropProviders.other, transport: .httpOnLoopback)),
            transport: InteropProviders.transport, verifier: SoftwareCrypto(), digest: SoftwareCrypto())
    }

    @Test func aSignInWithCodeAndChallenge() async throws {
        let provider = try provider()
        let metadata = try await provider.snapshot().value.metadata
        #expect(metadata.supports(responseType: "code"))
        let signIn = SignIn(metadata: metadata, clientID: "client", transport: InteropProviders.transport)
        let consent = try await signIn.send(.post, signIn.authorizationAddress(mode: "query"), form: "sub=ada")
        let response = try await signIn.redeem(try signIn.code(inRedirection: consent))
        let idToken = try response["id_token"].required(.string)

        func verify(nonce: String, clientID: String = "client", at now: Date = Date()) async throws -> VerifiedToken {
            try await provider.verify(idToken, at: now) { snapshot throws(Refusal) in
                TokenExpectations(.signIn(clientID: clientID, nonce: .sent(Secret(nonce))), issuer: snapshot.tokenRule)
            }
        }
        #expect(try await verify(nonce: signIn.nonce).subject == "ada")
        await #expect(throws: Refusal.self) { try await verify(nonce: "another") }
        await #expect(throws: Refusal.self) { try await verify(nonce: signIn.nonce, clientID: "another") }
        await #expect(throws: Refusal.self) {
            try await verify(nonce: signIn.nonce, at: Date().addingTimeInterval(90_000))
        }
    }

    /// Plain http is for the machine itself, and only when asked for.
    @Test func withoutBeingAskedThereIsNoPlainHTTP() throws {
        #expect(throws: Refusal.self) { try Issuer(InteropProviders.other) }
        #expect(throws: Refusal.self) { try Issuer("http://id.example.com", transport: .httpOnLoopback) }
    }
}
