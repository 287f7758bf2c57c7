import EntraID
import Testing

@Suite struct EntraIssuerRuleTests {
    private let template = "https://login.microsoftonline.com/{tenantid}/v2.0"

    @Test("The rule can be used as an `IssuerRule`") func conformsToIssuerRule() throws {
        let rule: any IssuerRule = try EntraIssuerRule(
            authority: EntraAuthority(tenant: .common), metadataIssuer: template, allowedTenants: .only([]))
        #expect(rule.problems(of: IssuerStatement(claims: JSONObject([]))).map(\.code) == [.issuerTenantMissing])
    }

    @Test("A version 1 token is accepted under version 1 metadata") func version1Metadata() throws {
        let tenant = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"
        let authority = EntraAuthority(tenant: .organizations, version: .v1)
        let rule = try EntraIssuerRule(
            authority: authority, metadataIssuer: "https://sts.windows.net/{tenantid}/", allowedTenants: .anyTenant)
        let claims: JSONObject = [
            "iss": .string("https://sts.windows.net/\(tenant)/"), "tid": .string(tenant), "ver": "1.0",
        ]
        #expect(try rule.tenant(of: IssuerStatement(claims: claims, keyIssuer: template)) == tenant)
    }

    @Test("A problem with a claim shows the type that was found") func problemsShowFoundValue() throws {
        let rule = try EntraIssuerRule(
            authority: EntraAuthority(tenant: .common), metadataIssuer: template, allowedTenants: .anyTenant)
        let claims: JSONObject = ["tid": 7, "ver": .null]
        let problems = rule.problems(of: IssuerStatement(claims: claims))
        #expect(problems.map(\.code) == [.issuerTenantNotGUID, .issuerVersionMismatch])
        #expect(problems.map(\.found) == ["a number", "null"])
    }

    @Test("Metadata of B2C has no version, even if its custom host begins with sts", arguments: ["1.0", "2.0", "3"])
    func b2cHasNoVersion(version: String) throws {
        let tenant = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"
        let authority = try EntraAuthority(
            parsing: "https://sts.contoso.com/\(tenant)/b2c_1_in/v2.0", customHosts: [CustomHost("sts.contoso.com")],
            warnings: .ignored)
        let issuer = "https://sts.contoso.com/\(tenant)/v2.0/"
        let rule = try EntraIssuerRule(authority: authority, metadataIssuer: issuer, allowedTenants: .anyTenant)
        let claims: JSONObject = ["iss": .string(issuer), "tfp": "b2c_1_in", "ver": .string(version)]
        #expect(rule.problems(of: IssuerStatement(claims: claims)).isEmpty)
    }
}
