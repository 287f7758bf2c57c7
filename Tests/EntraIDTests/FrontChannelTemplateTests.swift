import EntraID
import Testing

/// Front-channel logout when the metadata's issuer is a template, which only Entra has.
@Suite struct FrontChannelTemplateTests {
    private func verdict(_ query: String) throws -> [String] {
        let authority = try EntraAuthority(
            parsing: "https://login.microsoftonline.com/organizations/v2.0", warnings: .ignored)
        let document = """
            {"issuer": "https://login.microsoftonline.com/{tenantid}/v2.0",
             "authorization_endpoint": "https://login.microsoftonline.com/organizations/oauth2/v2.0/authorize",
             "token_endpoint": "https://login.microsoftonline.com/organizations/oauth2/v2.0/token",
             "jwks_uri": "https://login.microsoftonline.com/organizations/discovery/v2.0/keys",
             "response_types_supported": ["code"], "subject_types_supported": ["pairwise"],
             "id_token_signing_alg_values_supported": ["RS256"]}
            """
        let profile = EntraProfile(authority, allowedTenants: .anyTenant)
        let metadata = try ProviderMetadata(document: Array(document.utf8), profile: profile)
        do throws(Refusal) {
            let logout = try FrontChannelLogout(parsing: query, profile: profile, metadata: metadata)
            return [logout.session ?? "no session", logout.issuer ?? "no issuer"]
        } catch {
            return error.codes.map(\.rawValue)
        }
    }

    /// Every tenant matches the template. The session determines which tenant it belongs to.
    @Test(
        "A front-channel logout is accepted if its issuer matches the template",
        arguments: [
            ("8eaef023-2b34-4da1-9baa-8bc8c9d6a490", true), ("contoso.com", false), ("", false), ("a/b", false),
        ])
    func issuerMatchesTemplate(tenant: String, isOurs: Bool) throws {
        let issuer = "https://login.microsoftonline.com/\(tenant)/v2.0"
        let query = "sid=s&iss=\(PercentEncoding.encode(issuer))"
        #expect(try verdict(query) == (isOurs ? ["s", issuer] : ["response.issuer-mismatch"]))
    }

    @Test("A front-channel logout is rejected for another issuer and accepted without one")
    func anotherIssuerOrNone() throws {
        #expect(try verdict("sid=s&iss=https%3A%2F%2Fid.example.com") == ["response.issuer-mismatch"])
        #expect(try verdict("sid=s") == ["s", "no issuer"])
        #expect(try verdict("sid=s&sid=t") == ["response.duplicate-parameter"])
    }
}
