import OIDCPrimitives

/// Whose accounts may sign in: the segment behind the host in every address of Entra.
public enum EntraTenant: Hashable, Sendable, CustomStringConvertible {
    /// One tenant, by its identifier.
    case directory(GUID)
    /// One tenant, by a domain it has verified. Tokens carry the identifier all the same.
    case domain(DomainName)
    /// Work and school accounts of any tenant, and personal accounts.
    case common
    /// Work and school accounts of any tenant.
    case organizations
    /// Personal accounts.
    case consumers

    /// Reads a segment in any case; domains keep theirs. A host of Microsoft's own services is not a tenant's domain.
    public init?(_ text: some StringProtocol) {
        if let identifier = try? GUID(parsing: text) {
            self = .directory(identifier)
            return
        }
        switch ExactText(text.asciiLowercased) {
        case "common": self = .common
        case "organizations": self = .organizations
        case "consumers": self = .consumers
        default:
            guard let domain = DomainName(text), !MicrosoftHosts.contains(text) else { return nil }
            self = .domain(domain)
        }
    }

    /// The segment: an identifier in lower case, a domain as typed, or one of the three words.
    public var text: String {
        switch self {
        case .directory(let identifier): identifier.text
        case .domain(let domain): domain.text
        case .common: "common"
        case .organizations: "organizations"
        case .consumers: "consumers"
        }
    }

    /// The segment's text.
    public var description: String { text }

    /// The identifier, when the segment alone tells it.
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

    /// Whether the segment names one tenant of its own, by identifier or domain.
    var isOneDirectory: Bool {
        switch self {
        case .directory, .domain: true
        case .common, .organizations, .consumers: false
        }
    }
}
