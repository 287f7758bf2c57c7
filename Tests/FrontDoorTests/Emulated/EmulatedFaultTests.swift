import EntraID
import TestHelpers
import Testing

@testable import OIDCTestSupport

/// What goes wrong at the fake Entra over sockets, and what the front door makes of it.
@Suite final class EmulatedFaultTests {
    private let server: FakeEntraServer
    private let site: EmulatedSite

    init() throws {
        server = try FakeEntra.serve(tenants: [EmulatedSite.home, EmulatedSite.other])
        site = try EmulatedSite(server)
    }

    deinit {
        server.stop()
    }

    // MARK: - The user and policies

    @Test("A user who cancels is told from an error") func cancelled() async throws {
        let refusal = await expectRefusal(.responseProviderError) { try await site.signIn("Cancel") }
        #expect(refusal?.reason == .cancelledByUser && refusal?.httpStatus == 403)
        #expect(refusal?.providerError?.code == "AADSTS65004")
    }

    @Test("A user consents once, or declines") func consent() async throws {
        try await site.misbehave(#"{"consentMissing":true}"#)
        let declined = await expectRefusal(.responseProviderError) {
            try await site.signIn("Ada Lovelace", "Decline")
        }
        #expect(declined?.reason == .cancelledByUser)
        let browser = site.browser()
        let user = try await site.signIn("Ada Lovelace", "Accept", in: browser).user
        #expect(user.userKey?.objectID == FakeTenant.identifier("ada", in: EmulatedSite.home))
        // The session and the consent of this user make the next sign-in silent.
        var silent = AuthorizationOptions()
        silent.prompt = AuthorizationOptions.Prompt.none
        #expect(try await site.signIn(in: browser, options: silent).user.userKey == user.userKey)
        let other = site.browser()
        _ = try await other.open(site.start(in: other))
        let refusal = await expectRefusal(.responseProviderError) { try await site.signIn(in: other, options: silent) }
        #expect(refusal?.reason == .interactionRequired && refusal?.providerError?.error == "login_required")
    }

    @Test("Conditional Access demands an authentication context, which the next sign-in brings")
    func conditionalAccess() async throws {
        let site = try EmulatedSite(server, ["scope": #""openid profile email offline_access""#])
        let client = site.entra.signIn.clients[0]
        let browser = site.browser()
        let first = try await site.signIn("Ada Lovelace", in: browser)
        #expect(first.user.authenticationContexts.isEmpty)
        try await site.misbehave(#"{"requiredContext":"c1"}"#)
        let grant = try #require(first.refreshGrant)
        let refusal = await expectRefusal(.exchangeProviderError) { try await client.refresh(grant) }
        #expect(refusal?.reason == .interactionRequired && refusal?.providerError?.numbers == [50076])
        var options = AuthorizationOptions()
        options.prompt = AuthorizationOptions.Prompt.none
        let silent = await expectRefusal(.responseProviderError) {
            try await site.signIn(in: browser, options: options)
        }
        #expect(silent?.reason == .interactionRequired && silent?.providerError?.code == "AADSTS50076")

        options.prompt = nil
        options.claims = try ClaimsRequest(parsing: try #require(refusal?.providerError?.claims))
        let second = try await site.signIn(in: browser, options: options)
        #expect(second.user.authenticationContexts == ["c1"] && second.user.userKey == first.user.userKey)
        let refreshed = try await client.refresh(try #require(second.refreshGrant))
        #expect(refreshed.idToken?.subject == first.idToken.subject)
    }

    // MARK: - Errors with numbers

    @Test("An error of the sign-in has the reason that says who can act")
    func signInErrors() async throws {
        let expected: [(Int, String, RefusalReason)] = [
            (65001, "consent_required", .interactionRequired), (65004, "access_denied", .cancelledByUser),
            (50058, "login_required", .interactionRequired), (50076, "interaction_required", .interactionRequired),
            (53003, "interaction_required", .interactionRequired),
            (90033, "temporarily_unavailable", .unavailable), (70011, "invalid_scope", .configuration),
            (700054, "unsupported_response_type", .configuration), (90014, "invalid_request", .configuration),
        ]
        for (number, error, reason) in expected {
            try await site.misbehave(#"{"signInError":\#(number)}"#)
            let refusal = await expectRefusal(.responseProviderError) { try await site.signIn("Ada Lovelace") }
            #expect(refusal?.providerError?.error == error && refusal?.reason == reason, "\(number)")
            #expect(refusal?.providerError?.code == "AADSTS\(number)" && refusal?.providerError?.traceID != nil)
        }
    }

    @Test("An error that Entra keeps on its page never reaches the application", arguments: [50011, 50020, 50105])
    func errorsOnPage(number: Int) async throws {
        try await site.misbehave(#"{"signInError":\#(number)}"#)
        let browser = site.browser()
        guard case .page(let page) = try await browser.open(site.start(in: browser)) else {
            Issue.record("the browser left the page")
            return
        }
        #expect(page.status == 400 && page.action.isEmpty && page.text.contains("AADSTS\(number)"))
    }

    @Test("An error of the token endpoint has the reason that says who can act")
    func tokenErrors() async throws {
        let expected: [(Int, String, RefusalReason)] = [
            (7_000_215, "invalid_client", .configuration), (7_000_222, "invalid_client", .configuration),
            (700016, "unauthorized_client", .configuration), (70011, "invalid_scope", .configuration),
            (54005, "invalid_grant", .invalidResponse), (70008, "invalid_grant", .invalidResponse),
            (50076, "interaction_required", .interactionRequired), (90033, "temporarily_unavailable", .unavailable),
        ]
        for (number, error, reason) in expected {
            try await site.misbehave(#"{"tokenError":\#(number)}"#)
            let refusal = await expectRefusal(.exchangeProviderError) { try await site.signIn("Ada Lovelace") }
            #expect(refusal?.providerError?.error == error && refusal?.reason == reason, "\(number)")
            #expect(refusal?.providerError?.numbers == [number])
        }
    }

    // MARK: - The provider

    @Test("An outage is reported as one, before the sign-in and after it") func outage() async throws {
        let browser = site.browser()
        let request = try await browser.answer(site.start(in: browser), pressing: ["Ada Lovelace"])
        try await site.misbehave(#"{"outage":true}"#)
        let finishing = await expectRefusal(.exchangeHTTPStatus) { try await site.entra.finish(request) }
        #expect(finishing?.reason == .unavailable && finishing?.httpStatus == 503)
        let cold = try EmulatedSite(server)
        let starting = await expectRefusal(.discoveryHTTPStatus) { try await cold.entra.start(cookieHeader: nil) }
        #expect(starting?.reason == .unavailable && starting?.httpStatus == 503)
        try await site.misbehave(#"{"outage":null}"#)
        #expect(try await site.signIn("Ada Lovelace").user.tenantID == EmulatedSite.home)
    }

    @Test("Metadata with another issuer is rejected") func metadataIssuer() async throws {
        let foreign = "\(server.origin)/\(EmulatedSite.other)/v2.0"
        try await site.misbehave(#"{"metadataIssuer":"\#(foreign)"}"#)
        let refusal = await expectRefusal(.discoveryIssuerMismatch) { try await site.entra.start(cookieHeader: nil) }
        #expect(refusal?.reason == .unavailable)
    }

    @Test("A response that names another issuer is rejected, and one that names the right one is accepted")
    func responseIssuer() async throws {
        let foreign = "\(server.origin)/\(EmulatedSite.other)/v2.0"
        for mode in ["query", "form_post"] {
            let site = try EmulatedSite(server, ["responseMode": "\"\(mode)\""])
            try await site.misbehave(#"{"responseIssuer":"\#(foreign)"}"#)
            let refusal = await expectRefusal(.responseIssuerMismatch) { try await site.signIn("Ada Lovelace") }
            #expect(refusal?.reason == .invalidResponse)
            try await site.misbehave(#"{"responseIssuer":"\#(server.issuer)"}"#)
            #expect(try await site.signIn("Ada Lovelace").user.tenantID == EmulatedSite.home)
        }
    }

    @Test("A user signs in after the keys were rotated, and the old ones withdrawn") func keyRotation() async throws {
        let first = try await site.signIn("Ada Lovelace").user
        try await site.control("keys/withdraw")
        try await site.control("keys/rotate")
        #expect(try await site.signIn("Ada Lovelace").user.subjectKey == first.subjectKey)
    }
}
