import Foundation
import LibCrypto
import OIDCDiscovery
import OIDCIssuers
import OIDCSoftwareCrypto
import OIDCTokens

/// The cost of reading a provider's documents, as a ratio to Foundation's `JSONDecoder` reading the same bytes into a
/// structure, in the same run.
enum Documents {
    /// What reading and judging metadata may cost at most.
    static let ceiling = 0.5

    static func run(_ library: LibCrypto) throws -> Bool {
        let issuer = try Issuer("https://login.example.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0")
        let rule = ExactMetadataRule(issuer)
        let document = Array(metadata(issuer.text).utf8)
        let data = Data(document)
        var consumed = 0

        func reference() throws {
            for _ in 0..<100 {
                consumed += try JSONDecoder().decode(DecodedMetadata.self, from: data).issuer.utf8.count
            }
        }
        func judged() throws {
            for _ in 0..<100 {
                consumed += try ProviderMetadata.read(document, rule: rule).keySetLocation.utf8.count
            }
        }
        let clock = ContinuousClock()
        var best = [Double](repeating: .infinity, count: 2)
        for _ in 0..<50 {
            best[0] = min(best[0], Measurement.microseconds(try clock.measure(reference)) / 100)
            best[1] = min(best[1], Measurement.microseconds(try clock.measure(judged)) / 100)
        }
        let ratio = best[1] / best[0]
        print("documents: metadata of \(document.count) bytes, minimum of 50 interleaved rounds (\(consumed > 0))")
        print("  JSONDecoder into 25 members      \(Measurement.rounded(best[0])) µs")
        print(
            "  parsed and judged                \(Measurement.rounded(best[1])) µs, ratio \(Measurement.rounded(ratio)), at most \(ceiling)"
        )
        return ratio <= ceiling
    }

    private static func metadata(_ issuer: String) -> String {
        let base = "https://login.example.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490"
        return """
            {"token_endpoint":"\(base)/oauth2/v2.0/token",
            "token_endpoint_auth_methods_supported":["client_secret_post","private_key_jwt","client_secret_basic"],
            "jwks_uri":"\(base)/discovery/v2.0/keys","response_modes_supported":["query","fragment","form_post"],
            "subject_types_supported":["pairwise"],"id_token_signing_alg_values_supported":["RS256"],
            "response_types_supported":["code","id_token","code id_token","id_token token"],
            "scopes_supported":["openid","profile","email","offline_access"],"issuer":"\(issuer)",
            "request_uri_parameter_supported":false,"userinfo_endpoint":"https://graph.example.com/oidc/userinfo",
            "authorization_endpoint":"\(base)/oauth2/v2.0/authorize","http_logout_supported":true,
            "device_authorization_endpoint":"\(base)/oauth2/v2.0/devicecode","frontchannel_logout_supported":true,
            "end_session_endpoint":"\(base)/oauth2/v2.0/logout","claims_supported":["sub","iss","cloud_instance_name",
            "cloud_instance_host_name","cloud_graph_host_name","msgraph_host","aud","exp","iat","auth_time","acr",
            "nonce","preferred_username","name","tid","ver","at_hash","c_hash","email"],
            "kerberos_endpoint":"\(base)/kerberos","tenant_region_scope":"EU","cloud_instance_name":"example.com",
            "cloud_graph_host_name":"graph.example.net","msgraph_host":"graph.example.com",
            "rbac_url":"https://pas.example.net","mtls_endpoint_aliases":{"token_endpoint":"\(base)/mtls"},
            "tls_client_certificate_bound_access_tokens":true}
            """
    }

    /// The members that a relying party would declare.
    private struct DecodedMetadata: Decodable {
        let issuer, authorization_endpoint, token_endpoint, jwks_uri: String
        let userinfo_endpoint, end_session_endpoint, device_authorization_endpoint, kerberos_endpoint: String?
        let tenant_region_scope, cloud_instance_name, cloud_graph_host_name, msgraph_host, rbac_url: String?
        let response_types_supported, subject_types_supported, id_token_signing_alg_values_supported: [String]
        let scopes_supported, claims_supported, response_modes_supported: [String]?
        let token_endpoint_auth_methods_supported: [String]?
        let request_uri_parameter_supported, http_logout_supported, frontchannel_logout_supported: Bool?
        let tls_client_certificate_bound_access_tokens: Bool?
        let mtls_endpoint_aliases: [String: String]?
    }
}
