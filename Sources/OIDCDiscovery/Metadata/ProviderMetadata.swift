public import OIDCIssuers
public import OIDCPrimitives
public import OIDCTokens

/// A provider's metadata, validated against the provider's profile.
///
/// Every member that OpenID Connect Discovery 1.0 or one of its companion specifications defines is either absent or
/// has the correct type. Absent members have the default value that the specification defines. All other members can be
/// read with the subscript.
///
/// The metadata does not reliably indicate PKCE support: providers omit ``codeChallengeMethodsSupported`` and still
/// support it. A client therefore always sends a challenge.
public struct ProviderMetadata: Sendable {
    private let document: JSONDocument
    private let acceptedIssuer: AcceptedIssuer
    /// Warnings about the members of the document, such as `discovery.boolean-as-string`.
    public let warnings: [Problem]

    /// `issuer`.
    public var issuer: MetadataIssuer { acceptedIssuer.issuer }
    /// The reason that the document may name this issuer.
    public var equivalence: MetadataEquivalence { acceptedIssuer.equivalence }
    /// The rules that tokens must meet, including their issuer.
    public var tokenProfile: any TokenProfile { acceptedIssuer.tokenProfile }

    /// Creates metadata from a document, and validates it against the profile.
    ///
    /// - Parameters:
    ///   - bytes: The document.
    ///   - profile: The provider's rules.
    ///   - limits: The limits on sizes.
    /// - Throws: `discovery.*` and `issuer.invalid`, with every problem found. A document that is not strict JSON or
    ///   that contains an OAuth error is reported alone.
    public init(
        document bytes: [UInt8], profile: any ProviderProfile, limits: DiscoveryLimits = .standard
    ) throws(Refusal) {
        document = try ProviderMetadata.parsed(bytes, limits)
        (acceptedIssuer, warnings) = try ProviderMetadata.validated(document, profile)
    }

    /// Creates metadata from an HTTP response, and validates it against the profile. The status and the content type
    /// are checked too.
    ///
    /// - Parameters:
    ///   - response: The response to the request for the document.
    ///   - profile: The provider's rules.
    ///   - limits: The limits on sizes.
    ///   - warnings: A closure that receives the warnings `discovery.unexpected-content-type` and
    ///     `discovery.boolean-as-string`.
    /// - Throws: `discovery.*` and `issuer.invalid`, with every problem found.
    public init(
        document response: TransportResponse, profile: any ProviderProfile, limits: DiscoveryLimits = .standard,
        warnings: WarningHandler
    ) throws(Refusal) {
        let url = profile.metadataURL
        if let problem = ResponseValidation.problem(of: response, from: url, bodyLimit: limits.metadataBytes) {
            throw Refusal(problem)
        }
        try self.init(document: response.body, profile: profile, limits: limits)
        for warning in ResponseValidation.warnings(about: response, from: url) + self.warnings { warnings?(warning) }
    }

    private static func parsed(_ bytes: [UInt8], _ limits: DiscoveryLimits) throws(Refusal) -> JSONDocument {
        guard bytes.count <= limits.metadataBytes else {
            throw Refusal(.tooLarge(at: nil, limit: limits.metadataBytes))
        }
        return try Refusal.wrapping(Problem.metadataNotJSON) { () throws(Refusal) in
            try JSONDocument(parsing: bytes, limits: .known(bytes: limits.metadataBytes))
        }
    }

    private static func validated(_ document: JSONDocument, _ profile: any ProviderProfile) throws(Refusal)
        -> (AcceptedIssuer, warnings: [Problem])
    {
        if let problem = MetadataValidation.providerError(in: document, from: profile.metadataURL) {
            throw Refusal(problem)
        }
        let validation = MetadataValidation(document, profile)
        if let refusal = Refusal(validation.problems) { throw refusal }
        guard let acceptedIssuer = validation.acceptedIssuer else {
            throw Refusal(.metadataMember(.discoveryMissingMember, "issuer", expected: "a string", found: nil))
        }
        return (acceptedIssuer, validation.warnings)
    }
}

