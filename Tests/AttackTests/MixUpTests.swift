import EntraID
import OIDCSoftwareCrypto
import OIDCTestSupport
import TestHelpers
import Testing

/// One of the server's providers is hostile. It redirects the victim's browser to another provider with the attacker's
/// nonce and challenge and the victim's state, so that the code is sent to its own token endpoint. The attacker then
/// redeems the code in their own session.
///
/// RFC 9700 §2.1 and §4.4: a client with several providers distinguishes their responses by `iss` or by a separate
/// redirection URI for each.
@Suite("Mix-up of two providers")
struct MixUpTests {
    private let scenario = SignInScenario()
    private static let standard = "/api/oidc/callback"
    private static let further = "/api/oidc/callback/partner"

    /// In both directions: the hostile provider has the additional callback or the standard one.
    @Test(
        "A code is not sent to a provider with another callback", arguments: [(further, standard), (standard, further)])
    func codeStaysWithItsProvider(hostilePath: String, honestPath: String) async throws {
        let (entra, evil) = (try scenario.entra(), try TestIssuer("https://evil.example", time: scenario.time))
        let honest = try scenario.client(entra)
        let hostile = try scenario.client(evil, name: "partner")
        // The victim chooses the hostile provider, and the attacker starts a sign-in of their own with Entra.
        let victim = try await scenario.start(hostile, at: hostilePath)
        let attacker = try await scenario.start(honest, at: honestPath)
        let url = try attacker.url(with: "state", victim.parameter("state"))
        let response = try entra.signIn(at: url, as: "the victim")
        #expect(response.callback == "https://console.example.com\(honestPath)")

        // The server passes the request to the client with that callback, and the store finds the victim's sign-in.
        let request = response.request(cookies: victim.cookies)
        #expect(await scenario.codes(honest, request) == [.responseOtherCallback])
        #expect(evil.transport.requests(to: evil.tokenEndpoint).isEmpty)
        #expect(entra.transport.requests(to: entra.tokenEndpoint).isEmpty)
        // The other client rejects it too, because the pending sign-in has been used up.
        #expect(await scenario.codes(hostile, request) == [.responseNotPending])
    }

    /// The server passes every request to the hostile provider's client.
    @Test("The hostile provider's client also compares the callback path")
    func hostileClientComparesPath() async throws {
        let (entra, evil) = (try scenario.entra(), try TestIssuer("https://evil.example", time: scenario.time))
        let hostile = try scenario.client(evil, name: "partner")
        let victim = try await scenario.start(hostile, at: MixUpTests.further)
        let attacker = try await scenario.start(try scenario.client(entra))
        let url = try attacker.url(with: "state", victim.parameter("state"))
        let request = try entra.signIn(at: url).request(cookies: victim.cookies)
        #expect(await scenario.codes(hostile, request) == [.responseOtherCallback])
        #expect(evil.transport.requests(to: evil.tokenEndpoint).isEmpty)
    }

    /// The hostile provider responds instead of the honest one. Its code is not redeemed at the honest provider.
    @Test("A response at another callback is rejected") func rejectsOtherCallback() async throws {
        let (entra, evil) = (try scenario.entra(), try TestIssuer("https://evil.example", time: scenario.time))
        let honest = try scenario.client(entra)
        let victim = try await scenario.start(honest, at: MixUpTests.standard)
        let other = try await scenario.start(try scenario.client(evil, name: "partner"), at: MixUpTests.further)
        let url = try other.url(with: "state", victim.parameter("state"))
        let request = try evil.signIn(at: url).request(cookies: victim.cookies)
        #expect(await scenario.codes(honest, request) == [.responseOtherCallback])
        #expect(entra.transport.requests(to: entra.tokenEndpoint).isEmpty)
    }

    /// Both providers send an ID token through the front channel. It is verified before the code is sent anywhere.
    @Test("A front-channel ID token distinguishes providers that share a callback")
    func idTokenDistinguishesProviders() async throws {
        let (entra, evil) = (try scenario.entra(), try TestIssuer("https://evil.example", time: scenario.time))
        let honest = try scenario.client(entra, type: .codeAndIDToken)
        let hostile = try scenario.client(evil, name: "partner", type: .codeAndIDToken)
        let victim = try await scenario.start(hostile)
        let attacker = try await scenario.start(honest)
        let url = try attacker.url(with: "state", victim.parameter("state"))
        let request = try entra.signIn(at: url).request(cookies: victim.cookies)
        // If several clients share a callback, the pending sign-in names the client that completes it.
        let pending = try await scenario.store.take(answeredBy: request, digest: SoftwareCrypto())
        #expect(pending.provider == "partner")
        await expectRefusal(.issuerMismatch, .tokenNonceMismatch) {
            try await hostile.complete(request, pending: pending)
        }
        #expect(evil.transport.requests(to: evil.tokenEndpoint).isEmpty)
    }

    @Test("An honest sign-in at each callback is accepted") func acceptsHonestSignIns() async throws {
        let (entra, partner) = (try scenario.entra(), try TestIssuer("https://partner.example", time: scenario.time))
        for (issuer, name, path) in [
            (entra, "entra", MixUpTests.standard), (partner, "partner", MixUpTests.further),
        ] {
            let client = try scenario.client(issuer, name: name)
            let start = try await scenario.start(client, at: path)
            let response = try issuer.signIn(at: start.url)
            #expect(await scenario.codes(client, response.request(cookies: start.cookies)) == [])
        }
    }
}
