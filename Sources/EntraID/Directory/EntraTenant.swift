import OIDCPrimitives

/// Whose accounts may sign in: the segment behind the host in every address of Entra.
public enum EntraTenant: Hashable, Sendable, CustomStringConvertible {
    /// One tenant, by its identifier.
    case directory(GUID)
    /// One tenant, by a domain it has verified. Tokens carry the identifier all the same.
    case domain(String)
    /// Work and school accounts of any tenant, and personal accounts.
    case common
    /// Work and school accounts of any tenant.
    case organizations
    /// Personal accounts.
    case consumers

    /// Reads a segment in any case; domains keep theirs.
    public init?(_ text: some StringProtocol) {
        if let identifier = GUID(text) {
            self = .directory(identifier)
            return
        }
        switch text.asciiLowercased {
        case "common": self = .common
        case "organizations": self = .organizations
        case "consumers": self = .consumers
        default:
            guard EntraTenant.isDomain(text) else { return nil }
            self = .domain(String(text))
        }
    }

    /// The segment: an identifier in lower case, a domain as typed, or one of the three words.
    public var text: String {
        switch self {
        case .directory(let identifier): identifier.text
        case .domain(let domain): domain
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
    public var isShared: Bool { self == .common || self == .organizations }

    /// At least two labels of letters, digits and inner hyphens; the last one no number.
    private static func isDomain(_ text: some StringProtocol) -> Bool {
        let labels = Substring(text).split(at: ".")
        guard labels.count >= 2, text.utf8.count <= 253, HostText(text)?.address == nil else { return false }
        return labels.allSatisfy { label in
            (1...63).contains(label.utf8.count)
                && label.utf8.allSatisfy { isASCIILetter($0) || isASCIIDigit($0) || $0 == UInt8(ascii: "-") }
                && label.utf8.first != UInt8(ascii: "-") && label.utf8.last != UInt8(ascii: "-")
        } && labels.last?.utf8.allSatisfy(isASCIIDigit) == false
    }
}
