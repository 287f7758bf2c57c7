public import OIDCIssuers
public import OIDCPrimitives
public import OIDCTokens

/// What a provider publishes about itself: a document that was judged against the place where it was asked for.
///
/// Every member that OpenID Connect Discovery 1.0 or one of its companions defines was found to be absent or of its
/// type; absent ones have the default that the specification names. All others can be read through the subscript.
///
/// There is no word here on whether the provider supports PKCE: providers leave
/// ``codeChallengeMethodsSupported`` out and support it all the same, so a client always sends a challenge.
public struct ProviderMetadata: Sendable {
    private let document: JSONDocument
    private let admitted: AdmittedIssuer

    /// `issuer`.
    public var issuer: MetadataIssuer { admitted.issuer }
    /// Why that issuer is the right one for the place where the document was asked for.
    public var equivalence: MetadataEquivalence { admitted.equivalence }
    /// Whose tokens may be believed by this metadata, and what is particular about them.
    public var tokenProfile: any TokenProfile { admitted.tokenProfile }

    /// Judges a document that was asked for where the profile says.
    ///
    /// - Throws: `discovery.*` and `issuer.invalid`, all that apply. A document that is no strict JSON, or an error of
    ///   the provider, is reported alone.
    public init(
        document bytes: [UInt8], profile: any ProviderProfile, limits: DiscoveryLimits = .standard
    ) throws(Refusal) {
        document = try ProviderMetadata.parsed(bytes, limits)
        admitted = try ProviderMetadata.judged(document, profile)
    }

    /// Judges an answer to the request for a document: its status and content type as well. Another content type than
    /// JSON's is the warning `discovery.unexpected-content-type`.
    public init(
        document response: HTTPResponse, profile: any ProviderProfile, limits: DiscoveryLimits = .standard,
        warnings: WarningHandler
    ) throws(Refusal) {
        let address = profile.metadataLocation
        if let problem = ResponseJudgement.problem(of: response, from: address, bodyLimit: limits.metadataBytes) {
            throw Refusal(problem)
        }
        try self.init(document: response.body, profile: profile, limits: limits)
        for warning in ResponseJudgement.warnings(about: response, from: address) { warnings?(warning) }
    }

    private static func parsed(_ bytes: [UInt8], _ limits: DiscoveryLimits) throws(Refusal) -> JSONDocument {
        guard bytes.count <= limits.metadataBytes else {
            throw Refusal(.tooLarge(at: nil, limit: limits.metadataBytes))
        }
        return try Refusal.wrapping(Problem.metadataNotJSON) { () throws(Refusal) in
            try JSONDocument(parsing: bytes, limits: .known(bytes: limits.metadataBytes))
        }
    }

    private static func judged(_ document: JSONDocument, _ profile: any ProviderProfile) throws(Refusal)
        -> AdmittedIssuer
    {
        if let problem = MetadataJudgement.providerError(in: document, from: profile.metadataLocation) {
            throw Refusal(problem)
        }
        let judgement = MetadataJudgement(document, profile)
        if let refusal = Refusal(judgement.problems) { throw refusal }
        guard let admitted = judgement.admitted else {
            throw Refusal(.metadataMember(.discoveryMissingMember, "issuer", expected: "a string", found: nil))
        }
        return admitted
    }
}

// MARK: - Members

extension ProviderMetadata {
    /// Any member as it was served, its name compared by bytes; also those that no specification knows.
    public subscript(name: String) -> JSONValue? { document[name] }

    /// The whole document.
    public var value: JSONValue { document.value }

    /// `authorization_endpoint`: where the browser is sent.
    public var authorizationEndpoint: String { text("authorization_endpoint") ?? "" }
    /// `token_endpoint`: where codes are exchanged.
    public var tokenEndpoint: String { text("token_endpoint") ?? "" }
    /// `jwks_uri`: where the keys are.
    public var keySetLocation: String { text("jwks_uri") ?? "" }
    /// `userinfo_endpoint`. It may be on another host, and belong to another API with tokens of its own.
    public var userInfoEndpoint: String? { text("userinfo_endpoint") }
    /// `end_session_endpoint`: where the browser is sent to sign out.
    public var endSessionEndpoint: String? { text("end_session_endpoint") }
    /// `check_session_iframe`.
    public var checkSessionFrame: String? { text("check_session_iframe") }
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

