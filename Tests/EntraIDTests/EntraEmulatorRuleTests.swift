import EntraID
import TestHelpers
import Testing

private let tenant = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"
private let other = "fa15d692-e9c7-4460-a743-29f29522229a"
private let client = "6731de76-14a6-49ae-97bc-6eba6914391e"
private let origin = "http://localhost:8443"

/// Returns the authority of a production URL, at the emulator.
private func emulated(_ text: String) throws -> EntraAuthority {
    try EntraAuthority(parsing: text, warnings: .ignored).emulated(at: EntraEmulator(origin))
}

/// The rules for tokens, endpoints and configuration files at an emulator: those of production.
@Suite struct EntraEmulatorRuleTests {
    // MARK: - Tokens and endpoints

    private func codes(
        _ authority: EntraAuthority, metadataIssuer: String, claims: JSONObject, keyIssuer: String? = nil
    ) throws -> [ProblemCode] {
        let rule = try EntraIssuerRule(
            authority: authority, metadataIssuer: metadataIssuer,
            allowedTenants: .only([try GUID(parsing: tenant)]))
        return rule.problems(of: IssuerStatement(claims: claims, keyIssuer: keyIssuer)).map(\.code)
    }

    private func claims(_ issuer: String, tenant: String, version: String = "2.0") -> JSONObject {
        ["iss": .string(issuer), "tid": .string(tenant), "ver": .string(version)]
    }

