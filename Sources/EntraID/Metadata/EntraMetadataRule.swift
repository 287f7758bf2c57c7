public import OIDCDiscovery
public import OIDCIssuers
public import OIDCPrimitives

/// Which issuer Entra's metadata may name, asked for under an authority.
///
/// The standard wants the issuer to be the text that was asked for. Entra's is another in many cases, and each of them
/// is an equivalence of its own here: nothing else is let through. Endpoints may be on any host, but those of Azure AD
/// B2C must be the authority's own policy's: the authorization endpoint is what starts a policy.
public struct EntraMetadataRule: MetadataRule {
    /// The authority.
    public let authority: EntraAuthority
    /// Whose accounts may sign in.
    public let allowedTenants: AllowedTenants

    /// The policies whose tokens are accepted, for Azure AD B2C.
    public let policies: AllowedPolicies

    /// Creates the rule of an authority that names its tenant. Throws `config.tenants-not-stated` for `common` and
    /// `organizations`: say with the other initializer which tenants' users may sign in.
    public init(_ authority: EntraAuthority, policies: AllowedPolicies = .configuredOnly) throws(Refusal) {
        if let refusal = Refusal(AllowedTenants.problems(of: nil, under: authority)) { throw refusal }
        self.init(authority, allowedTenants: .anyTenant, policies: policies)
    }

    /// Creates the rule of an authority and of the tenants whose users may sign in.
    public init(
        _ authority: EntraAuthority, allowedTenants: AllowedTenants, policies: AllowedPolicies = .configuredOnly
    ) {
        self.authority = authority
        self.allowedTenants = allowedTenants
        self.policies = policies
    }

    /// Where the authority's metadata lies, its `?appid=` or `?p=` included.
    public var metadataLocation: String { authority.metadataLocation }

    /// https, always.
    public var transport: Issuer.Transport { .https }

    /// Public hosts only, except under a host of one's own that is itself private.
    public var endpoints: EndpointPolicy { .suiting(authority.metadataLocation) }

    /// For Azure AD B2C: no endpoint of another policy, unless every policy is accepted.
    public var endpointRule: (any EndpointRule)? { PolicyRule(endpointsOf: authority, policies) }

    /// The issuer, with the equivalence that admits it, and with the ``EntraIssuerRule`` that judges tokens by it.
    public func admit(_ text: String) throws(Refusal) -> AdmittedIssuer {
        let issuer = try MetadataIssuer(entra: text)
        guard let equivalence = equivalence(of: text) else {
            throw Refusal(.metadataIssuerMismatch(expected: expectedIssuer, found: text))
        }
        return AdmittedIssuer(
            issuer, as: equivalence,
            tokenRule: try EntraIssuerRule(
                authority: authority, metadataIssuer: issuer, allowedTenants: allowedTenants, policies: policies))
    }

    /// Whether both are the same issuer, byte for byte, or the metadata's is a template that a tenant fills.
    public func admits(issuer: String, under metadataIssuer: String) -> Bool {
        switch try? MetadataIssuer(entra: metadataIssuer) {
        case .concrete(let expected): issuer.hasSameBytes(as: expected.text)
        case .template(let template): template.value(in: issuer).map { GUID.isLowerCase($0) } ?? false
        case nil: false
        }
    }

    // MARK: - Equivalences

    private func equivalence(of text: String) -> MetadataEquivalence? {
        switch authority.kind {
        case .workforce: workforceEquivalence(of: text)
        case .b2c: b2cEquivalence(of: text)
        case .externalID: externalIDEquivalence(of: text)
        }
    }

    private func workforceEquivalence(of text: String) -> MetadataEquivalence? {
        if case .domain = authority.tenant {
            return tenantIdentifier(in: text, as: authority.anyTenantTemplate) == nil ? nil : .domain
        }
        guard let expected = authority.metadataIssuerText, text.hasSameBytes(as: expected) else { return nil }
        switch (authority.tenant, authority.version) {
        case (.common, _), (.organizations, _): return .tenantTemplate
        case (.consumers, _): return .personalAccounts
        case (_, .v1): return .version1
        default: return .exact
        }
    }