    /// `response_types_supported`. Compare with ``supports(responseType:)``: the order of the words means nothing.
    public var responseTypesSupported: [String] { texts("response_types_supported") ?? [] }
    /// `response_modes_supported`; `query` and `fragment` when absent.
    public var responseModesSupported: [String] { texts("response_modes_supported") ?? [] }
    /// `grant_types_supported`; `authorization_code` and `implicit` when absent.
    public var grantTypesSupported: [String] { texts("grant_types_supported") ?? [] }
    /// `subject_types_supported`.
    public var subjectTypesSupported: [String] { texts("subject_types_supported") ?? [] }
    /// `id_token_signing_alg_values_supported`. What is believed is the application's choice, not this list.
    public var idTokenAlgorithmsSupported: [String] { texts("id_token_signing_alg_values_supported") ?? [] }
    /// `token_endpoint_auth_methods_supported`; `client_secret_basic` when absent.
    public var tokenEndpointAuthenticationMethodsSupported: [String] {
        texts("token_endpoint_auth_methods_supported") ?? []
    }
    /// `token_endpoint_auth_signing_alg_values_supported`.
    public var tokenEndpointAuthenticationAlgorithmsSupported: [String]? {
        texts("token_endpoint_auth_signing_alg_values_supported")
    }
    /// `code_challenge_methods_supported`, if the provider says anything about it.
    public var codeChallengeMethodsSupported: [String]? { texts("code_challenge_methods_supported") }
    /// `scopes_supported`: advice, never complete.
    public var scopesSupported: [String]? { texts("scopes_supported") }
    /// `claims_supported`: advice, never complete.
    public var claimsSupported: [String]? { texts("claims_supported") }
    /// `acr_values_supported`.
    public var contextsSupported: [String]? { texts("acr_values_supported") }
    /// `prompt_values_supported`.
    public var promptsSupported: [String]? { texts("prompt_values_supported") }
    /// `ui_locales_supported`.
    public var userInterfaceLocalesSupported: [String]? { texts("ui_locales_supported") }

    /// `claims_parameter_supported`; false when absent.
    public var isClaimsParameterSupported: Bool { flag("claims_parameter_supported") }
    /// `request_parameter_supported`; false when absent.
    public var isRequestParameterSupported: Bool { flag("request_parameter_supported") }
    /// `request_uri_parameter_supported`; true when absent.
    public var isRequestURIParameterSupported: Bool { flag("request_uri_parameter_supported") }
    /// `require_pushed_authorization_requests`; false when absent.
    public var requiresPushedAuthorizationRequests: Bool { flag("require_pushed_authorization_requests") }
    /// `authorization_response_iss_parameter_supported` (RFC 9207); false when absent.
    public var isIssuerParameterSupported: Bool { flag("authorization_response_iss_parameter_supported") }
    /// `frontchannel_logout_supported`; false when absent.
    public var isFrontChannelLogoutSupported: Bool { flag("frontchannel_logout_supported") }
    /// `frontchannel_logout_session_supported`; false when absent.
    public var isFrontChannelLogoutSessionSupported: Bool { flag("frontchannel_logout_session_supported") }
    /// `backchannel_logout_supported`; false when absent.
    public var isBackChannelLogoutSupported: Bool { flag("backchannel_logout_supported") }
    /// `backchannel_logout_session_supported`; false when absent.
    public var isBackChannelLogoutSessionSupported: Bool { flag("backchannel_logout_session_supported") }
    /// `tls_client_certificate_bound_access_tokens` (RFC 8705); false when absent.
    public var areAccessTokensBoundToCertificates: Bool { flag("tls_client_certificate_bound_access_tokens") }

    /// The address of an endpoint for clients that present a certificate (RFC 8705 §5): that of
    /// `mtls_endpoint_aliases`, if there is one for `token_endpoint`, say.
    public func mutualTLSAlias(of endpoint: String) -> String? {
        document["mtls_endpoint_aliases"]?[endpoint]?.string
    }

    /// Whether a response type is offered: `id_token code` is `code id_token`.
    public func supports(responseType: String) -> Bool {
        func words(_ text: String) -> Set<ExactText> { Set(Substring(text).split(at: " ").map { ExactText($0) }) }
        let wanted = words(responseType)
        return responseTypesSupported.contains { words($0) == wanted }
    }

    /// Every judged member but the issuer with its value, its default or null, and behind them all others as they were served.
    package var membersWithDefaults: JSONObject {
        let names = MetadataMember.all.dropFirst().map(\.name) + membersWithoutMeaning
        return JSONObject(names.map { JSONObject.Member(name: $0, value: served($0) ?? .null) })
    }

    /// The names of the members that were not judged, because no specification knows them.
    package var membersWithoutMeaning: [String] {
        let known = MetadataMember.all.map { ExactText($0.name) }
        return document.root.memberNames.filter { !known.contains(ExactText($0)) }
    }

    private func served(_ name: String) -> JSONValue? { document[name] ?? MetadataMember.defaults[name] }

    private func text(_ name: String) -> String? { document[name]?.string }

    private func texts(_ name: String) -> [String]? { served(name)?.strings }

    private func flag(_ name: String) -> Bool { served(name)?.bool == true }
}
