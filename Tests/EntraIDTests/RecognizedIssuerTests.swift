import EntraID
import Testing

/// The issuers that select a profile without its metadata, for sign-ins that another site initiates.
@Suite struct RecognizedIssuerTests {
    private static let tenant: GUID = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"
    private static let otherTenant: GUID = "fa15d692-e9c7-4460-a743-29f29522229a"

    private static func issuer(_ tenant: GUID) -> String { "https://login.microsoftonline.com/\(tenant)/v2.0" }

    private func profile(_ authority: String, _ tenants: AllowedTenants) throws -> EntraProfile {
        EntraProfile(try EntraAuthority(parsing: authority, warnings: .ignored), allowedTenants: tenants)
    }

    @Test("A tenant has one issuer") func tenant() throws {
        let profile = try profile(Self.issuer(Self.tenant), .anyTenant)
        #expect(profile.recognizes(issuer: Self.issuer(Self.tenant)))
        for other in [Self.issuer(Self.otherTenant), Self.issuer(Self.tenant).uppercased(), "", "x"] {
            #expect(!profile.recognizes(issuer: other), "\(other)")
        }
    }

    @Test("A domain can have the issuer of any tenant, but not a template") func domain() throws {
        let profile = try profile("https://login.microsoftonline.com/contoso.com/v2.0", .anyTenant)
        #expect(profile.recognizes(issuer: Self.issuer(Self.tenant)))
        #expect(!profile.recognizes(issuer: "https://login.microsoftonline.com/{tenantid}/v2.0"))
        #expect(!profile.recognizes(issuer: "https://login.microsoftonline.com/contoso.com/v2.0"))
    }

    @Test("A shared authority has the issuers of the allowed tenants") func sharedAuthority() throws {
        let common = "https://login.microsoftonline.com/common/v2.0"
        let one = try profile(common, .only([Self.tenant]))
        #expect(one.recognizes(issuer: Self.issuer(Self.tenant)))
        #expect(!one.recognizes(issuer: Self.issuer(Self.otherTenant)))
        let every = try profile(common, .anyTenant)
        #expect(every.recognizes(issuer: Self.issuer(Self.otherTenant)))
        #expect(every.recognizes(issuer: Self.issuer(.personalAccounts)))
        for template in ["{tenantid}", "{tenantId}", "common", "", "8EAEF023-2B34-4DA1-9BAA-8BC8C9D6A490"] {
            #expect(!every.recognizes(issuer: "https://login.microsoftonline.com/\(template)/v2.0"), "\(template)")
        }
        let organizations = try profile("https://login.microsoftonline.com/organizations/v2.0", .anyTenant)
        #expect(!organizations.recognizes(issuer: Self.issuer(.personalAccounts)))
    }
}
