public import OIDCCallbacks
public import OIDCDiscovery
import OIDCIssuers
public import OIDCPrimitives

/// Everything that is particular about Entra ID, Azure AD B2C and External ID, under one authority.
///
///     let provider = LiveProvider(
///         profile: try EntraProfile(authority), transport: transport, verifier: crypto, digest: crypto)
///
/// `ProviderConfiguration.entra` makes one of a configuration.
///
/// The standard wants the issuer in the metadata to be the string that was asked for. Entra's is another in many cases; each
/// of them is a `MetadataEquivalence` with a name, and nothing else is let through. Endpoints may be on any public host, but
/// those of Azure AD B2C must be the authority's own policy's: the authorization endpoint is what starts a policy.
public struct EntraProfile: ProviderProfile {
    /// The authority.
    public let authority: EntraAuthority
    /// The tenants whose accounts may sign in.
    public let allowedTenants: AllowedTenants
    /// The policies whose tokens are accepted, for Azure AD B2C.
    public let policies: AllowedPolicies
    /// What Entra accepts as a callback, given who may sign in.
    public let redirectRules: RedirectRules

    /// Creates the profile of an authority that names its tenant.
    ///
    /// - Throws: `config.tenants-not-stated` for `common` and `organizations`: say with the other initializer which tenants'
    ///   users may sign in.
    public init(_ authority: EntraAuthority, policies: AllowedPolicies = .configuredOnly) throws(Refusal) {
        if let refusal = Refusal(AllowedTenants.problems(of: nil, under: authority)) { throw refusal }
        self.init(authority, allowedTenants: .anyTenant, policies: policies)
    }

    /// Creates the profile of an authority and of the tenants whose users may sign in.
    ///
    /// - Parameters:
    ///   - authority: The authority.
    ///   - allowedTenants: The tenants whose accounts may sign in.
    ///   - policies: The policies whose tokens are accepted, for Azure AD B2C.
    ///   - redirectRules: What Entra accepts as a callback, given who may sign in.
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

    /// The URL of the authority's metadata, its `?appid=` or `?p=` included.
    public var metadataLocation: String { authority.metadataLocation }

    /// The issuer, with the equivalence that admits it, and what its tokens must be.
    public func admit(_ text: String) throws(Refusal) -> AdmittedIssuer {
        let issuer = try MetadataIssuer(entra: text)
        guard let equivalence = authority.equivalence(ofMetadataIssuer: text) else {
            throw Refusal(.metadataIssuerMismatch(expected: authority.expectedMetadataIssuer, found: text))
        }
        let rule = try EntraIssuerRule(
            authority: authority, metadataIssuer: issuer, allowedTenants: allowedTenants, policies: policies)
        return AdmittedIssuer(issuer, as: equivalence, tokenProfile: EntraTokenProfile(rule))
    }

    /// Whether both are the same issuer, byte for byte, or the metadata's is a template that a tenant fills.
    public func admits(issuer: String, under metadataIssuer: String) -> Bool {
        switch try? MetadataIssuer(entra: metadataIssuer) {
        case .concrete(let expected): issuer.hasSameBytes(as: expected.text)
        case .template(let template): template.value(in: issuer).map { GUID.isLowerCase($0) } ?? false
        case nil: false
        }
    }

    /// For Azure AD B2C: an endpoint of another policy, unless every policy is accepted.
    public func problems(ofEndpoint member: String, _ url: String) -> [Problem] {
        PolicyRule(endpointsOf: authority, policies)?.problem(ofEndpoint: member, url).map { [$0] } ?? []
    }

    // MARK: - Sign-in

    /// Every `redirect.*` rule that the callback breaks, and every warning.
    public func problems(ofCallback callback: CallbackURL) -> [Problem] { redirectRules.problems(of: callback) }

    /// True for Azure AD B2C, which returns no access token without a scope of an API.
    public var mayLackAccessToken: Bool { authority.kind == .b2c }

    /// Meaning and remedy of the first number in the description; of one that the catalogue lacks, where to look it up.
    public func advice(onErrorDescribedAs description: String) -> ProviderAdvice? {
        EntraError.advice(onErrorDescribedAs: description)
    }
}
