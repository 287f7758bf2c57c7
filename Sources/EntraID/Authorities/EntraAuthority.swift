public import OIDCIssuers
public import OIDCPrimitives

/// The base of everything an application asks Entra: which cloud, which tenant, which product, which version.
///
/// An authority is what an administrator configures; an issuer is what tokens carry. They are often not the same
/// text, and for shared tenants the authority has no issuer at all.
///
///     let authority = try EntraAuthority(parsing: fieldOfTheForm, warnings: { show($0) })
///     authority.metadataLocation  // where the provider's metadata lies
///     authority.issuer            // who will have issued its tokens, where the text alone tells
public struct EntraAuthority: Hashable, Sendable, CustomStringConvertible {
    /// The products behind one family of addresses.
    public enum Kind: String, Hashable, Sendable {
        /// Entra ID: employees and guests.
        case workforce
        /// Azure AD B2C.
        case b2c
        /// Entra External ID.
        case externalID = "external-id"
    }

    /// The versions of endpoints and tokens.
    public enum Version: String, Hashable, Sendable {
        /// Judged when tokens or documents are of that age; never what an administrator configures.
        case v1 = "1.0"
        /// The current version, which administrators configure.
        case v2 = "2.0"
    }

    /// A B2C policy (a user flow) and how the authority names it.
    public struct Policy: Hashable, Sendable {
        /// Where the policy stands.
        public enum Style: Hashable, Sendable {
            /// `/tenant/policy/v2.0`
            case path
            /// `/tfp/tenant/policy/v2.0`
            case trustFramework
            /// `/tenant/v2.0?p=policy`
            case query
        }

        /// The policy's name: `B2C_1_signin`.
        public var name: String { exactName.text }
        private let exactName: ExactText
        /// Where the policy stands in the authority.
        public let style: Style

        /// Names a policy.
        public init(_ name: String, style: Style = .path) {
            exactName = ExactText(name)
            self.style = style
        }

    }

    /// The cloud, or `custom` for a host of one's own.
    public let cloud: EntraCloud
    /// The host, with its port when it is a configured host with one.
    public let host: String
    /// The product behind the address: Entra ID, Azure AD B2C or External ID.
    public let kind: Kind
    /// Whose accounts may sign in.
    public let tenant: EntraTenant
    /// The version of endpoints.
    public let version: Version
    /// The policy, for B2C.
    public let policy: Policy?
    /// The client ID in `?appid=`, for applications with signing keys of their own: their keys are published only
    /// under this query.
    public let applicationID: String?
    /// Whether the text ends in a slash, as B2C's issuers do.
    let endsInSlash: Bool

    init(
        cloud: EntraCloud, host: String, kind: Kind, tenant: EntraTenant, version: Version = .v2,
        policy: Policy? = nil, applicationID: String? = nil, endsInSlash: Bool = false
    ) {
        self.cloud = cloud
        self.host = host
        self.kind = kind
        self.tenant = tenant
        self.version = version
        self.policy = policy
        self.applicationID = applicationID
        self.endsInSlash = endsInSlash
    }

    /// The authority of Entra ID in a cloud.
    public init(tenant: EntraTenant, cloud: EntraCloud = .global, version: Version = .v2, applicationID: GUID? = nil) {
        self.init(
            cloud: cloud, host: cloud.signInHost, kind: .workforce, tenant: tenant, version: version,
            applicationID: applicationID?.text)
    }

    /// The authority of an Azure AD B2C policy. The host is `name.b2clogin.com` or a custom domain; the tenant is an
    /// identifier or a domain. Refuses with `authority.*`.
    public init(b2cHost host: String, tenant: EntraTenant, policy: Policy) throws(Refusal) {
        try EntraAuthority.judge(host: host, isOfProduct: SignInHost.isB2C, tenant: tenant)
        guard B2CPolicyName.isValid(policy.name) else {
            let finding = policy.name.isEmpty ? AuthorityFinding.missingPolicy : .unexpectedPath
            throw Refusal(finding.problem(text: policy.name))
        }
        let cloud: EntraCloud = SignInHost.isB2C(host) ? .global : .custom(checkedHost: host)
        self.init(cloud: cloud, host: host, kind: .b2c, tenant: tenant, policy: policy)
    }

