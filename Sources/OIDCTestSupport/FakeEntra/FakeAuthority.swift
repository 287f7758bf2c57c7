import EntraID

/// What the first segments of a path name: the accounts, the version, and the policy.
///
/// Entra ID and External ID have the same paths below their different hosts, so they are one product here.
struct FakeAuthority: Sendable {
    let origin: String
    let version: EntraAuthority.Version
    let tenant: EntraTenant
    /// The tenant ID, or `nil` for `common` and `organizations`.
    let directory: GUID?
    /// The Azure AD B2C policy.
    let policy: EntraAuthority.Policy?
    /// The URL below which the endpoints are, as it was requested.
    let base: String

    /// Creates the authority of the segments in front of an endpoint.
    ///
    /// - Parameters:
    ///   - segments: The tenant, followed by a policy or preceded by `tfp`.
    ///   - queryPolicy: The value of `p` in the query.
    ///   - version: The version of the endpoint.
    ///   - directory: The known tenants.
    ///   - origin: The origin of every endpoint.
    init(
        _ segments: [String], queryPolicy: String? = nil, version: EntraAuthority.Version, in directory: FakeDirectory,
        at origin: String
    ) throws(FakeError) {
        let isTrustFramework = ["tfp", "te"].contains { segments.first?.hasSameBytes(as: $0) == true }
        let rest = Array(segments.dropFirst(isTrustFramework ? 1 : 0))
        guard (isTrustFramework ? 2...2 : 1...2).contains(rest.count), let tenant = EntraTenant(rest[0]) else {
            throw FakeError(90002, "Tenant '\(rest.first ?? "")' not found. Check the tenant ID and the cloud.")
        }
        self.origin = origin
        self.version = version
        self.tenant = tenant
        switch tenant {
        case .common, .organizations: self.directory = nil
        case .consumers: self.directory = .personalAccounts
        case .directory(let identifier):
            guard identifier == .personalAccounts || directory.tenant(identifier) != nil else {
                throw FakeError(90002, "Tenant '\(identifier)' not found. Check the tenant ID and the cloud.")
            }
            self.directory = identifier
        case .domain(let domain):
            let name = domain.string.asciiLowercased
            guard let known = directory.tenants.first(where: { $0.domain.hasSameBytes(as: name) }) else {
                throw FakeError(90002, "Tenant '\(domain)' not found. Check the tenant ID and the cloud.")
            }
            self.directory = known.id
        }
        let style: EntraAuthority.Policy.Style = isTrustFramework ? .trustFramework : rest.count == 2 ? .path : .query
        policy = try FakeAuthority.policy(rest.count == 2 ? rest[1] : queryPolicy, style, tenant)
        base = ([origin] + segments.map { PercentEncoding.encode($0) }).joined(separator: "/")
    }

    private static func policy(
        _ name: String?, _ style: EntraAuthority.Policy.Style, _ tenant: EntraTenant
    ) throws(FakeError) -> EntraAuthority.Policy? {
        guard let name else { return nil }
        let policy = EntraAuthority.Policy(name, style: style)
        // The library knows which names are policies. The host does not matter for it.
        guard (try? EntraAuthority(b2cHost: "fake.b2clogin.com", tenant: tenant, policy: policy)) != nil else {
            throw FakeError(90002, "There is no policy '\(name)' in tenant '\(tenant)'.")
        }
        return policy
    }

    // MARK: - Properties

    /// Whether personal accounts can sign in.
    var hasPersonalAccounts: Bool {
        if case .common = tenant { return true }
        return directory == .personalAccounts
    }

    /// The issuer in the metadata.
    var metadataIssuer: String { issuer(of: directory?.string ?? "{tenantid}") }

    /// Returns the issuer of the tokens of a tenant.
    func issuer(of tenant: String) -> String {
        switch (policy, version) {
        case (let policy?, _) where policy.style == .trustFramework:
            "\(origin)/tfp/\(tenant)/\(policy.name.asciiLowercased)/v2.0/"
        case (.some, _): "\(origin)/\(tenant)/v2.0/"
        case (nil, .v1): "\(origin)/\(tenant)/"
        case (nil, .v2): "\(origin)/\(tenant)/v2.0"
        }
    }

    /// The `issuer` of published keys. Azure AD B2C and version 1 do not publish it.
    var keyIssuer: String? { policy == nil && version == .v2 ? metadataIssuer : nil }

    /// The kind of issuer, for the defects that its tokens can have.
    var issuerKind: IssuerKind { tenant.isShared ? .sharedEntra : .entraTenant }

    /// Returns the URL of an endpoint, such as `token`.
    func endpoint(_ name: String, under folder: String = "oauth2") -> String {
        let path = version == .v2 ? "\(base)/\(folder)/v2.0/\(name)" : "\(base)/\(folder)/\(name)"
        guard let policy, policy.style == .query else { return path }
        return "\(path)?p=\(policy.name)"
    }

    /// Returns whether a string identifies this authority as the audience of a client assertion.
    func isAudience(_ text: String) -> Bool {
        let names = ["\(base)/oauth2/v2.0/token", "\(base)/oauth2/token", endpoint("token"), "\(base)/v2.0", base]
        let issuers = directory.map {
            ["\(origin)/\($0)/v2.0", "\(origin)/\($0)/", "\(origin)/\($0)/oauth2/v2.0/token"]
        }
        return (names + (issuers ?? [])).contains { $0.hasSameBytes(as: text) }
    }
}
