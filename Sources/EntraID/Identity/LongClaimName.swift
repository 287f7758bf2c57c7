import OIDCPrimitives

/// The long names that Microsoft's .NET libraries give to claims, such as
/// `http://schemas.microsoft.com/identity/claims/objectidentifier`.
///
/// No version of Entra's tokens contains these names by default: the libraries replace the short names when they read a
/// token. Rules and databases of an application that used such a library may still contain them. A token with a long
/// name has it from a claims mapping of its tenant, so this library never reads one.
public enum LongClaimName {
    /// Returns the name of a claim in the token, or `nil` if the long name is not known.
    public static func nameInToken(for longName: String) -> String? {
        names[ExactString(longName)]
    }

    private static let microsoft = "http://schemas.microsoft.com"
    private static let soap = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims"

    private static let names: [ExactString: String] = [
        ExactString("\(microsoft)/identity/claims/objectidentifier"): "oid",
        ExactString("\(microsoft)/identity/claims/tenantid"): "tid",
        ExactString("\(microsoft)/identity/claims/scope"): "scp",
        ExactString("\(microsoft)/claims/authnclassreference"): "acr",
        ExactString("\(microsoft)/claims/authnmethodsreferences"): "amr",
        ExactString("\(microsoft)/ws/2008/06/identity/claims/role"): "roles",
        ExactString("\(soap)/nameidentifier"): "sub",
        ExactString("\(soap)/emailaddress"): "email",
        ExactString("\(soap)/givenname"): "given_name",
        ExactString("\(soap)/surname"): "family_name",
        ExactString("\(soap)/name"): "unique_name",
        ExactString("\(soap)/upn"): "upn",
    ]
}