// MARK: - Members

extension ProviderMetadata {
    /// The value of a member, as received, or `nil` if it is absent. Names are compared byte for byte. Members that no
    /// specification defines can be read too.
    public subscript(name: String) -> JSONValue? { document[name] }

    /// The whole document.
    public var value: JSONValue { document.value }

    /// `authorization_endpoint`: the URL to which the browser is sent to sign in.
    public var authorizationEndpoint: String { text("authorization_endpoint") ?? "" }
    /// `token_endpoint`: the URL at which codes are redeemed.
    public var tokenEndpoint: String { text("token_endpoint") ?? "" }
    /// `jwks_uri`: the URL of the keys.
    public var jwksURL: String { text("jwks_uri") ?? "" }
    /// `userinfo_endpoint`. It may be on another host, and belong to an API with tokens of its own.
    public var userInfoEndpoint: String? { text("userinfo_endpoint") }
    /// `end_session_endpoint`: the URL to which the browser is sent to sign out.
    public var endSessionEndpoint: String? { text("end_session_endpoint") }
    /// `check_session_iframe`.
    public var checkSessionIframe: String? { text("check_session_iframe") }
    /// `registration_endpoint`.
    public var registrationEndpoint: String? { text("registration_endpoint") }
    /// `revocation_endpoint`.
    public var revocationEndpoint: String? { text("revocation_endpoint") }
    /// `introspection_endpoint`.
    public var introspectionEndpoint: String? { text("introspection_endpoint") }
    /// `device_authorization_endpoint`.
    public var deviceAuthorizationEndpoint: String? { text("device_authorization_endpoint") }
    /// `pushed_authorization_request_endpoint`.
    public var pushedAuthorizationRequestEndpoint: String? { text("pushed_authorization_request_endpoint") }
    /// `backchannel_authentication_endpoint`.
    public var backchannelAuthenticationEndpoint: String? { text("backchannel_authentication_endpoint") }

    /// `response_types_supported`. Compare with ``supports(responseType:)``, because the order of the words has no
    /// meaning.
    public var responseTypesSupported: [String] { texts("response_types_supported") ?? [] }
    /// `response_modes_supported`; `query` and `fragment` when absent.
    public var responseModesSupported: [String] { texts("response_modes_supported") ?? [] }
    /// `grant_types_supported`; `authorization_code` and `implicit` when absent.
    public var grantTypesSupported: [String] { texts("grant_types_supported") ?? [] }
    /// `subject_types_supported`.
    public var subjectTypesSupported: [String] { texts("subject_types_supported") ?? [] }
    /// `id_token_signing_alg_values_supported`. The application chooses which algorithms it accepts; this list does
    /// not.
    public var idTokenAlgorithmsSupported: [String] { texts("id_token_signing_alg_values_supported") ?? [] }
    /// `token_endpoint_auth_methods_supported`; `client_secret_basic` when absent.
    public var tokenEndpointAuthenticationMethodsSupported: [String] {
        texts("token_endpoint_auth_methods_supported") ?? []
    }
    /// `token_endpoint_auth_signing_alg_values_supported`.
    public var tokenEndpointAuthenticationAlgorithmsSupported: [String]? {
        texts("token_endpoint_auth_signing_alg_values_supported")
    }
    /// `code_challenge_methods_supported`; `nil` when absent.
    public var codeChallengeMethodsSupported: [String]? { texts("code_challenge_methods_supported") }
    /// `scopes_supported`. The list may be incomplete.
    public var scopesSupported: [String]? { texts("scopes_supported") }
    /// `claims_supported`. The list may be incomplete.
    public var claimsSupported: [String]? { texts("claims_supported") }
    /// `acr_values_supported`.
    public var authenticationContextsSupported: [String]? { texts("acr_values_supported") }
    /// `prompt_values_supported`.
    public var promptsSupported: [String]? { texts("prompt_values_supported") }
    /// `ui_locales_supported`.
    public var userInterfaceLocalesSupported: [String]? { texts("ui_locales_supported") }

