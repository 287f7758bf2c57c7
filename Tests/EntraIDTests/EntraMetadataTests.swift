import EntraID
import Foundation
import Testing

/// Entra's metadata: the members that only Entra sends, and why the issuer matches the authority.
@Suite struct EntraMetadataTests {
    private let tenant = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"
    private let host = "https://login.microsoftonline.com"

    private func metadata(
        _ authority: EntraAuthority, issuer: String, more: String = ""
    ) throws(Refusal) -> ProviderMetadata {
        let text = """
            {"issuer":"\(issuer)","authorization_endpoint":"https://a.example/a","token_endpoint":"https://a.example/t",
            "jwks_uri":"https://a.example/k","response_types_supported":["code"],"subject_types_supported":["pairwise"],
            "id_token_signing_alg_values_supported":["RS256"]\(more)}
            """
        return try ProviderMetadata(
            document: Array(text.utf8), profile: EntraProfile(authority, allowedTenants: .anyTenant))
    }

    private func problem(_ authority: EntraAuthority, issuer: String) throws -> Problem {
        do {
            _ = try metadata(authority, issuer: issuer)
        } catch {
            return try #require(error.problems.first)
        }
        throw Accepted()
    }

    private struct Accepted: Error {}

    @Test("Members that only Entra sends are read") func readsEntraMembers() throws {
        let more = #"""
            ,"tenant_region_scope":"EU","tenant_region_sub_scope":"GCC","cloud_instance_name":"microsoftonline.com",
            "cloud_graph_host_name":"graph.windows.net","msgraph_host":"graph.microsoft.com","kerberos_endpoint":"k",
            "rbac_url":"https://pas.windows.net","http_logout_supported":true,"microsoft_multi_refresh_token":true
            """#
        let entra = try metadata(EntraAuthority(tenant: .common), issuer: "\(host)/{tenantid}/v2.0", more: more).entra
        #expect(entra.tenantRegion == "EU" && entra.tenantSubregion == "GCC")
        #expect(entra.cloudInstanceName == "microsoftonline.com" && entra.cloudGraphHost == "graph.windows.net")
        #expect(entra.microsoftGraphHost == "graph.microsoft.com" && entra.kerberosEndpoint == "k")
        #expect(entra.accessControlURL == "https://pas.windows.net")
        #expect(entra.supportsHTTPLogout && entra.supportsMultiResourceRefreshTokens)
        let other = #","tenant_region_scope":null,"http_logout_supported":false,"microsoft_multi_refresh_token":1"#
        let none = try metadata(EntraAuthority(tenant: .common), issuer: "\(host)/{tenantid}/v2.0", more: other).entra
        #expect(none.tenantRegion == nil && none.kerberosEndpoint == nil)
        #expect(!none.supportsHTTPLogout && !none.supportsMultiResourceRefreshTokens)
    }

    @Test("Metadata reports why its issuer matches the authority") func reportsEquivalence() throws {
        let personal = "9188040d-6c67-4c5b-b112-36a304b66dad"
        let directory = try #require(EntraTenant(tenant))
        let template = "\(host)/{tenantid}/v2.0"
        let cases: [(EntraAuthority, String, MetadataEquivalence)] = [
            (EntraAuthority(tenant: .common), template, .tenantTemplate),
            (EntraAuthority(tenant: .organizations), template, .tenantTemplate),
            (EntraAuthority(tenant: .consumers), "\(host)/\(personal)/v2.0", .personalAccounts),
            (EntraAuthority(tenant: directory), "\(host)/\(tenant)/v2.0", .exact),
            (EntraAuthority(tenant: directory, version: .v1), "https://sts.windows.net/\(tenant)/", .version1),
        ]
        for (authority, issuer, reason) in cases {
            #expect(try metadata(authority, issuer: issuer).equivalence == reason)
        }
    }

    @Test("An External ID issuer may be on the host of the tenant ID") func externalIDHost() throws {
        let directory = try #require(EntraTenant(tenant))
        let external = try EntraAuthority(externalIDHost: "contoso.ciamlogin.com", tenant: directory)
        let accepted = try EntraProfile(external).accept("https://\(tenant).ciamlogin.com/\(tenant)/v2.0")
        #expect(accepted.equivalence == .externalIDHost)
    }

    @Test("An issuer mismatch shows the expected issuer") func mismatchShowsExpectedIssuer() throws {
        let directory = try #require(EntraTenant(tenant))
        let domain = try #require(EntraTenant("contoso.onmicrosoft.com"))
        let other = "https://id.example.com"
        func expected(_ authority: EntraAuthority) throws -> String? { try problem(authority, issuer: other).expected }
        #expect(try expected(EntraAuthority(tenant: directory)) == "\(host)/\(tenant)/v2.0")
        #expect(try expected(EntraAuthority(tenant: .common)) == "\(host)/{tenantid}/v2.0")
        #expect(try expected(EntraAuthority(tenant: domain)) == "\(host)/<tenant ID>/v2.0")
        let b2c = try EntraAuthority(b2cHost: "contoso.b2clogin.com", tenant: directory, policy: .init("p"))
        #expect(try expected(b2c) == "https://contoso.b2clogin.com/\(tenant)/v2.0/")
        let external = try EntraAuthority(externalIDHost: "contoso.ciamlogin.com", tenant: directory)
        #expect(try expected(external) == "https://\(tenant).ciamlogin.com/\(tenant)/v2.0")
    }
}
