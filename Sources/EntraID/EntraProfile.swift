public import OIDCCallbacks
public import OIDCDiscovery
public import OIDCIssuers
public import OIDCPrimitives

/// The provider profile of Entra ID, Azure AD B2C, and External ID for one authority.
///
///     let provider = LiveProvider(
///         profile: try EntraProfile(authority), transport: transport, verifier: crypto,
///         digest: crypto)
///
/// `ProviderConfiguration.entra` creates a profile from a configuration.
///
/// The standard requires the issuer in the metadata to equal the issuer that was requested. Entra's often differs. Each
/// permitted difference is a named `MetadataEquivalence`; any other issuer is rejected. Endpoints may be on any public
/// host, but endpoints of Azure AD B2C must belong to the authority's own policy, because the authorization endpoint
/// determines the policy that the user goes through.
public struct EntraProfile: ProviderProfile {
    /// The authority.
    public let authority: EntraAuthority
    /// The tenants from which users may sign in.
    public let allowedTenants: AllowedTenants
    /// The Azure AD B2C policies from which tokens are accepted.
    public let policies: AllowedPolicies
    /// The rules for the callback URL.
    public let redirectRules: RedirectRules
    /// Whether the token endpoint is asked for the user's ``HomeAccountID``. The default is false.
    public var requestsHomeAccountID = false

    /// Creates a profile for an authority with one tenant.
    ///
    /// - Throws: A `Refusal` with `config.tenants-not-stated` for `common` and `organizations`. For these, use the
    ///   other initializer, which takes the allowed tenants.
    public init(_ authority: EntraAuthority, policies: AllowedPolicies = .configuredOnly) throws(Refusal) {
        if let refusal = Refusal(AllowedTenants.problems(of: nil, under: authority)) { throw refusal }
        self.init(authority, allowedTenants: .anyTenant, policies: policies)
    }

    /// Creates a profile for an authority and the given tenants.
    ///
    /// - Parameters:
    ///   - authority: The authority.
    ///   - allowedTenants: The tenants from which users may sign in.
    ///   - policies: The Azure AD B2C policies from which tokens are accepted.
    ///   - redirectRules: The rules for the callback URL.
    public init(
        _ authority: EntraAuthority, allowedTenants: AllowedTenants, policies: AllowedPolicies = .configuredOnly,
        redirectRules: RedirectRules = RedirectRules()
    ) {
        self.authority = authority
        self.allowedTenants = allowedTenants
        self.policies = policies
        self.redirectRules = redirectRules
    }

    // MARK: - Metadata

    /// The URL of the authority's metadata, including `?appid=` or `?p=`.
    public var metadataURL: String { authority.metadataURL }

    /// The hosts on which the provider may use http: this machine if the authority is emulated, and none otherwise.
    public var insecureHTTP: InsecureHTTP { authority.insecureHTTP }

    /// Returns the issuer of the metadata with the equivalence that permits it and the profile of its tokens.
    ///
    /// - Throws: A `Refusal` if the issuer is not valid, or not one that the authority's metadata may have.
    public func accept(_ text: String) throws(Refusal) -> AcceptedIssuer {
        let issuer = try MetadataIssuer(entra: text, insecureHTTP: insecureHTTP)
        guard let equivalence = authority.equivalence(ofMetadataIssuer: text) else {
            throw Refusal(.metadataIssuerMismatch(expected: authority.expectedMetadataIssuer, found: text))
        }
        let rule = try EntraIssuerRule(
            authority: authority, metadataIssuer: issuer, allowedTenants: allowedTenants, policies: policies)
        return AcceptedIssuer(issuer, as: equivalence, tokenProfile: EntraTokenProfile(rule))
    }

    /// Returns whether an issuer equals the metadata's issuer byte for byte, or matches its template with a tenant ID.
    public func accepts(issuer: String, under metadataIssuer: String) -> Bool {
        switch try? MetadataIssuer(entra: metadataIssuer, insecureHTTP: insecureHTTP) {
        case .concrete(let expected): issuer.hasSameBytes(as: expected.string)
        case .template(let template): template.value(in: issuer).map { GUID.isLowercase($0) } ?? false
        case nil: false
        }
    }

    /// Returns whether an issuer is one that the authority's metadata may name or, for `common` and `organizations`, the
    /// issuer of a tenant whose users may sign in.
    public func recognizes(issuer: String) -> Bool {
        guard let template = authority.issuerTemplate else { return (try? accept(issuer)) != nil }
        guard let tenant = template.value(in: issuer),
            let rule = try? EntraIssuerRule(
                authority: authority, metadataIssuer: .template(template), allowedTenants: allowedTenants,
                policies: policies)
        else { return false }
        let claims = JSONObject([
            .init(name: "iss", value: .string(issuer)), .init(name: "tid", value: .string(String(tenant))),
        ])
        return rule.problems(of: IssuerStatement(claims: claims)).isEmpty
    }

    /// The issuers of the tokens of the authority's tenant in every version, or the template of a shared tenant.
    public var tokenIssuers: [String] { authority.tokenIssuers }

    /// Returns whether a token with this issuer may belong to the authority. A tenant that is not allowed may have
    /// issued it too, so that its tokens are rejected for that reason.
    public func mayHaveIssued(issuer: String) -> Bool { authority.mayHaveIssued(issuer) }

    /// Returns a problem if the endpoint belongs to another Azure AD B2C policy, unless every policy is accepted.
    public func problems(ofEndpoint member: String, _ url: String) -> [Problem] {
        PolicyRule(endpointsOf: authority, policies)?.problem(ofEndpoint: member, url).map { [$0] } ?? []
    }

    // MARK: - Sign-in

    /// Returns the `redirect.*` problems of a callback URL, including warnings.
    public func problems(ofCallback callback: CallbackURL) -> [Problem] { redirectRules.problems(of: callback) }

    /// Whether a token response may lack an access token. True for Azure AD B2C, which returns none without an API
    /// scope.
    public var mayOmitAccessToken: Bool { authority.kind == .b2c }

    /// Whether responses can be returned in a form. True, because every authority supports `form_post`.
    public var supportsFormPost: Bool { true }

    /// The claim for authentication contexts of Conditional Access, `acrs`. `nil` for Azure AD B2C, which has none.
    public var authenticationContextClaim: String? { authority.kind == .b2c ? nil : "acrs" }

    /// The parameter `client_info`, if the user's ``HomeAccountID`` is requested.
    public var tokenParameters: [FormEncoding.Parameter] {
        requestsHomeAccountID ? [.init(name: "client_info", value: "1")] : []
    }

    /// Returns a problem if the scopes belong to several resources, or if an application that acts on its own behalf
    /// does not ask for the default scope.
    public func problems(ofScope scope: String, grantType: String) -> [Problem] {
        EntraScopes(scope).problems(grantType: grantType)
    }

    /// Whether an authorization request may ask for consent to scopes of other resources. Azure AD B2C cannot.
    public var supportsConsentScopes: Bool { authority.kind != .b2c }

    /// Returns the meaning and remedy of the first error number in the description, or `nil` if there is none. For a
    /// number that is not in the catalog, the remedy is where to look it up.
    public func advice(forErrorDescription description: String) -> ProviderAdvice? {
        EntraErrorEntry.advice(forErrorDescription: description)
    }
}