    /// `https://HOST/TENANT/v2.0/`, or `https://HOST/tfp/TENANT/POLICY/v2.0/` with the policy in any case: B2C writes
    /// it in small letters, whatever it was asked for.
    private func b2cEquivalence(of text: String) -> MetadataEquivalence? {
        let placeholder = IssuerTemplate.tenantPlaceholder
        let plain = try? IssuerTemplate(entra: "https://\(authority.host)/\(placeholder)/v2.0/")
        if isAskedTenant(tenantIdentifier(in: text, as: plain)) { return .b2cTenant }

        let parts = AddressText(text)?.path.split(at: "/") ?? []
        guard parts.count == 6, let policy = authority.policy,
            parts[3].asciiLowercased.hasSameBytes(as: policy.name.asciiLowercased)
        else { return nil }
        let withPolicy = try? IssuerTemplate(entra: "https://\(authority.host)/tfp/\(placeholder)/\(parts[3])/v2.0/")
        return isAskedTenant(tenantIdentifier(in: text, as: withPolicy)) ? .b2cPolicy : nil
    }

    /// `https://TENANT.ciamlogin.com/TENANT/v2.0`, or the host and tenant that were asked for.
    private func externalIDEquivalence(of text: String) -> MetadataEquivalence? {
        if let asked = authority.tenant.identifier, text.hasSameBytes(as: "https://\(authority.host)/\(asked)/v2.0") {
            return .exact
        }
        guard let host = AddressText(text)?.host, let tenant = GUID(Substring(host).split(at: ".")[0]),
            text.hasSameBytes(as: "https://\(tenant)\(SignInHost.externalIDDomain)/\(tenant)/v2.0"),
            isAskedTenant(tenant.text)
        else { return nil }
        return .externalIDHost
    }

    /// What stands in the template's hole, when it is a tenant as Entra writes it.
    private func tenantIdentifier(in text: String, as template: IssuerTemplate?) -> String? {
        guard let tenant = template?.value(in: text), GUID.isLowerCase(tenant) else { return nil }
        return String(tenant)
    }

    /// Whether this is the tenant that was asked for, or may be: a domain does not tell which one it is.
    private func isAskedTenant(_ tenant: String?) -> Bool {
        guard let tenant else { return false }
        return authority.tenant.identifier.map { $0.text.hasSameBytes(as: tenant) } ?? true
    }

    private var expectedIssuer: String {
        if let known = authority.metadataIssuerText { return known }
        let tenant = authority.tenant.identifier?.text ?? "<tenant ID>"
        switch authority.kind {
        case .b2c: return "https://\(authority.host)/\(tenant)/v2.0/"
        case .externalID: return "https://\(tenant)\(SignInHost.externalIDDomain)/\(tenant)/v2.0"
        case .workforce: return authority.issuerText(for: tenant) ?? authority.text
        }
    }
}

extension MetadataEquivalence {
    /// `common` and `organizations`.
    public static let tenantTemplate = MetadataEquivalence(
        "tenant-template",
        explanation: "The document is that of all tenants: its issuer is a template, and each token fills in its own "
            + "tenant.")
    /// `consumers`.
    public static let personalAccounts = MetadataEquivalence(
        "personal-accounts",
        explanation: "“consumers” is the tenant in which all personal accounts live, and is named by its identifier.")
    /// A domain instead of the tenant's identifier.
    public static let domain = MetadataEquivalence(
        "domain", explanation: "You asked by a domain; the document names the tenant by its identifier, as tokens do.")
    /// The issuer of version 1, on a host of its own: the same tenant's.
    public static let version1 = MetadataEquivalence(
        "version-1", explanation: "Version 1 names an issuer on another host than the one that serves its metadata.")
    /// B2C, the policy not in the issuer.
    public static let b2cTenant = MetadataEquivalence(
        "b2c-tenant",
        explanation: "Azure AD B2C names the tenant by its identifier, leaves the policy out and ends in a slash.")
    /// B2C, the policy in the issuer.
    public static let b2cPolicy = MetadataEquivalence(
        "b2c-policy",
        explanation: "Azure AD B2C names the tenant by its identifier and the policy in small letters.")
    /// External ID under another host name.
    public static let externalIDHost = MetadataEquivalence(
        "external-id-host",
        explanation: "Entra External ID names an issuer on the host that begins with the tenant's identifier.")
}
