import EntraID
import OIDCSoftwareCrypto
import OIDCTestSupport
import TestHelpers
import Testing

/// A provider of the same server turns hostile. It sends the victim's browser on to another provider with the attacker's
/// nonce and challenge and the victim's state, and hopes that the code is sent to its own token endpoint; the attacker
/// then redeems that code under a session of their own.
///
/// RFC 9700 §2.1 and §4.4: a client that knows several providers tells their responses apart, by `iss` or by a redirection
/// URI for each.
@Suite("F1: mix-up of two providers")
struct MixUpTests {
    private let scene = SignInScene()
    private static let standard = "/api/oidc/callback"
    private static let further = "/api/oidc/callback/partner"

    /// Both directions: the hostile provider has the further callback, or the standard one.
    @Test(arguments: [(further, standard), (standard, further)])
    func aCodeIsNotSentToTheProviderOfAnotherCallback(hostilePath: String, honestPath: String) async throws {
        let (entra, evil) = (try scene.entra(), try TestIssuer("https://evil.example", time: scene.time))
        let honest = try scene.client(entra)
        let hostile = try scene.client(evil, name: "partner")
        // The victim chooses the hostile provider, and the attacker starts a sign-in of their own with Entra.
        let victim = try await scene.start(hostile, at: hostilePath)
        let attacker = try await scene.start(honest, at: honestPath)
        let address = try attacker.address(with: "state", victim.parameter("state"))
        let response = try entra.signIn(at: address, as: "the victim")
        #expect(response.callback == "https://console.example.com\(honestPath)")

        // The server passes the request to the client whose callback it is, and the store finds the victim's sign-in.
        let request = response.request(cookies: victim.cookies)
        #expect(await scene.codes(honest, request) == [.responseOtherCallback])
        #expect(evil.transport.requests(to: evil.tokenEndpoint).isEmpty)
        #expect(entra.transport.requests(to: entra.tokenEndpoint).isEmpty)
        // Passed to the wrong client it is refused as well, and it does not serve again.
        #expect(await scene.codes(hostile, request) == [.responseNotPending])
    }

    /// Even when the server passes everything to the hostile provider's client.
    @Test func theClientOfTheVictimsProviderComparesThePathToo() async throws {
        let (entra, evil) = (try scene.entra(), try TestIssuer("https://evil.example", time: scene.time))
        let hostile = try scene.client(evil, name: "partner")
        let victim = try await scene.start(hostile, at: MixUpTests.further)
        let attacker = try await scene.start(try scene.client(entra))
        let address = try attacker.address(with: "state", victim.parameter("state"))
        let request = try entra.signIn(at: address).request(cookies: victim.cookies)
        #expect(await scene.codes(hostile, request) == [.responseOtherCallback])
        #expect(evil.transport.requests(to: evil.tokenEndpoint).isEmpty)
    }

    /// The hostile provider answers in the honest one's place: its code is not redeemed there.
    @Test func aResponseToAnotherCallbackIsRefused() async throws {
        let (entra, evil) = (try scene.entra(), try TestIssuer("https://evil.example", time: scene.time))
        let honest = try scene.client(entra)
        let victim = try await scene.start(honest, at: MixUpTests.standard)
        let other = try await scene.start(try scene.client(evil, name: "partner"), at: MixUpTests.further)
        let address = try other.address(with: "state", victim.parameter("state"))
        let request = try evil.signIn(at: address).request(cookies: victim.cookies)
        #expect(await scene.codes(honest, request) == [.responseOtherCallback])
        #expect(entra.transport.requests(to: entra.tokenEndpoint).isEmpty)
    }

    /// Providers that share a callback both put an ID token in front: it is verified before the code is sent anywhere.
    @Test func anIDTokenInFrontTellsProvidersOfOneCallbackApart() async throws {
        let (entra, evil) = (try scene.entra(), try TestIssuer("https://evil.example", time: scene.time))
        let honest = try scene.client(entra, type: .codeAndIDToken)
        let hostile = try scene.client(evil, name: "partner", type: .codeAndIDToken)
        let victim = try await scene.start(hostile)
        let attacker = try await scene.start(honest)
        let address = try attacker.address(with: "state", victim.parameter("state"))
        let request = try entra.signIn(at: address).request(cookies: victim.cookies)
        // The pending sign-in says which client completes it where several share a callback.
        let pending = try await scene.store.take(answeredBy: request, digest: SoftwareCrypto())
        #expect(pending.provider == "partner")
        await expectRefusal(.issuerMismatch, .tokenNonceMismatch) {
            try await hostile.complete(request, pending: pending)
        }
        #expect(evil.transport.requests(to: evil.tokenEndpoint).isEmpty)
    }

    @Test func anHonestSignInAtEachCallbackIsAccepted() async throws {
        let (entra, partner) = (try scene.entra(), try TestIssuer("https://partner.example", time: scene.time))
        for (issuer, name, path) in [
            (entra, "entra", MixUpTests.standard), (partner, "partner", MixUpTests.further),
        ] {
            let client = try scene.client(issuer, name: name)
            let start = try await scene.start(client, at: path)
            let response = try issuer.signIn(at: start.address)
            #expect(await scene.codes(client, response.request(cookies: start.cookies)) == [])
        }
    }
}
