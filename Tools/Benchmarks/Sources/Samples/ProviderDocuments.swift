/// Documents as a provider serves them.
public enum ProviderDocuments {
    /// The metadata of the tenant that issues ``SignedTokens``.
    public static let metadata = """
        {"token_endpoint":"\(base)/oauth2/v2.0/token",
        "token_endpoint_auth_methods_supported":["client_secret_post","private_key_jwt","client_secret_basic"],
        "jwks_uri":"\(base)/discovery/v2.0/keys","response_modes_supported":["query","fragment","form_post"],
        "subject_types_supported":["pairwise"],"id_token_signing_alg_values_supported":["RS256"],
        "response_types_supported":["code","id_token","code id_token","id_token token"],
        "scopes_supported":["openid","profile","email","offline_access"],"issuer":"\(SignedTokens.issuer)",
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

    private static let base = "https://login.microsoftonline.com/\(SignedTokens.tenant)"
}

/// The type that an application would declare to read the metadata with Foundation's `JSONDecoder`.
public struct DecodedMetadata: Decodable {
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

/// The type that an application would declare to read a key set with Foundation's `JSONDecoder`.
public struct DecodedKeySet: Decodable {
    /// One key.
    public struct Key: Decodable {
        let kty, use, kid, x5t, n, e, issuer: String?
        let x5c: [String]?
    }

    /// The keys.
    public let keys: [Key]
}
