public import OIDCPrimitives

extension ProblemCode {
    /// A template needs `tid`, and the token has none.
    public static let issuerTenantMissing = ProblemCode("issuer.tenant-missing")
    /// `tid` is not a GUID in lower case.
    public static let issuerTenantNotGUID = ProblemCode("issuer.tenant-not-guid")
    /// `tid` and the tenant inside `iss` differ.
    public static let issuerTenantMismatch = ProblemCode("issuer.tenant-mismatch")
    /// Tenants are listed, and this one is not.
    public static let issuerTenantNotAllowed = ProblemCode("issuer.tenant-not-allowed")
    /// A token or an endpoint of the metadata belongs to another B2C policy, or a token names none.
    public static let issuerPolicyMismatch = ProblemCode("issuer.policy-mismatch")
    /// `ver` disagrees with the version of the metadata.
    public static let issuerVersionMismatch = ProblemCode("issuer.version-mismatch")
    /// The signing key's own issuer does not admit this `iss`.
    public static let issuerKeyIssuerMismatch = ProblemCode("issuer.key-issuer-mismatch")
}

extension Problem {
    static func templateOutOfPlace(_ text: String, _ authority: EntraAuthority) -> Problem {
        Problem(
            .issuerInvalid, at: .member("issuer"), expected: "an issuer without placeholder", found: "\(text)",
            remedy: "The metadata is that of all tenants, but \(authority) is one tenant. Load the metadata from "
                + "\(authority.metadataLocation).")
    }

    static func tenantMissing() -> Problem {
        Problem(
            .issuerTenantMissing, at: .claim("tid"), expected: "the tenant's GUID",
            remedy: "The issuer depends on the tenant, and the token does not name one. Ask for the scope “profile”, "
                + "and make sure that the token comes from Entra.")
    }

    static func tenantNotGUID(_ claim: JSONValue) -> Problem {
        var found: ProblemText = "\(claim.typeName)"
        if let text = claim.string {
            // What is no GUID may be anything, also somebody's name or address.
            found = (try? GUID(parsing: text)) == nil ? "a text of \(text.utf8.count) bytes" : "\(text)"
        }
        return Problem(
            .issuerTenantNotGUID, at: .claim("tid"), expected: "a GUID in lower case", found: found,
            remedy: "Entra always writes the tenant as a GUID in lower case. This token was not made by Entra.")
    }

    static func tenantMismatch(issuerTenant: some StringProtocol, tenant: String) -> Problem {
        Problem(
            .issuerTenantMismatch, at: .claim("tid"), expected: "\(issuerTenant)", found: "\(tenant)",
            remedy: "The token names one tenant in iss and another in tid. Entra never does that; do not accept it.")
    }

    static func tenantNotAllowed(_ tenant: String?, expected: ProblemText) -> Problem {
        Problem(
            .issuerTenantNotAllowed, at: .claim("tid"), expected: expected, found: tenant.map { "\($0)" },
            remedy: "An account of another tenant tried to sign in. If its users shall be let in, add the tenant's "
                + "GUID in lower case to the allowed tenants.")
    }

    static func policyMismatch(at location: ProblemLocation, expected: ProblemText, found: ProblemText) -> Problem {
        Problem(
            .issuerPolicyMismatch, at: location, expected: expected, found: found,
            remedy: "This is another policy (user flow) of the B2C tenant than the configured one, and may ask for "
                + "less at sign-in. If its tokens should be accepted too, as with a password reset, list the policy.")
    }

    static func policyMissing(at location: ProblemLocation, expected: ProblemText) -> Problem {
        Problem(
            .issuerPolicyMismatch, at: location, expected: expected,
            remedy: "The token does not name the policy (user flow) that issued it. Let the policy's token settings "
                + "include the claim tfp, or acr with the policy's name.")
    }

    static func versionMismatch(_ claim: JSONValue, expected: EntraAuthority.Version) -> Problem {
        var found: ProblemText = "\(claim.typeName)"
        if let text = claim.string { found = "\(text.prefix(8))" }
        return Problem(
            .issuerVersionMismatch, at: .claim("ver"), expected: "\(expected.rawValue)", found: found,
            remedy: "The token is of another version than the metadata. For an API of your own, set "
                + "requestedAccessTokenVersion in its manifest to 2, or judge the token by the metadata of its own "
                + "version.")
    }

    static func keyIssuerMismatch(_ keyIssuer: String, found: JSONValue?) -> Problem {
        Problem(
            .issuerKeyIssuerMismatch, at: .claim("iss"),
            expected: keyIssuer.isEmpty ? "a key that names its issuer" : "\(keyIssuer)",
            found: found?.string.map { "\(address: $0)" },
            remedy: "The key that signed this token may not speak for this issuer: a key of personal accounts, say, "
                + "cannot vouch for an organisation. Do not accept the token.")
    }
}
