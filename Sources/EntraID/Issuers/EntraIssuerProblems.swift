public import OIDCPrimitives

extension ProblemCode {
    /// The issuer is a template that requires `tid`, and the token has none.
    public static let issuerTenantMissing = ProblemCode("issuer.tenant-missing")
    /// `tid` is not a GUID in lowercase.
    public static let issuerTenantNotGUID = ProblemCode("issuer.tenant-not-guid")
    /// `tid` and the tenant in `iss` differ.
    public static let issuerTenantMismatch = ProblemCode("issuer.tenant-mismatch")
    /// The tenant is not allowed.
    public static let issuerTenantNotAllowed = ProblemCode("issuer.tenant-not-allowed")
    /// A token or an endpoint belongs to another B2C policy, or a token has no policy.
    public static let issuerPolicyMismatch = ProblemCode("issuer.policy-mismatch")
    /// `ver` does not match the version of the metadata.
    public static let issuerVersionMismatch = ProblemCode("issuer.version-mismatch")
    /// The issuer of the signing key does not match `iss`, or the key belongs to another cloud.
    public static let issuerKeyIssuerMismatch = ProblemCode("issuer.key-issuer-mismatch")
}

extension Problem {
    static func unexpectedTemplate(_ text: String, _ authority: EntraAuthority) -> Problem {
        Problem(
            .issuerInvalid, at: .member("issuer"), expected: "an issuer without a placeholder", found: "\(text)",
            remedy: "The metadata is for all tenants, but \(authority) is one tenant. Load the metadata from "
                + "\(authority.metadataURL).")
    }

    static func tenantMissing() -> Problem {
        Problem(
            .issuerTenantMissing, at: .claim("tid"), expected: "the tenant's GUID",
            remedy: "The issuer depends on the tenant, but the token has no tid. Request the scope “profile”, and make "
                + "sure that the token is from Entra.")
    }

    static func tenantNotGUID(_ claim: JSONValue) -> Problem {
        var found: ProblemText = "\(claim.typeName)"
        if let text = claim.string {
            // Other strings may be personal data, such as a name or an e-mail address, so they are not shown.
            found = (try? GUID(parsing: text)) == nil ? "a string of \(text.utf8.count) bytes" : "\(text)"
        }
        return Problem(
            .issuerTenantNotGUID, at: .claim("tid"), expected: "a GUID in lowercase", found: found,
            remedy: "Entra always writes the tenant as a GUID in lowercase. This token is not from Entra.")
    }

    static func tenantMismatch(issuerTenant: some StringProtocol, tenant: String) -> Problem {
        Problem(
            .issuerTenantMismatch, at: .claim("tid"), expected: "\(issuerTenant)", found: "\(tenant)",
            remedy: "The tenants in iss and tid differ. Entra never issues such a token. Do not accept it.")
    }

    static func tenantNotAllowed(_ tenant: String?, expected: ProblemText) -> Problem {
        Problem(
            .issuerTenantNotAllowed, at: .claim("tid"), expected: expected, found: tenant.map { "\($0)" },
            remedy: "A user of another tenant tried to sign in. To allow users of that tenant, add its GUID to the "
                + "allowed tenants.")
    }

    static func policyMismatch(at location: ProblemLocation, expected: ProblemText, found: ProblemText) -> Problem {
        Problem(
            .issuerPolicyMismatch, at: location, expected: expected, found: found,
            remedy: "This B2C policy (user flow) is not the configured one and may have weaker requirements. To accept "
                + "it, for example for a password reset, add it to the allowed policies.")
    }

    static func policyMissing(at location: ProblemLocation, expected: ProblemText) -> Problem {
        Problem(
            .issuerPolicyMismatch, at: location, expected: expected,
            remedy: "The token does not contain the policy (user flow) that issued it. In the policy's token settings, "
                + "include the claim tfp, or acr with the policy's name.")
    }

    static func versionMismatch(_ claim: JSONValue, expected: EntraAuthority.Version) -> Problem {
        var found: ProblemText = "\(claim.typeName)"
        if let text = claim.string { found = "\(text.prefix(8))" }
        return Problem(
            .issuerVersionMismatch, at: .claim("ver"), expected: "\(expected.rawValue)", found: found,
            remedy: "The versions of the token and the metadata differ. For your own API, set "
                + "requestedAccessTokenVersion in its manifest to 2, or validate the token with the metadata of its "
                + "version.")
    }

    static func keyCloudMismatch(expected: String, found: String) -> Problem {
        Problem(
            .issuerKeyIssuerMismatch, at: .member("cloud_instance_name"), expected: "\(expected)", found: "\(found)",
            remedy: "The key that signed this token belongs to another cloud. Do not accept the token. If your tenant "
                + "is in that cloud, use the issuer with its sign-in host.")
    }

    static func keyIssuerMismatch(_ keyIssuer: String, found: JSONValue?) -> Problem {
        Problem(
            .issuerKeyIssuerMismatch, at: .claim("iss"),
            expected: keyIssuer.isEmpty ? "a key with an issuer" : "\(keyIssuer)",
            found: found?.string.map { "\(url: $0)" },
            remedy: "The key that signed this token belongs to another issuer. For example, a key for personal "
                + "accounts cannot sign tokens for an organization. Do not accept the token.")
    }
}
