public import OIDCIssuers
public import OIDCPrimitives

extension IssuerTemplate {
    /// The placeholder in Entra's shared metadata.
    static let tenantPlaceholder = "{tenantid}"

    /// Creates an issuer template from a string with Entra's placeholder, `{tenantid}`.
    ///
    /// - Throws: A `Refusal` with `issuer.invalid` if the string is not a template.
    public init(entra text: String) throws(Refusal) {
        try self.init(text, placeholder: IssuerTemplate.tenantPlaceholder)
    }
}

extension MetadataIssuer {
    /// Creates a metadata issuer from a string in Entra's metadata: an issuer, or a template with `{tenantid}`.
    ///
    /// - Throws: A `Refusal` with `issuer.invalid` if the string is neither.
    init(entra text: String) throws(Refusal) {
        if let issuer = try? IssuerIdentifier(text) {
            self = .concrete(issuer)
        } else if let template = try? IssuerTemplate(entra: text) {
            self = .template(template)
        } else {
            throw Refusal(.issuerInvalid(text, at: .member("issuer")))
        }
    }
}
