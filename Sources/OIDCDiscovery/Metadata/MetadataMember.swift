import OIDCPrimitives

/// The members of a metadata document that are validated, with their types. Other members are kept but have no meaning.
///
/// Sources: OpenID Connect Discovery 1.0 §3; RFC 8414 §2; RP-Initiated Logout §2.1, Front-Channel Logout §3,
/// Back-Channel Logout §2.1, Session Management §3.3, Client-Initiated Backchannel Authentication §4; RFC 8628 §4,
/// RFC 8705 §3.3 and §5, RFC 9101 §10.5, RFC 9126 §5, RFC 9207 §3, RFC 9449 §5.1.
struct MetadataMember {
    enum Shape {
        /// The issuer, which the profile validates.
        case issuer
        /// A string without further rules.
        case text
        case texts
        case flag
        /// The URL of an endpoint.
        case endpoint
        /// An object that contains URLs of endpoints.
        case endpoints
    }

    let name: String
    let shape: Shape
    let isRequired: Bool

    /// Returns the index of the member with that name, or `nil` if it is not a known member.
    static func index(of name: Span<UInt8>) -> Int? {
        guard name.count < indicesByLength.count else { return nil }
        return indicesByLength[name.count].first { index in
            let known = nameBytes[index]
            for offset in name.indices where known[offset] != name[offset] { return false }
            return true
        }
    }

    private static let nameBytes = all.map { Array($0.name.utf8) }
    /// The indices grouped by name length, so that few names need to be compared.
    private static let indicesByLength: [[Int]] = {
        let longest = nameBytes.map(\.count).max() ?? 0
        return (0...longest).map { length in nameBytes.indices.filter { nameBytes[$0].count == length } }
    }()

    static let all: [MetadataMember] =
        required(.issuer, "issuer")
        + required(.endpoint, "authorization_endpoint", "token_endpoint", "jwks_uri")
        + required(
            .texts, "response_types_supported", "subject_types_supported", "id_token_signing_alg_values_supported")
        + optional(
            .endpoint, "userinfo_endpoint", "registration_endpoint", "end_session_endpoint", "check_session_iframe",
            "device_authorization_endpoint", "revocation_endpoint", "introspection_endpoint",
            "pushed_authorization_request_endpoint", "backchannel_authentication_endpoint")
        + optional(.endpoints, "mtls_endpoint_aliases")
        + optional(.text, "service_documentation", "op_policy_uri", "op_tos_uri", "signed_metadata")
        + optional(
            .texts, "scopes_supported", "response_modes_supported", "grant_types_supported", "acr_values_supported",
            "claims_supported", "claim_types_supported", "display_values_supported", "prompt_values_supported",
            "claims_locales_supported", "ui_locales_supported", "token_endpoint_auth_methods_supported",
            "token_endpoint_auth_signing_alg_values_supported", "revocation_endpoint_auth_methods_supported",
            "introspection_endpoint_auth_methods_supported", "code_challenge_methods_supported",
            "userinfo_signing_alg_values_supported", "id_token_encryption_alg_values_supported",
            "id_token_encryption_enc_values_supported", "request_object_signing_alg_values_supported",
            "dpop_signing_alg_values_supported", "userinfo_encryption_alg_values_supported",
            "userinfo_encryption_enc_values_supported", "request_object_encryption_alg_values_supported",
            "request_object_encryption_enc_values_supported", "revocation_endpoint_auth_signing_alg_values_supported",
            "introspection_endpoint_auth_signing_alg_values_supported",
            "backchannel_token_delivery_modes_supported",
            "backchannel_authentication_request_signing_alg_values_supported")
        + optional(
            .flag, "claims_parameter_supported", "request_parameter_supported", "request_uri_parameter_supported",
            "require_request_uri_registration", "require_pushed_authorization_requests",
            "authorization_response_iss_parameter_supported", "frontchannel_logout_supported",
            "frontchannel_logout_session_supported", "backchannel_logout_supported",
            "backchannel_logout_session_supported", "tls_client_certificate_bound_access_tokens",
            "require_signed_request_object", "backchannel_user_code_parameter_supported")

    /// The default values of absent members, where the specifications define them.
    static let defaults: JSONObject = [
        "response_modes_supported": ["query", "fragment"],
        "grant_types_supported": ["authorization_code", "implicit"],
        "token_endpoint_auth_methods_supported": ["client_secret_basic"],
        "revocation_endpoint_auth_methods_supported": ["client_secret_basic"],
        "claim_types_supported": ["normal"],
        "claims_parameter_supported": false,
        "request_parameter_supported": false,
        "request_uri_parameter_supported": true,
        "require_request_uri_registration": false,
        "require_pushed_authorization_requests": false,
        "authorization_response_iss_parameter_supported": false,
        "frontchannel_logout_supported": false,
        "frontchannel_logout_session_supported": false,
        "backchannel_logout_supported": false,
        "backchannel_logout_session_supported": false,
        "tls_client_certificate_bound_access_tokens": false,
        "require_signed_request_object": false,
        "backchannel_user_code_parameter_supported": false,
    ]

    private static func required(_ shape: Shape, _ names: String...) -> [MetadataMember] {
        names.map { MetadataMember(name: $0, shape: shape, isRequired: true) }
    }

    private static func optional(_ shape: Shape, _ names: String...) -> [MetadataMember] {
        names.map { MetadataMember(name: $0, shape: shape, isRequired: false) }
    }
}
