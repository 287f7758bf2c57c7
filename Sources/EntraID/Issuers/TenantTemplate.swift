public import OIDCIssuers
public import OIDCPrimitives

extension IssuerTemplate {
    /// The placeholder of Entra's shared metadata, in the one spelling it has.
    static let tenantPlaceholder = "{tenantid}"

    /// Checks a text with Entra's placeholder, `{tenantid}`. Refuses with `issuer.invalid`.
    public init(entra text: String) throws(Refusal) {
        try self.init(text, placeholder: IssuerTemplate.tenantPlaceholder)
    }
}