    /// The authority of Entra External ID. The host is `name.ciamlogin.com`, `<tenant ID>.ciamlogin.com` or a custom
    /// domain; the tenant is an identifier or a domain. Refuses with `authority.*`.
    public init(externalIDHost host: String, tenant: EntraTenant) throws(Refusal) {
        try EntraAuthority.judge(host: host, isOfProduct: SignInHost.isExternalID, tenant: tenant)
        let cloud: EntraCloud = SignInHost.isExternalID(host) ? .global : .custom(checkedHost: host)
        self.init(cloud: cloud, host: host, kind: .externalID, tenant: tenant)
    }

    private static func judge(
        host: String, isOfProduct: (String) -> Bool, tenant: EntraTenant
    ) throws(Refusal) {
        // Hosts of Microsoft's serve their own product and no other.
        guard HostText(host)?.text.hasSameBytes(as: host) == true, isOfProduct(host) || SignInHost.canBeCustom(host)
        else {
            throw Refusal(AuthorityFinding.unknownHost.problem(text: host))
        }
        guard tenant.isOneDirectory else {
            throw Refusal(AuthorityFinding.invalidTenant.problem(text: tenant.text))
        }
    }

    /// The text that an administrator would configure. Two sorts of authority exist in code only and are not read back:
    /// those with the policy in the query, and those of External ID on a domain of one's own, whose text has the shape
    /// of a workforce authority.
    public var text: String {
        base + (query.map { "?\($0)" } ?? "")
    }

    /// The authority's text.
    public var description: String { text }

    /// Where the metadata lies. A query of the authority stands behind the well-known path.
    public var metadataLocation: String {
        WellKnownLocation.openIDConfiguration(at: base, query: query)
    }

    /// The issuer of the tokens, where the text alone tells it: not for domains, shared tenants, B2C, and External ID
    /// under a name. There the metadata tells, and for shared tenants each token.
    public var issuer: Issuer? {
        guard let identifier = tenant.identifier, let text = issuerText(for: identifier.text) else { return nil }
        return try? Issuer(text)
    }

    /// The template of which the metadata's issuer consists, for shared tenants.
    public var issuerTemplate: IssuerTemplate? {
        tenant.isShared ? anyTenantTemplate : nil
    }

    /// The issuer of any tenant on this authority's host, where the tenant stands in the path.
    var anyTenantTemplate: IssuerTemplate? {
        issuerText(for: IssuerTemplate.tenantPlaceholder).flatMap { try? IssuerTemplate(entra: $0) }
    }

    /// The text of ``issuer``, or of ``issuerTemplate``.
    var metadataIssuerText: String? {
        if tenant.isShared { return issuerText(for: IssuerTemplate.tenantPlaceholder) }
        return tenant.identifier.flatMap { issuerText(for: $0.text) }
    }

    func issuerText(for tenant: String) -> String? {
        switch (kind, version) {
        case (.b2c, _): nil
        case (.externalID, _): host.hasPrefixBytes(tenant + ".") ? "https://\(host)/\(tenant)/v2.0" : nil
        case (.workforce, .v2): "https://\(host)/\(tenant)/v2.0"
        case (.workforce, .v1): cloud.version1IssuerHost.map { "https://\($0)/\(tenant)/" }
        }
    }

    private var base: String {
        let address =
            switch policy?.style {
            case .path: "https://\(host)/\(tenant)/\(policy?.name ?? "")"
            case .trustFramework: "https://\(host)/tfp/\(tenant)/\(policy?.name ?? "")"
            case .query, nil: "https://\(host)/\(tenant)"
            }
        return address + (version == .v2 ? "/v2.0" : "") + (endsInSlash ? "/" : "")
    }

    private var query: String? {
        if let policy, policy.style == .query { return "p=\(policy.name)" }
        return applicationID.map { "appid=\($0)" }
    }
}
