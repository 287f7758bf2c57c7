/// The issuer in a provider's metadata: a single issuer, or a template that each token fills.
public enum MetadataIssuer: Hashable, Sendable, CustomStringConvertible {
    /// A single issuer for every token.
    case concrete(IssuerIdentifier)
    /// A template for the issuers of many tenants that share the metadata.
    case template(IssuerTemplate)

    /// The issuer as the metadata states it.
    public var string: String {
        switch self {
        case .concrete(let issuer): issuer.string
        case .template(let template): template.string
        }
    }

    /// The issuer as the metadata states it.
    public var description: String { string }
}
