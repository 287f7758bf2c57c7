import EntraID
import Testing

/// The token issuers that are valid under the issuer in the metadata.
@Suite struct EntraProfileIssuerTests {
    private static let tenant = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"
    private static let host = "https://login.microsoftonline.com"

    @Test(
        "An issuer is valid under itself or under a template that its tenant ID fills",
        arguments: [
            ("\(host)/\(tenant)/v2.0", "\(host)/\(tenant)/v2.0", true),
            ("\(host)/\(tenant)/v2.0", "\(host)/{tenantid}/v2.0", true),
            ("\(host)/\(tenant)/v2.0/", "\(host)/\(tenant)/v2.0", false),
            ("\(host)/\(tenant.uppercased())/v2.0", "\(host)/\(tenant)/v2.0", false),
            ("\(host)/\(tenant.uppercased())/v2.0", "\(host)/{tenantid}/v2.0", false),
            ("\(host)/contoso.com/v2.0", "\(host)/{tenantid}/v2.0", false),
            ("\(host)/{tenantid}/v2.0", "\(host)/{tenantid}/v2.0", false),
            ("https://id.example.com/\(tenant)/v2.0", "\(host)/{tenantid}/v2.0", false),
        ])
    func admission(issuer: String, metadataIssuer: String, isAdmitted: Bool) throws {
        #expect(try profile().accepts(issuer: issuer, under: metadataIssuer) == isAdmitted)
    }

    @Test(
        "No issuer is valid under text that is neither an issuer nor a template",
        arguments: ["", "x", "http://login.microsoftonline.com/\(tenant)/v2.0", "\(host)/{tenantid}/{tenantid}"])
    func invalidMetadataIssuer(text: String) throws {
        #expect(try !profile().accepts(issuer: text, under: text))
        #expect(try !profile().accepts(issuer: "\(EntraProfileIssuerTests.host)/x/v2.0", under: text))
    }

    private func profile() throws -> EntraProfile {
        EntraProfile(
            EntraAuthority(tenant: .directory(try GUID(parsing: EntraProfileIssuerTests.tenant))),
            allowedTenants: .anyTenant)
    }
}
