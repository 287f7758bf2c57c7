import OIDCPrimitives

/// A tenant, or a group of tenants, as it appears in Entra's URLs: the path segment after the host.
public enum EntraTenant: Hashable, Sendable, CustomStringConvertible {
    /// One tenant, by its tenant ID.
    case directory(GUID)
    /// One tenant, by a verified domain. Tokens contain the tenant ID, not the domain.
    case domain(DomainName)
    /// Work and school accounts of any tenant, and personal accounts.
    case common
    /// Work and school accounts of any tenant.
    case organizations
    /// Personal accounts.
    case consumers

    /// Creates a tenant from a path segment, or returns `nil` if the segment is not a tenant.
    ///
    /// Case is ignored, but a domain keeps its spelling. The host of a Microsoft service is not a tenant's domain.
    public init?(_ text: some StringProtocol) {
        if let identifier = try? GUID(parsing: text) {
            self = .directory(identifier)
            return
        }
        switch ExactString(text.asciiLowercased) {
        case "common": self = .common
        case "organizations": self = .organizations
        case "consumers": self = .consumers
        default:
            guard let domain = DomainName(text), !MicrosoftHosts.contains(text) else { return nil }
            self = .domain(domain)
        }
    }

    /// The path segment: a tenant ID in lowercase, a domain as it was typed, or `common`, `organizations`, or
    /// `consumers`.
    public var string: String {
        switch self {
        case .directory(let identifier): identifier.string
        case .domain(let domain): domain.string
        case .common: "common"
        case .organizations: "organizations"
        case .consumers: "consumers"
        }
    }

    /// The path segment.
    public var description: String { string }

    /// The tenant ID, or `nil` if it does not follow from the segment.
    public var identifier: GUID? {
        switch self {
        case .directory(let identifier): identifier
        case .consumers: .personalAccounts
        case .domain, .common, .organizations: nil
        }
    }

    /// Whether accounts of more than one tenant can sign in.
    public var isShared: Bool {
        switch self {
        case .common, .organizations: true
        case .directory, .domain, .consumers: false
        }
    }

    /// Whether the segment is the ID or domain of one tenant.
    var isOneDirectory: Bool {
        switch self {
        case .directory, .domain: true
        case .common, .organizations, .consumers: false
        }
    }
}
