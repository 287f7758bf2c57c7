import EntraID
import Foundation
import OIDCTestSupport
import TestHelpers
import Testing

/// Several providers with one sign-in, each with its own callback URL.
@Suite struct SeveralProvidersTests {
    private let time = ManualTime(now: Date(timeIntervalSince1970: 1_800_000_000))
    private let staff: TestIssuer
    private let partner: TestIssuer
    private let signIn: SignIn

    init() throws {
        (staff, partner) = (
            try TestIssuer("https://id.example.com", time: time), try TestIssuer("https://partner.example", time: time)
        )
        signIn = try SignIn(
            [
                SeveralProvidersTests.provider(staff, name: "staff"),
                SeveralProvidersTests.provider(partner, name: "partner"),
            ], transport: Internet(issuers: [staff, partner]), crypto: SoftwareCrypto(), time: time, onWarning: .ignored
        )
    }

    private static func provider(_ issuer: TestIssuer, name: String) throws -> SignIn.Provider {
        SignIn.Provider(
            try ProviderConfiguration(
                name: name, profile: issuer.profile, clientID: "client-of-\(name)",
                authentication: .secretInHeader(SecretString("secret-of-\(name)"))),
            callback: try CallbackURL(parsing: "https://console.example.com/signin/\(name)"))
    }

    /// Starts a sign-in in a browser.
    private func start(in browser: TestBrowser, with provider: String?) async throws -> SignInStart {
        let start = try await signIn.start(
            with: provider, returningTo: "/\(provider ?? "default")", cookieHeader: browser.cookieHeader)
        browser.receive(setCookies: start.cookies)
        return start
    }

    private func redemptions(at issuer: TestIssuer) -> Int {
        issuer.transport.requests(to: issuer.tokenEndpoint).count
    }

    @Test("Each provider's response is finished with that provider, at its own callback")
    func ownCallbacks() async throws {
        let browser = TestBrowser(at: "https://console.example.com/login", time: time)
        let staffStart = try await start(in: browser, with: "staff")
        let partnerStart = try await start(in: browser, with: "partner")
        let staffResponse = try staff.signIn(at: staffStart.url, as: "ada")
        let partnerResponse = try partner.signIn(at: partnerStart.url, as: "grace")
        #expect(staffResponse.callback == "https://console.example.com/signin/staff")
        #expect(partnerResponse.callback == "https://console.example.com/signin/partner")

        let partnerResult = try await signIn.finish(browser.deliver(partnerResponse))
        #expect(partnerResult.provider == "partner" && partnerResult.subject == "grace")
        #expect(partnerResult.idToken.issuer == "https://partner.example" && partnerResult.returnPath == "/partner")
        #expect(redemptions(at: staff) == 0 && redemptions(at: partner) == 1)

        let staffResult = try await signIn.finish(browser.deliver(staffResponse))
        #expect(staffResult.provider == "staff" && staffResult.subject == "ada")
        #expect(staffResult.idToken.issuer == "https://id.example.com" && staffResult.returnPath == "/staff")
        browser.receive(setCookies: [partnerResult.expiredCookie, staffResult.expiredCookie])
        #expect(browser.cookieHeader == nil)
    }

    @Test("The first provider is the default") func defaultProvider() async throws {
        let browser = TestBrowser(at: "https://console.example.com/login", time: time)
        let start = try await start(in: browser, with: nil)
        let result = try await signIn.finish(browser.signIn(at: start.url, with: staff))
        #expect(result.provider == "staff")
    }

    @Test("A response at the callback of another provider is rejected, and its code is sent to neither")
    func otherCallback() async throws {
        let browser = TestBrowser(at: "https://console.example.com/login", time: time)
        let start = try await start(in: browser, with: "staff")
        let response = try staff.signIn(at: start.url)
        let moved = CallbackRequest(
            method: "GET", target: "/signin/partner?\(response.encodedParameters)", cookieHeader: browser.cookieHeader)
        #expect(await refusalCodes { try await signIn.finish(moved) } == [.responseOtherCallback])
        #expect(await refusalCodes { try await signIn.finish(browser.deliver(response)) } == [.responseNotPending])
        #expect(redemptions(at: staff) == 0 && redemptions(at: partner) == 0)
    }
}

/// A transport that reaches several issuers.
private struct Internet: HTTPTransport {
    let issuers: [TestIssuer]

    func send(_ request: TransportRequest) async throws(TransportFailure) -> TransportResponse {
        guard let issuer = issuers.first(where: { request.url.hasPrefix("\($0.issuer)/") }) else {
            throw .unreachable(reason: "there is no server at this URL")
        }
        return try await issuer.transport.send(request)
    }
}
