import EntraID
import Testing

/// The issuers of tokens that select an authority, and the rule for every version of a tenant's tokens.
@Suite struct TokenIssuersTests {
    private static let tenant = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"
    private static let other = "fa15d692-e9c7-4460-a743-29f29522229a"
    private static let login = "https://login.microsoftonline.com"

    private func profile(_ setting: String, tenants: AllowedTenants = .anyTenant) throws -> EntraProfile {
        EntraProfile(try EntraAuthority(parsing: setting, warnings: .ignored), allowedTenants: tenants)
    }

    // MARK: - The choice

    @Test("A tenant states its issuers in every version") func tenant() throws {
        let profile = try profile("\(Self.login)/\(Self.tenant)/v2.0")
        #expect(
            profile.tokenIssuers == [
                "\(Self.login)/\(Self.tenant)/v2.0", "https://sts.windows.net/\(Self.tenant)/",
                "\(Self.login)/\(Self.tenant)/v1.1",
            ])
        for issuer in profile.tokenIssuers { #expect(profile.mayHaveIssued(issuer: issuer), "\(issuer)") }
        let others = [
            "\(Self.login)/\(Self.other)/v2.0", "https://sts.windows.net/\(Self.other)/",
            "https://sts.windows.net/\(Self.tenant)", "\(Self.login)/\(Self.tenant)/v2.0/", "",
        ]
        for issuer in others { #expect(!profile.mayHaveIssued(issuer: issuer), "\(issuer)") }
    }

    @Test("Other clouds and products have their own issuers") func otherHosts() throws {
        let china = try profile("https://login.partner.microsoftonline.cn/\(Self.tenant)/v2.0")
        #expect(china.tokenIssuers[1] == "https://sts.chinacloudapi.cn/\(Self.tenant)/")
        #expect(!china.mayHaveIssued(issuer: "https://sts.windows.net/\(Self.tenant)/"))
        let external = try profile("https://contoso.ciamlogin.com/\(Self.tenant)/v2.0")
        #expect(
            external.tokenIssuers == [
                "https://contoso.ciamlogin.com/\(Self.tenant)/v2.0",
                "https://\(Self.tenant).ciamlogin.com/\(Self.tenant)/v2.0",
            ])
        let emulated = EntraProfile(
            try EntraAuthority(parsing: "\(Self.login)/\(Self.tenant)/v2.0", warnings: .ignored)
                .emulated(at: EntraEmulator("http://localhost:8443")), allowedTenants: .anyTenant)
        #expect(
            emulated.tokenIssuers == [
                "http://localhost:8443/\(Self.tenant)/v2.0", "http://localhost:8443/\(Self.tenant)/",
                "http://localhost:8443/\(Self.tenant)/v1.1",
            ])
    }

    @Test("A shared authority and a domain may have issued the tokens of every tenant of their host") func shared()
        throws
    {
        let common = try profile("\(Self.login)/common/v2.0", tenants: .only([try GUID(parsing: Self.tenant)]))
        #expect(common.tokenIssuers == ["\(Self.login)/{tenantid}/v2.0"])
        let domain = try profile("\(Self.login)/contoso.com/v2.0")
        #expect(domain.tokenIssuers.isEmpty)
        for profile in [common, domain] {
            for tenant in [Self.tenant, Self.other] {
                #expect(profile.mayHaveIssued(issuer: "\(Self.login)/\(tenant)/v2.0"))
                #expect(profile.mayHaveIssued(issuer: "\(Self.login)/\(tenant)/v1.1"))
                #expect(profile.mayHaveIssued(issuer: "https://sts.windows.net/\(tenant)/"))
            }
            for name in ["{tenantid}", "common", "contoso.com", "", Self.tenant.uppercased()] {
                #expect(!profile.mayHaveIssued(issuer: "\(Self.login)/\(name)/v2.0"), "\(name)")
                #expect(!profile.mayHaveIssued(issuer: "https://sts.windows.net/\(name)/"), "\(name)")
            }
        }
    }

    @Test("Policies of Azure AD B2C share an issuer, so that none of them states it") func policies() throws {
        let issuer = "https://contoso.b2clogin.com/\(Self.tenant)/v2.0/"
        for policy in ["B2C_1_signin", "B2C_1_reset"] {
            let profile = try profile("https://contoso.b2clogin.com/\(Self.tenant)/\(policy)/v2.0")
            #expect(profile.tokenIssuers.isEmpty)
            #expect(profile.mayHaveIssued(issuer: issuer))
            #expect(!profile.mayHaveIssued(issuer: "https://contoso.b2clogin.com/\(Self.other)/v2.0/"))
            // The rule, not the issuer, tells the policies apart.
            let rule = try profile.accept(issuer).tokenProfile
            let claims: JSONObject = ["iss": .string(issuer), "tfp": "B2C_1_signin"]
            #expect(
                rule.problems(of: IssuerStatement(claims: claims)).isEmpty == (policy == "B2C_1_signin"), "\(policy)")
        }
    }

    // MARK: - Every version

    private func codes(
        _ rule: EntraAccessIssuerRule, _ issuer: String, tenant: String = TokenIssuersTests.tenant,
        version: JSONValue? = "1.0", key: String? = nil
    ) -> [ProblemCode] {
        var members: [JSONObject.Member] = [
            .init(name: "iss", value: .string(issuer)), .init(name: "tid", value: .string(tenant)),
        ]
        if let version { members.append(.init(name: "ver", value: version)) }
        return rule.problems(of: IssuerStatement(claims: JSONObject(members), keyIssuer: key)).map(\.code)
    }

    private func rule(_ tenant: EntraTenant, _ metadataIssuer: String) throws -> EntraAccessIssuerRule {
        EntraAccessIssuerRule(
            everyVersionOf: try EntraIssuerRule(
                authority: EntraAuthority(tenant: tenant), metadataIssuer: metadataIssuer,
                allowedTenants: .only([try GUID(parsing: Self.tenant)])))
    }

    @Test("The rule of all tenants accepts every version of an allowed tenant", arguments: [true, false])
    func everyVersion(hasKeyIssuer: Bool) throws {
        let template = "\(Self.login)/{tenantid}/v2.0"
        let rule = try rule(.organizations, template)
        let key = hasKeyIssuer ? template : nil
        let (old, old11) = ("https://sts.windows.net/\(Self.tenant)/", "\(Self.login)/\(Self.tenant)/v1.1")
        #expect(codes(rule, "\(Self.login)/\(Self.tenant)/v2.0", version: "2.0", key: key).isEmpty)
        #expect(codes(rule, old, key: key).isEmpty)
        #expect(codes(rule, old, version: nil, key: key).isEmpty)
        #expect(codes(rule, old11, key: key).isEmpty)
        #expect(codes(rule, old11, version: "1.1", key: key).isEmpty)
        #expect(codes(rule, "https://sts.windows.net/\(Self.other)/", key: key).contains(.issuerTenantMismatch))
        #expect(
            codes(rule, "https://sts.windows.net/\(Self.other)/", tenant: Self.other, key: key)
                == [.issuerTenantNotAllowed])
        #expect(codes(rule, "\(Self.login)/\(Self.tenant)/v2.0", key: key) == [.issuerVersionMismatch])
        #expect(codes(rule, old, version: "2.0", key: key).contains(.issuerVersionMismatch))
        #expect(codes(rule, "https://sts.chinacloudapi.cn/\(Self.tenant)/", key: key).contains(.issuerMismatch))
    }

    @Test("A key of personal accounts cannot sign an older token of an organization") func keyOfPersonalAccounts()
        throws
    {
        let rule = try rule(.directory(GUID(parsing: Self.tenant)), "\(Self.login)/\(Self.tenant)/v2.0")
        let personal = "\(Self.login)/\(GUID.personalAccounts)/v2.0"
        for issuer in ["https://sts.windows.net/\(Self.tenant)/", "\(Self.login)/\(Self.tenant)/v1.1"] {
            #expect(codes(rule, issuer).isEmpty)
            #expect(codes(rule, issuer, key: "\(Self.login)/\(Self.tenant)/v2.0").isEmpty)
            #expect(codes(rule, issuer, key: personal) == [.issuerKeyIssuerMismatch])
        }
    }

    @Test("Any other rule is used as it is") func otherRule() throws {
        let issuer = "https://id.example.com"
        let rule = EntraAccessIssuerRule(everyVersionOf: ExactIssuerRule(try IssuerIdentifier(issuer)))
        #expect(codes(rule, issuer).isEmpty)
        #expect(codes(rule, "https://sts.windows.net/\(Self.tenant)/") == [.issuerMismatch])
    }
}
