public import OIDCIssuers
public import OIDCPrimitives

/// The base URL of an Entra provider, which determines the cloud, the tenant, the product, and the version.
///
/// Administrators configure an authority; tokens contain an issuer. The two often differ, and a shared tenant such as
/// `common` has no single issuer.
///
///     let authority = try EntraAuthority(parsing: issuerField, warnings: { show($0) })
///     authority.metadataURL  // the URL of the provider's metadata
///     authority.issuer            // the issuer of its tokens, if it follows from the authority
public struct EntraAuthority: Hashable, Sendable, CustomStringConvertible {
    /// A product of the Entra family.
    public enum Kind: String, Hashable, Sendable {
        /// Entra ID, for employees and guests.
        case workforce
        /// Azure AD B2C.
        case b2c
        /// Entra External ID.
        case externalID = "external-id"
    }

    /// A version of Entra's endpoints and tokens.
    public enum Version: String, Hashable, Sendable {
        /// Version 1. Tokens and documents of this version are validated, but administrators do not configure it.
        case v1 = "1.0"
        /// Version 2, the current version, which administrators configure.
        case v2 = "2.0"
    }

    /// An Azure AD B2C policy (user flow) and its position in the URL.
    public struct Policy: Hashable, Sendable {
        /// The position of a policy in the URL.
        public enum Style: Hashable, Sendable {
            /// In the path: `/tenant/policy/v2.0`.
            case path
            /// In the path after `tfp`: `/tfp/tenant/policy/v2.0`.
            case trustFramework
            /// In the query: `/tenant/v2.0?p=policy`.
            case query
        }

        /// The policy's name, such as `B2C_1_signin`.
        public var name: String { exactName.string }
        private let exactName: ExactString
        /// The policy's position in the URL.
        public let style: Style

        /// Creates a policy with the given name and position.
        public init(_ name: String, style: Style = .path) {
            exactName = ExactString(name)
            self.style = style
        }

    }

    /// The cloud. A custom domain has a cloud with the name `custom`.
    public let cloud: EntraCloud
    /// The host, with its port if it is a custom host that has one.
    public let host: String
    /// The product: Entra ID, Azure AD B2C, or External ID.
    public let kind: Kind
    /// The tenant in the URL, which determines the accounts that can sign in.
    public let tenant: EntraTenant
    /// The version of the endpoints.
    public let version: Version
    /// The policy, or `nil` for products other than Azure AD B2C.
    public let policy: Policy?
    /// The client ID in `?appid=`, or `nil` if there is none.
    ///
    /// Applications with their own signing keys need it, because the metadata lists their keys only with this query.
    public let applicationID: String?
    /// The emulator that takes the place of the host, or `nil` in production.
    public internal(set) var emulator: EntraEmulator?
    /// Whether the URL ends in a slash, as B2C's issuers do.
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

    /// Creates an authority of Entra ID in the given cloud.
    public init(tenant: EntraTenant, cloud: EntraCloud = .global, version: Version = .v2, applicationID: GUID? = nil) {
        self.init(
            cloud: cloud, host: cloud.signInHost, kind: .workforce, tenant: tenant, version: version,
            applicationID: applicationID?.string)
    }

    /// Creates an authority of Azure AD B2C.
    ///
    /// - Parameters:
    ///   - host: The host: `name.b2clogin.com` or a custom domain.
    ///   - tenant: The tenant, by ID or domain.
    ///   - policy: The policy.
    /// - Throws: A `Refusal` with `authority.*` if the host, the tenant, or the policy is not valid.
    public init(b2cHost host: String, tenant: EntraTenant, policy: Policy) throws(Refusal) {
        try EntraAuthority.validate(host: host, isOfProduct: SignInHost.isB2C, tenant: tenant)
        guard B2CPolicyName.isValid(policy.name) else {
            let finding = policy.name.isEmpty ? AuthorityFinding.missingPolicy : .unexpectedPath
            throw Refusal(finding.problem(text: policy.name))
        }
        let cloud: EntraCloud = SignInHost.isB2C(host) ? .global : .custom(checkedHost: host)
        self.init(cloud: cloud, host: host, kind: .b2c, tenant: tenant, policy: policy)
    }