    /// Whether the provider supports the `claims` request parameter (`claims_parameter_supported`; false if absent).
    public var supportsClaimsParameter: Bool { flag("claims_parameter_supported") }
    /// Whether the provider supports the `request` parameter (`request_parameter_supported`; false if absent).
    public var supportsRequestParameter: Bool { flag("request_parameter_supported") }
    /// Whether the provider supports the `request_uri` parameter (`request_uri_parameter_supported`; true if absent).
    public var supportsRequestURIParameter: Bool { flag("request_uri_parameter_supported") }
    /// Whether authorization requests must be pushed (`require_pushed_authorization_requests`; false if absent).
    public var requiresPushedAuthorizationRequests: Bool { flag("require_pushed_authorization_requests") }
    /// Whether authorization requests must be signed request objects (RFC 9101: `require_signed_request_object`; false
    /// if absent).
    public var requiresSignedRequestObjects: Bool { flag("require_signed_request_object") }
    /// Whether responses contain `iss` (RFC 9207: `authorization_response_iss_parameter_supported`; false if absent).
    public var supportsIssuerParameter: Bool { flag("authorization_response_iss_parameter_supported") }
    /// Whether the provider supports front-channel logout (`frontchannel_logout_supported`; false if absent).
    public var supportsFrontChannelLogout: Bool { flag("frontchannel_logout_supported") }
    /// Whether the provider supports `sid` in front-channel logout requests (`frontchannel_logout_session_supported`; false if absent).
    public var supportsFrontChannelLogoutSession: Bool { flag("frontchannel_logout_session_supported") }
    /// Whether the provider supports back-channel logout (`backchannel_logout_supported`; false if absent).
    public var supportsBackChannelLogout: Bool { flag("backchannel_logout_supported") }
    /// Whether the provider supports `sid` in logout tokens (`backchannel_logout_session_supported`; false if absent).
    public var supportsBackChannelLogoutSession: Bool { flag("backchannel_logout_session_supported") }
    /// Whether the provider supports certificate-bound access tokens (RFC 8705:
    /// `tls_client_certificate_bound_access_tokens`; false if absent).
    public var supportsCertificateBoundAccessTokens: Bool { flag("tls_client_certificate_bound_access_tokens") }

    /// Returns the URL of an endpoint for clients that present a certificate (RFC 8705 §5), from
    /// `mtls_endpoint_aliases`.
    ///
    /// - Parameter endpoint: The name of the member, such as `token_endpoint`.
    public func mutualTLSAlias(of endpoint: String) -> String? {
        document["mtls_endpoint_aliases"]?[endpoint]?.string
    }

    /// Returns whether a response type is supported. The order of its words has no meaning, so `id_token code` is the
    /// same as `code id_token`.
    public func supports(responseType: String) -> Bool {
        func words(_ text: String) -> Set<ExactString> { Set(Substring(text).split(at: " ").map { ExactString($0) }) }
        let wanted = words(responseType)
        return responseTypesSupported.contains { words($0) == wanted }
    }

    /// Every known member except the issuer, with its value, its default, or null, followed by all other members as
    /// received.
    package var membersWithDefaults: JSONObject {
        let names = MetadataMember.all.dropFirst().map(\.name) + unknownMemberNames
        return JSONObject(names.map { JSONObject.Member(name: $0, value: served($0) ?? .null) })
    }

    /// The names of the members that no specification defines.
    package var unknownMemberNames: [String] {
        let known = MetadataMember.all.map { ExactString($0.name) }
        return document.root.memberNames.filter { !known.contains(ExactString($0)) }
    }

    private func served(_ name: String) -> JSONValue? { document[name] ?? MetadataMember.defaults[name] }

    private func text(_ name: String) -> String? { document[name]?.string }

    private func texts(_ name: String) -> [String]? { served(name)?.strings }

    private func flag(_ name: String) -> Bool {
        // A string passes validation only if the profile accepts it.
        guard let value = served(name) else { return false }
        return value.bool ?? StringBooleans.value(of: value.string) ?? false
    }
}