    @Test("The issuer rule is that of production") func issuerRule() throws {
        let authority = try emulated("https://login.microsoftonline.com/common/v2.0")
        let template = "\(origin)/{tenantid}/v2.0"
        let (own, foreign) = ("\(origin)/\(tenant)/v2.0", "\(origin)/\(other)/v2.0")
        let production = "https://login.microsoftonline.com"
        let cases: [(claims: JSONObject, keyIssuer: String?, codes: [ProblemCode])] = [
            (claims(own, tenant: tenant), nil, []), (claims(own, tenant: tenant), template, []),
            (claims(own, tenant: tenant), own, []),
            (claims(foreign, tenant: other), template, [.issuerTenantNotAllowed]),
            (claims(foreign, tenant: tenant), nil, [.issuerTenantMismatch]),
            (claims("\(production)/\(tenant)/v2.0", tenant: tenant), nil, [.issuerMismatch]),
            (claims(own, tenant: tenant, version: "1.0"), nil, [.issuerVersionMismatch]),
            (claims(own, tenant: tenant), foreign, [.issuerKeyIssuerMismatch]),
            (claims(own, tenant: tenant), "\(production)/{tenantid}/v2.0", [.issuerKeyIssuerMismatch]),
            (claims(own, tenant: tenant), "\(origin)/\(GUID.personalAccounts)/v2.0", [.issuerKeyIssuerMismatch]),
        ]
        for (claims, keyIssuer, expected) in cases {
            #expect(
                try codes(authority, metadataIssuer: template, claims: claims, keyIssuer: keyIssuer) == expected,
                "\(claims), \(keyIssuer ?? "no key issuer")")
        }
    }

    @Test("Version 1 tokens have the emulator's origin too") func version1() throws {
        let directory = try #require(EntraTenant(tenant))
        let authority = EntraAuthority(tenant: directory, version: .v1).emulated(at: try EntraEmulator(origin))
        let issuer = "\(origin)/\(tenant)/"
        #expect(authority.issuer?.string == issuer)
        #expect(authority.metadataURL == "\(origin)/\(tenant)/.well-known/openid-configuration")
        #expect(
            try EntraProfile(authority, allowedTenants: .anyTenant).accept(issuer).equivalence.name == "version-1")
        let version1 = claims(issuer, tenant: tenant, version: "1.0")
        let shared = "\(origin)/{tenantid}/v2.0"
        #expect(try codes(authority, metadataIssuer: issuer, claims: version1, keyIssuer: shared) == [])
        #expect(
            try codes(authority, metadataIssuer: issuer, claims: claims(issuer, tenant: tenant))
                == [.issuerVersionMismatch])
        let personal = "\(origin)/\(GUID.personalAccounts)/v2.0"
        #expect(
            try codes(authority, metadataIssuer: issuer, claims: version1, keyIssuer: personal)
                == [.issuerKeyIssuerMismatch])
    }

    @Test("The version of an Azure AD B2C token is not checked, as in production", arguments: ["1.0", "2.0"])
    func versionOfB2C(version: String) throws {
        let authority = try emulated("https://contoso.b2clogin.com/\(tenant)/B2C_1_signin/v2.0")
        let issuer = "\(origin)/\(tenant)/v2.0/"
        let claims: JSONObject = [
            "iss": .string(issuer), "tid": .string(tenant), "ver": .string(version), "tfp": "B2C_1_signin",
        ]
        #expect(try codes(authority, metadataIssuer: issuer, claims: claims) == [])
    }

    @Test("The profile keeps the rules for policies, callback URLs and responses") func profile() throws {
        let text = "https://contoso.b2clogin.com/contoso.onmicrosoft.com/B2C_1_signin/v2.0"
        let profile = try EntraProfile(emulated(text))
        let endpoint = "\(origin)/contoso.onmicrosoft.com/B2C_1_other/oauth2/v2.0/token"
        #expect(profile.problems(ofEndpoint: "token_endpoint", endpoint).map(\.code) == [.issuerPolicyMismatch])
        #expect(profile.mayOmitAccessToken && profile.supportsFormPost)
        #expect(profile.insecureHTTP == .allowedOnLoopback)
        let callback = try CallbackURL(parsing: "http://console.example.com/api/oidc/callback")
        #expect(profile.problems(ofCallback: callback).map(\.code).contains(.redirectSchemeNotHTTPS))

        let production = try EntraProfile(EntraAuthority(parsing: text, warnings: .ignored))
        #expect(production.insecureHTTP == .notAllowed)
        let issuer = "\(origin)/\(tenant)/v2.0"
        let shared = EntraProfile(
            try emulated("https://login.microsoftonline.com/common/v2.0"), allowedTenants: .anyTenant)
        #expect(shared.accepts(issuer: issuer, under: "\(origin)/{tenantid}/v2.0"))
        #expect(!shared.accepts(issuer: issuer, under: "https://login.microsoftonline.com/{tenantid}/v2.0"))
        #expect(!production.accepts(issuer: issuer, under: issuer))
        expectRefusal(.configTenantsNotStated) {
            try EntraProfile(emulated("https://login.microsoftonline.com/common/v2.0"))
        }
    }

    // MARK: - Configuration files

    private func read(
        _ members: String, warnings: WarningHandler = .ignored
    ) throws(Refusal) -> EntraConfiguration {
        let text = """
            {"issuer":"https://login.microsoftonline.com/\(tenant)/v2.0","clientID":"\(client)",
            "clientSecret":{"environment":"ENTRA_SECRET"}\(members)}
            """
        return try EntraConfiguration.all(in: Array(text.utf8), warnings: warnings)[0]
    }

    @Test("One member of a configuration file names the emulator, and it is warned of") func member() throws {
        var warnings: [Problem] = []
        let configuration = try read(#","emulatedAt":"\#(origin)""#) { warnings.append($0) }
        #expect(warnings.map(\.code) == [.configEmulated])
        #expect(warnings.first?.severity == .warning && warnings.first?.found == origin)
        #expect(configuration.authority.metadataURL.hasPrefix("\(origin)/\(tenant)/v2.0/"))
        let document = JSONCursor(configuration.document)
        #expect(try document["emulatedAt"].required(.string) == origin)
        #expect(
            try document["issuer"].required(.string) == "https://login.microsoftonline.com/\(tenant)/v2.0")

        warnings = []
        let production = try read("") { warnings.append($0) }
        #expect(warnings.isEmpty && production.authority.emulator == nil)
        #expect(JSONCursor(production.document)["emulatedAt"].value == nil)
    }

    @Test("An emulator that is not on this machine is an error, together with the others") func invalidMember() throws {
        expectRefusal(.configEmulatorNotLoopback) { try read(#","emulatedAt":"http://10.0.0.1:8443""#) }
        expectRefusal(.configEmulatorNotLoopback) { try read(#","emulatedAt":"""#) }
        expectRefusal(.configWrongType) { try read(#","emulatedAt":8443"#) }
        expectRefusal(.configMisspelledMember) { try read(#","emulated_at":"\#(origin)""#) }
        let codes = refusalCodes { try read(#","emulatedAt":"https://localhost","scope":"profile""#) }
        #expect(codes == [.configEmulatorNotLoopback, .configScopeWithoutOpenID])
    }
}
