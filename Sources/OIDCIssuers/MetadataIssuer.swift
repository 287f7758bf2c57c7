/// The issuer that a provider's metadata names: one text, or a template that each token fills.
public enum MetadataIssuer: Hashable, Sendable, CustomStringConvertible {
    /// The issuer of every token.
    case concrete(Issuer)
    /// What the issuers of all tenants have in common, for metadata that many tenants share.
    case template(IssuerTemplate)

    /// The text as the metadata names it.
    public var text: String {
        switch self {
        case .concrete(let issuer): issuer.text
        case .template(let template): template.text
        }
    }

    /// The text as the metadata names it.
    public var description: String { text }
}