    /// Creates an authority of Entra External ID.
    ///
    /// - Parameters:
    ///   - host: The host: `name.ciamlogin.com`, `<tenant ID>.ciamlogin.com`, or a custom domain.
    ///   - tenant: The tenant, by ID or domain.
    /// - Throws: A `Refusal` with `authority.*` if the host or the tenant is not valid.
    public init(externalIDHost host: String, tenant: EntraTenant) throws(Refusal) {
        try EntraAuthority.validate(host: host, isOfProduct: SignInHost.isExternalID, tenant: tenant)
        let cloud: EntraCloud = SignInHost.isExternalID(host) ? .global : .custom(checkedHost: host)
        self.init(cloud: cloud, host: host, kind: .externalID, tenant: tenant)
    }

    private static func validate(
        host: String, isOfProduct: (String) -> Bool, tenant: EntraTenant
    ) throws(Refusal) {
        // A Microsoft host serves one product only.
        guard URLHost(host)?.string.hasSameBytes(as: host) == true, isOfProduct(host) || SignInHost.canBeCustom(host)
        else {
            throw Refusal(AuthorityFinding.unknownHost.problem(text: host))
        }
        guard tenant.isOneDirectory else {
            throw Refusal(AuthorityFinding.invalidTenant.problem(text: tenant.string))
        }
    }

    /// The URL that an administrator would configure. It has Microsoft's host even if there is an ``emulator``.
    ///
    /// ``init(parsing:customHosts:externalIDHosts:clouds:warnings:)`` does not read back an authority with the policy in
    /// the query, which can only be created in code. It reads External ID on a custom domain only if the domain is
    /// listed as one of External ID, because the URL looks like that of a workforce authority.
    public var string: String {
        base(at: "https://\(host)") + (query.map { "?\($0)" } ?? "")
    }

    /// The URL that an administrator would configure.
    public var description: String { string }

    /// The URL of the metadata. The authority's query follows the well-known path.
    public var metadataURL: String {
        WellKnownURL.openIDConfiguration(at: base(at: origin), query: query)
    }

    /// The issuer of the tokens, or `nil` if it does not follow from the authority.
    ///
    /// It is `nil` for domains, shared tenants, B2C, and External ID hosts that do not begin with the tenant ID. For
    /// these, the metadata states the issuer; for shared tenants, each token has the issuer of its tenant.
    public var issuer: IssuerIdentifier? {
        guard let identifier = tenant.identifier, let text = issuerText(for: identifier.string) else { return nil }
        return try? IssuerIdentifier(text, insecureHTTP: insecureHTTP)
    }

    /// The issuer template in the metadata of a shared tenant, or `nil` for other tenants.
    public var issuerTemplate: IssuerTemplate? {
        tenant.isShared ? anyTenantTemplate : nil
    }

    /// The issuer template of all tenants on this authority's host, with the tenant in the path.
    var anyTenantTemplate: IssuerTemplate? {
        issuerText(for: IssuerTemplate.tenantPlaceholder).flatMap {
            try? IssuerTemplate(entra: $0, insecureHTTP: insecureHTTP)
        }
    }

    /// The string of ``issuer`` or ``issuerTemplate``.
    var metadataIssuerText: String? {
        if tenant.isShared { return issuerText(for: IssuerTemplate.tenantPlaceholder) }
        return tenant.identifier.flatMap { issuerText(for: $0.string) }
    }

    func issuerText(for tenant: String) -> String? {
        switch (kind, version) {
        case (.b2c, _): nil
        case (.externalID, _): host.hasPrefixBytes(tenant + ".") ? "\(origin)/\(tenant)/v2.0" : nil
        case (.workforce, .v2): "\(origin)/\(tenant)/v2.0"
        case (.workforce, .v1): version1Origin.map { "\($0)/\(tenant)/" }
        }
    }

    private func base(at origin: String) -> String {
        let address =
            switch policy?.style {
            case .path: "\(origin)/\(tenant)/\(policy?.name ?? "")"
            case .trustFramework: "\(origin)/tfp/\(tenant)/\(policy?.name ?? "")"
            case .query, nil: "\(origin)/\(tenant)"
            }
        return address + (version == .v2 ? "/v2.0" : "") + (endsInSlash ? "/" : "")
    }

    private var query: String? {
        if let policy, policy.style == .query { return "p=\(policy.name)" }
        return applicationID.map { "appid=\($0)" }
    }
}
