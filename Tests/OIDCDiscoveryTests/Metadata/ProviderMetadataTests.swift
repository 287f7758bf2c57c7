import EntraID
import Foundation
import TestHelpers
import Testing

/// How a document's members appear in Swift. Vectors cover which documents are accepted.
@Suite struct ProviderMetadataTests {
    private func metadata(_ changes: [String: JSONValue?] = [:]) throws -> ProviderMetadata {
        let scripted = try ScriptedProvider()
        return try ProviderMetadata(document: Array(scripted.metadata(changes).utf8), profile: scripted.profile)
    }

    @Test("Absent members have the defaults of the specifications") func absentMembersHaveDefaults() throws {
        let metadata = try metadata()
        #expect(metadata.responseModesSupported == ["query", "fragment"])
        #expect(metadata.grantTypesSupported == ["authorization_code", "implicit"])
        #expect(metadata.tokenEndpointAuthenticationMethodsSupported == ["client_secret_basic"])
        #expect(metadata.supportsRequestURIParameter)
        #expect(!metadata.supportsRequestParameter)
        #expect(!metadata.supportsClaimsParameter)
        #expect(!metadata.supportsIssuerParameter)
        #expect(!metadata.supportsFrontChannelLogout)
        #expect(!metadata.supportsCertificateBoundAccessTokens)
        #expect(metadata.codeChallengeMethodsSupported == nil)
        #expect(metadata.userInfoEndpoint == nil)
        #expect(metadata.scopesSupported == nil)
    }

    @Test("Members are read exactly as they are served") func membersAreReadUnchanged() throws {
        let metadata = try metadata([
            "userinfo_endpoint": "https://graph.example.com/userinfo?x=%20",
            "request_uri_parameter_supported": false,
            "authorization_response_iss_parameter_supported": true,
            "code_challenge_methods_supported": .array(["S256"]),
            "mtls_endpoint_aliases": .object(["token_endpoint": "https://mtls.example.com/token"]),
            "something_new": .array([.null, "x"]),
        ])
        #expect(metadata.userInfoEndpoint == "https://graph.example.com/userinfo?x=%20")
        #expect(!metadata.supportsRequestURIParameter)
        #expect(metadata.supportsIssuerParameter)
        #expect(metadata.codeChallengeMethodsSupported == ["S256"])
        #expect(metadata.mutualTLSAlias(of: "token_endpoint") == "https://mtls.example.com/token")
        #expect(metadata.mutualTLSAlias(of: "revocation_endpoint") == nil)
        #expect(metadata["something_new"] == .array([.null, "x"]))
        #expect(metadata["something_else"] == nil)
    }

    @Test("The order of words in a response type does not matter") func responseTypesAreUnordered() throws {
        let metadata = try metadata(["response_types_supported": .array(["token id_token", "code"])])
        #expect(metadata.supports(responseType: "id_token token"))
        #expect(metadata.supports(responseType: "token id_token"))
        #expect(metadata.supports(responseType: "code"))
        #expect(!metadata.supports(responseType: "id_token"))
        #expect(!metadata.supports(responseType: ""))
    }

    @Test("Entra members are informative, and wrong types are ignored") func entraMembersAreInformative() throws {
        let metadata = try metadata([
            "tenant_region_scope": .null, "msgraph_host": "dod-graph.microsoft.us", "cloud_instance_name": true,
            "http_logout_supported": true,
        ])
        #expect(metadata.entra.tenantRegion == nil)
        #expect(metadata.entra.microsoftGraphHost == "dod-graph.microsoft.us")
        #expect(metadata.entra.cloudInstanceName == nil)
        #expect(metadata.entra.supportsHTTPLogout)
    }

    /// An http issuer on loopback is valid only if the configured issuer is also one.
    @Test("An http issuer is valid only if the configured issuer uses http")
    func httpIssuerRequiresHTTPConfiguration() throws {
        func code(of found: String, under configured: String) -> [ProblemCode] {
            refusalCodes {
                try StandardProfile(try IssuerIdentifier(configured, insecureHTTP: .allowedOnLoopback)).accept(found)
            }
        }
        #expect(code(of: "http://localhost:9401", under: "http://localhost:9400") == [.discoveryIssuerMismatch])
        #expect(code(of: "http://id.example.com", under: "http://localhost:9400") == [.issuerInvalid])
        #expect(code(of: "http://localhost:9400", under: "https://id.example.com") == [.issuerInvalid])
        #expect(code(of: "http://localhost:9400", under: "http://localhost:9400") == [])
    }

    @Test("Plain HTTP endpoints are accepted only on loopback") func httpEndpointsRequireLoopback() throws {
        let issuer = try IssuerIdentifier("http://127.0.0.1:9400", insecureHTTP: .allowedOnLoopback)
        let profile = StandardProfile(issuer)
        func read(_ keys: String) throws -> ProviderMetadata {
            let text = """
                {"issuer":"\(issuer)","authorization_endpoint":"http://localhost:9400/a","token_endpoint":"http://[::1]:1/t",
                "jwks_uri":"\(keys)","response_types_supported":[],"subject_types_supported":[],
                "id_token_signing_alg_values_supported":[]}
                """
            return try ProviderMetadata(document: Array(text.utf8), profile: profile)
        }
        #expect(throws: Never.self) { try read("http://127.0.0.1:9400/keys") }
        #expect(throws: Refusal.self) { try read("http://10.0.0.1:9400/keys") }
        #expect(throws: Refusal.self) { try metadata(["jwks_uri": "http://127.0.0.1:9400/keys"]) }
    }

    @Test("Version 1.0 issuers have their own rule") func versionOneIssuers() throws {
        let tenant = try #require(EntraTenant("8eaef023-2b34-4da1-9baa-8bc8c9d6a490"))
        let version1 = EntraProfile(EntraAuthority(tenant: tenant, version: .v1), allowedTenants: .anyTenant)
        let version2 = EntraProfile(EntraAuthority(tenant: tenant), allowedTenants: .anyTenant)
        let issuer = "https://sts.windows.net/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/"
        #expect(try version1.accept(issuer).equivalence == .version1)
        #expect(throws: Refusal.self) { try version2.accept(issuer) }
        #expect(
            version1.metadataURL
                == "https://login.microsoftonline.com/\(tenant)/.well-known/openid-configuration")
    }

    @Test("Requests and responses do not print secrets") func requestsAndResponsesHideSecrets() throws {
        let request = try TransportRequest(
            .post, "https://id.example.com/token?code=S3CRET", headers: [.init(name: "Authorization", value: "S3CRET")],
            body: Array("S3CRET".utf8), timeout: .seconds(1), bodyLimit: 1)
        let response = TransportResponse(
            status: 200, headers: [.init(name: "Set-Cookie", value: "S3CRET")], body: Array("S3CRET".utf8))
        var text = "\(request) \(response)"
        dump(request, to: &text)
        dump(response, to: &text)
        #expect(!text.contains("S3CRET"))
        #expect(!text.contains("83, 51"))
        #expect(text.contains("POST https://id.example.com/token?…"))
        #expect(text.contains("status 200, 6 bytes"))
    }
}
