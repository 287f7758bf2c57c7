public import OIDCIssuers
public import OIDCPrimitives

extension IssuerTemplate {
    /// The placeholder in Entra's shared metadata.
    static let tenantPlaceholder = "{tenantid}"

    /// Creates an issuer template from a string with Entra's placeholder, `{tenantid}`.
    ///
    /// - Parameters:
    ///   - text: The issuer's URL with the placeholder.
    ///   - insecureHTTP: The hosts on which the provider may use http, for an emulator.
    /// - Throws: A `Refusal` with `issuer.invalid` if the string is not a template.
    public init(entra text: String, insecureHTTP: InsecureHTTP = .notAllowed) throws(Refusal) {
        try self.init(text, placeholder: IssuerTemplate.tenantPlaceholder, insecureHTTP: insecureHTTP)
    }
}

extension MetadataIssuer {
    /// Creates a metadata issuer from a string in Entra's metadata: an issuer, or a template with `{tenantid}`.
    ///
    /// - Throws: A `Refusal` with `issuer.invalid` if the string is neither.
    init(entra text: String, insecureHTTP: InsecureHTTP) throws(Refusal) {
        if let issuer = try? IssuerIdentifier(text, insecureHTTP: insecureHTTP) {
            self = .concrete(issuer)
        } else if let template = try? IssuerTemplate(entra: text, insecureHTTP: insecureHTTP) {
            self = .template(template)
        } else {
            throw Refusal(.issuerInvalid(text, at: .member("issuer")))
        }
    }
}
