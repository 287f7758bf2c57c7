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

extension MetadataIssuer {
    /// Checks a text as Entra's metadata has it: an issuer, or a template with `{tenantid}`. Refuses with
    /// `issuer.invalid`.
    init(entra text: String) throws(Refusal) {
        if let issuer = try? Issuer(text) {
            self = .concrete(issuer)
        } else if let template = try? IssuerTemplate(entra: text) {
            self = .template(template)
        } else {
            throw Refusal(.issuerInvalid(text, at: .member("issuer")))
        }
    }
}
