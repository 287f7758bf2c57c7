import EntraID
import Foundation
import OIDCSoftwareCrypto
import Testing

/// A site with two providers: a fake Entra, and a third-party one.
@Suite(.enabled(if: InteropProviders.areRunning, "run Tools/check interop"))
struct SeveralProvidersInteropTests {
    private func site(_ emulator: Emulator) throws -> WebSite {
        let production = try EntraAuthority(
            parsing: "https://login.microsoftonline.com/contoso.onmicrosoft.com/v2.0", warnings: .ignored)
        let entra = try EntraConfiguration(
            authority: production.emulated(at: EntraEmulator(emulator.origin)),
            clientID: try GUID(parsing: Emulator.clientID), credential: .none, allowedTenants: .anyTenant)
        let other = try ProviderConfiguration(
            name: "other",
            profile: StandardProfile(try IssuerIdentifier(InteropProviders.other, insecureHTTP: .allowedOnLoopback)),
            clientID: "client", authentication: .secretInHeader(SecretString("a secret")))
        return try WebSite { origin in
            let callback = origin + WebSite.callbackPath
            return try SignIn(
                [
                    SignIn.Provider(
                        try .entra(entra, authentication: .secretInBody(SecretString(Emulator.clientSecret))),
                        callback: CallbackURL(parsing: callback)),
                    SignIn.Provider(other, callback: CallbackURL(parsing: "\(callback)/other")),
                ], transport: InteropProviders.transport, crypto: SoftwareCrypto(), onWarning: .ignored)
        }
    }

    @Test("A user signs in with each of two providers") func eachProvider() async throws {
        let emulator = try await Emulator.start()
        defer { emulator.stop() }
        let site = try site(emulator)
        defer { site.stop() }
        let browser = WebBrowser(site)
        // Both sign-ins are pending at the same time.
        let withEntra = try await browser.startSignIn(with: "entra", returningTo: "/first")
        let withOther = try await browser.startSignIn(with: "other", returningTo: "/second")
        let second = try await browser.deliver(browser.signIn(at: withOther, consent: "sub=ada"))
        #expect(second.status == 303 && second[header: "Location"] == "/second", "\(site.loggedCodes)")
        let first = try await browser.deliver(browser.signIn(at: withEntra))
        #expect(first.status == 303 && first[header: "Location"] == "/first", "\(site.loggedCodes)")
        #expect(site.application.signedIn.count == 2 && site.application.signedIn.first == "ada")
        #expect(browser.keptCookies.isEmpty)
    }

    @Test("3: A response at the callback of another provider is rejected", arguments: ["entra", "other"])
    func otherCallback(name: String) async throws {
        let emulator = try await Emulator.start()
        defer { emulator.stop() }
        let site = try site(emulator)
        defer { site.stop() }
        let browser = WebBrowser(site)
        let url = try await browser.startSignIn(with: name)
        var delivery = try await browser.signIn(at: url, consent: name == "other" ? "sub=ada" : nil)
        let (sent, moved) = name == "entra" ? ("callback?", "callback/other?") : ("callback/other?", "callback?")
        delivery.url = delivery.url.replacingOccurrences(of: sent, with: moved)
        #expect(try await browser.deliver(delivery).status == 400)
        #expect(site.loggedCodes == [[.responseOtherCallback]])
        #expect(site.application.signedIn.isEmpty)
    }

    @Test("An unknown provider cannot be chosen") func unknownProvider() async throws {
        let emulator = try await Emulator.start()
        defer { emulator.stop() }
        let site = try site(emulator)
        defer { site.stop() }
        let answer = try await InteropProviders.get(site.reachableURL("\(site.origin)/login?provider=nobody"))
        #expect(answer.status >= 400 && answer[header: "Set-Cookie"] == nil)
        #expect(site.loggedCodes == [[.requestInvalid]])
    }
}
