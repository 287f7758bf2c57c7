import EntraID
import OIDCURLSession
import TestHelpers
import Testing

@testable import OIDCTestSupport

/// Complete sign-ins over sockets: every product, response type, and response mode, and every kind of account.
@Suite struct EmulatedSignInTests {
    // MARK: - Products, response types, and response modes

    struct Product: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let issuer: String
        var tenants: String?
        var isB2C = false
        var isPersonal = false
        /// The issuer of the user's tokens, after the origin.
        var tokenIssuer = "/\(EmulatedSite.home)/v2.0"
    }

    static let products = [
        Product(testDescription: "one tenant", issuer: EmulatedSite.tenantSetting),
        Product(
            testDescription: "one tenant by its domain",
            issuer: "https://login.microsoftonline.com/contoso.onmicrosoft.com/v2.0"),
        Product(
            testDescription: "common", issuer: "https://login.microsoftonline.com/common/v2.0",
            tenants: "[\"\(EmulatedSite.home)\"]"),
        Product(
            testDescription: "common, a personal account", issuer: "https://login.microsoftonline.com/common/v2.0",
            tenants: "\"any\"", isPersonal: true, tokenIssuer: "/\(GUID.personalAccounts)/v2.0"),
        Product(
            testDescription: "organizations", issuer: "https://login.microsoftonline.com/organizations/v2.0",
            tenants: "[\"\(EmulatedSite.home)\",\"\(EmulatedSite.other)\"]"),
        Product(
            testDescription: "consumers", issuer: "https://login.microsoftonline.com/consumers/v2.0",
            isPersonal: true, tokenIssuer: "/\(GUID.personalAccounts)/v2.0"),
        Product(
            testDescription: "a B2C policy",
            issuer: "https://contoso.b2clogin.com/\(EmulatedSite.home)/B2C_1_signin/v2.0",
            isB2C: true, tokenIssuer: "/\(EmulatedSite.home)/v2.0/"),
        Product(
            testDescription: "a B2C policy with tfp",
            issuer: "https://contoso.b2clogin.com/tfp/\(EmulatedSite.home)/B2C_1_signin/v2.0/",
            isB2C: true, tokenIssuer: "/tfp/\(EmulatedSite.home)/b2c_1_signin/v2.0/"),
        Product(
            testDescription: "External ID", issuer: "https://contoso.ciamlogin.com/\(EmulatedSite.home)/v2.0"),
    ]

    static let modes: [(ResponseType, ResponseMode)] = [
        (.code, .query), (.code, .fragment), (.code, .formPost), (.idToken, .fragment), (.idToken, .formPost),
        (.codeAndIDToken, .fragment), (.codeAndIDToken, .formPost),
    ]

    @Test("A user signs in", arguments: products, modes)
    func signIn(product: Product, mode: (ResponseType, ResponseMode)) async throws {
        var members = ["responseType": "\"\(mode.0)\"", "responseMode": "\"\(mode.1)\""]
        members["allowedTenants"] = product.tenants
        let site = try EmulatedSite(EmulatedSite.shared.get(), issuer: product.issuer, members)
        let name = product.isPersonal ? "Grace Hopper" : "Ada Lovelace"
        let result = try await site.signIn(name)

        let user = result.user
        let tenant = product.isPersonal ? GUID.personalAccounts : EmulatedSite.home
        let object =
            product.isPersonal
            ? FakeTenant.personalIdentifier("grace") : FakeTenant.identifier("ada", in: EmulatedSite.home)
        let email = product.isPersonal ? "grace@example.com" : "ada@contoso.onmicrosoft.com"
        #expect(user.subjectKey.issuer == site.server.origin + product.tokenIssuer)
        #expect(user.tenantID == tenant && user.isPersonalAccount == product.isPersonal)
        #expect(user.userKey?.tenantID == tenant && user.userKey?.objectID == object)
        #expect(user.display.name == name && user.email?.address == email && user.email?.trust == .unverified)
        #expect(user.display.userName == (product.isB2C ? nil : email))
        #expect((user.subjectKey.subject == object.string) == product.isB2C)
        #expect(result.returnPath == "/reports")
        // Azure AD B2C returns an access token for an API only, and this sign-in asks for none.
        #expect((result.tokenResponse != nil) == mode.0.includesCode)
        #expect((result.tokenResponse?.accessToken != nil) == (mode.0.includesCode && !product.isB2C))
    }

    @Test("An ID token in a query is rejected before a request is sent", arguments: ["id_token", "code id_token"])
    func idTokenInQuery(type: String) throws {
        let members = ["responseType": "\"\(type)\"", "responseMode": "\"query\""]
        expectRefusal(.configResponseModeUnsupported) { try EmulatedSite(EmulatedSite.shared.get(), members) }
    }

    @Test("A user signs in with version 1 of the endpoints", arguments: modes)
    func version1(mode: (ResponseType, ResponseMode)) async throws {
        let server = try EmulatedSite.shared.get()
        var configuration = try EntraConfiguration(
            authority: EntraAuthority(tenant: .directory(EmulatedSite.home), version: .v1)
                .emulated(at: EntraEmulator(server.origin)),
            clientID: EmulatedSite.clientID, credential: .none)
        configuration.responseType = mode.0
        configuration.responseMode = mode.1
        let secret = SecretString(EmulatedSite.secret)
        let signIn = try SignIn(
            [
                SignIn.Provider(
                    try .entra(configuration, authentication: .secretInBody(secret)),
                    callback: CallbackURL(parsing: "https://console.example.com/api/oidc/callback"))
            ], transport: PatientTransport(URLSessionTransport.urlSession), crypto: SoftwareCrypto(),
            time: PatientTime(),
            onWarning: .ignored)
        let browser = EmulatedBrowser(origin: server.origin)
        let start = try await signIn.start(cookieHeader: nil)
        browser.application.receive(setCookies: start.cookies)
        let result = try await signIn.finish(browser.answer(start.url, pressing: ["Ada Lovelace"]))
        let user = EntraIdentity(result.idToken)
        #expect(user.subjectKey.issuer == "\(server.origin)/\(EmulatedSite.home)/")
        #expect(user.userKey?.objectID == FakeTenant.identifier("ada", in: EmulatedSite.home))
        #expect(user.display.userName == "ada@contoso.onmicrosoft.com")
        #expect((result.tokenResponse?.accessToken != nil) == mode.0.includesCode)
    }

    // MARK: - Accounts

    @Test("A guest and a personal account sign in to a tenant that is not their home") func guests() async throws {
        let site = try EmulatedSite(EmulatedSite.shared.get())
        let guest = try await site.signIn("Gustav Guest").user
        #expect(guest.tenantID == EmulatedSite.home && guest.email?.address == "gustav@partner.example")
        #expect(guest.userKey?.objectID == FakeTenant.identifier("guest", in: EmulatedSite.home))
        let homeOfGuests = FakeTenant.identifier("home of guests", in: EmulatedSite.home)
        #expect(guest.identityProvider == "\(site.server.origin)/\(homeOfGuests)/")
        let personal = try await site.signIn("Grace Hopper").user
        #expect(personal.tenantID == EmulatedSite.home && !personal.isPersonalAccount)
        #expect(personal.identityProvider == "live.com" && personal.display.userName == "grace@example.com")
        #expect(try await site.signIn("Ada Lovelace").user.identityProvider == nil)
    }

    @Test("Few groups are listed, and many have to be asked for", arguments: [ResponseType.code, .idToken])
    func groups(type: ResponseType) async throws {
        let site = try EmulatedSite(EmulatedSite.shared.get(), ["responseType": "\"\(type)\""])
        guard case .listed(let few) = try await site.signIn("Ada Lovelace").user.groups else {
            Issue.record("the groups are not listed")
            return
        }
        #expect(few == (1...3).map { FakeTenant.identifier("group \($0)", in: EmulatedSite.home).string })
        let many = try await site.signIn("Béla Bartók").user
        guard case .unknown(let query?) = many.groups, let user = many.userKey else {
            Issue.record("\(many.groups)")
            return
        }
        #expect(user.objectID == FakeTenant.identifier("bela", in: EmulatedSite.home))
        #expect(query.url == "\(site.server.origin)/v1.0/users/\(user.objectID)/getMemberObjects")
    }

    @Test("An administrator has app roles and directory roles") func roles() async throws {
        let site = try EmulatedSite(EmulatedSite.shared.get())
        let admin = try await site.signIn("Katherine Johnson").user
        #expect(admin.roles == ["Administrator"])
        #expect(
            admin.directoryRoles == ["62e90394-69f5-4237-9190-012177145e10", "fe930be7-5e62-47db-91af-98c3a49a38b1"])
        let ada = try await site.signIn("Ada Lovelace").user
        #expect(ada.roles.isEmpty && ada.directoryRoles.isEmpty)
    }

    @Test("Only users of the allowed tenants sign in") func allowedTenants() async throws {
        let common = "https://login.microsoftonline.com/common/v2.0"
        let server = try EmulatedSite.shared.get()
        let strict = try EmulatedSite(server, issuer: common, ["allowedTenants": "[\"\(EmulatedSite.other)\"]"])
        for name in ["Ada Lovelace", "Grace Hopper"] {
            let refusal = await expectRefusal(.issuerTenantNotAllowed) { try await strict.signIn(name) }
            #expect(refusal?.reason == .notPermitted && refusal?.httpStatus == 403)
        }
        let open = try EmulatedSite(server, issuer: common, ["allowedTenants": "\"any\""])
        #expect(try await open.signIn("Ada Lovelace").user.tenantID == EmulatedSite.home)
        expectRefusal(.configTenantsNotStated) { try EmulatedSite(server, issuer: common) }
    }
}
