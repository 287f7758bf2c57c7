public import OIDCPrimitives

extension ProblemCode {
    /// The client ID is not a GUID.
    public static let configClientIDNotGUID = ProblemCode("config.client-id-not-guid")
    /// The client ID has uppercase letters, but tokens contain it in lowercase.
    public static let configClientIDNotLowerCase = ProblemCode("config.client-id-not-lower-case")
    /// The client ID is a placeholder or all zeros.
    public static let configClientIDPlaceholder = ProblemCode("config.client-id-placeholder")
    /// The client ID is the tenant ID.
    public static let configClientIDEqualsTenant = ProblemCode("config.client-id-equals-tenant")
    /// The client secret is the Secret ID, not the Value.
    public static let configClientSecretIsSecretID = ProblemCode("config.client-secret-is-secret-id")
    /// The client secret does not look like one that Entra creates.
    public static let configClientSecretUnusual = ProblemCode("config.client-secret-unusual")
    /// The response type requires ID tokens to be enabled in the portal.
    public static let configNeedsIDTokensToggle = ProblemCode("config.needs-id-tokens-toggle")
    /// The authority is shared and no allowed tenants are stated, or the list is empty.
    public static let configTenantsNotStated = ProblemCode("config.tenants-not-stated")
    /// An allowed tenant can never sign in with the authority.
    public static let configTenantNeverAllowed = ProblemCode("config.tenant-never-allowed")
    /// An allowed tenant is not a GUID.
    public static let configAllowedTenantNotGUID = ProblemCode("config.allowed-tenant-not-guid")
}

extension Problem {
    static func clientIDPlaceholder(_ text: String) -> Problem {
        Problem(
            .configClientIDPlaceholder, at: .member("clientID"), expected: "the Application (client) ID",
            found: "\(text)",
            remedy: "This is a placeholder. Replace it with the “Application (client) ID” from the Overview of your "
                + "app under App registrations.")
    }

    static func clientIDNotGUID(_ text: String) -> Problem {
        Problem(
            .configClientIDNotGUID, at: .member("clientID"), expected: "a GUID", found: withoutSecret(text),
            remedy: "The client ID must be a GUID (8-4-4-4-12 hexadecimal digits). Copy “Application (client) ID” from "
                + "the Overview of your app. Do not use its display name or Application ID URI.")
    }

    /// Returns the value to show, without a string that may be a secret in the wrong field.
    private static func withoutSecret(_ text: String) -> ProblemText {
        let mayBeSecret = text.utf8.count >= 24 && !text.contains(" ") && !text.contains("://")
        return mayBeSecret ? "a string of \(text.utf8.count) bytes" : "\(text)"
    }

    static func clientIDEqualsTenant(_ text: String) -> Problem {
        Problem(
            .configClientIDEqualsTenant, at: .member("clientID"), expected: "the Application (client) ID",
            found: "\(text)",
            remedy: "This is the Directory (tenant) ID, which belongs in the issuer. Use the “Application (client) "
                + "ID”, which is above it in the app's Overview.")
    }

    static func clientIDNotLowerCase(_ text: String, suggestion: String) -> Problem {
        Problem(
            .configClientIDNotLowerCase, at: .member("clientID"), expected: "lowercase letters", found: "\(text)",
            remedy: "Tokens contain the client ID in lowercase, and it must match exactly.",
            suggestion: suggestion)
    }

    static func clientSecretIsSecretID() -> Problem {
        Problem(
            .configClientSecretIsSecretID, at: .member("clientSecret"), expected: "the secret's Value",
            found: "a GUID",
            remedy: "This is the Secret ID. Copy the Value from the column next to it. Entra shows the Value only "
                + "until you leave the page. If it is no longer shown, create a new client secret. (Otherwise Entra "
                + "returns AADSTS7000215.)")
    }

    static func clientSecretUnusual() -> Problem {
        Problem(
            .configClientSecretUnusual, severity: .warning, at: .member("clientSecret"),
            expected: "40 characters with Q~ after the fourth",
            remedy: "The secret does not look like one that Entra creates. It may still be correct. If sign-in fails "
                + "with AADSTS7000215, copy the Value of the secret again, without spaces around it.")
    }

    static func needsIDTokensToggle(_ responseType: String) -> Problem {
        Problem(
            .configNeedsIDTokensToggle, severity: .warning, at: .member("responseType"), found: "\(responseType)",
            remedy: "This response type requires “ID tokens (used for implicit and hybrid flows)” to be selected under "
                + "Authentication in the app registration. (Otherwise Entra returns AADSTS700054.)")
    }

    static func tenantsNotStated() -> Problem {
        Problem(
            .configTenantsNotStated, at: .member("allowedTenants"),
            expected: "the Directory (tenant) IDs of the tenants that may sign in",
            remedy: "With “common” or “organizations”, users of every tenant in the world can sign in. List the "
                + "Directory (tenant) IDs of the allowed tenants, or use your own tenant in the issuer. To allow every "
                + "tenant, use “any” in a file or .anyTenant in code.")
    }

    static func noTenantAllowed() -> Problem {
        Problem(
            .configTenantsNotStated, at: .member("allowedTenants"),
            expected: "the Directory (tenant) IDs of the tenants that may sign in", found: "an empty list",
            remedy: "The list of allowed tenants is empty, so no user could sign in. List the Directory (tenant) IDs "
                + "of the allowed tenants, or remove the list if the issuer contains one tenant.")
    }

    static func tenantNeverAllowed(_ tenant: GUID, _ authority: EntraTenant) -> Problem {
        Problem(
            .configTenantNeverAllowed, at: .member("allowedTenants"),
            expected: authority.identifier.map { "\($0.string)" } ?? "tenants of work or school accounts",
            found: "\(tenant.string)",
            remedy: authority.isShared
                ? "This is the tenant of personal accounts, but “organizations” allows only work and school accounts. "
                    + "Remove it from the list, or use “common” in the issuer."
                : "The issuer contains a different tenant, so users of this tenant can never sign in. Remove it from "
                    + "the list, or use “organizations” in the issuer.")
    }

    static func allowedTenantNotGUID(_ tenant: String) -> Problem {
        Problem(
            .configAllowedTenantNotGUID, at: .member("allowedTenants"), expected: "the Directory (tenant) ID, a GUID",
            found: "\(tenant)",
            remedy: "Tokens identify the tenant by its GUID, so this entry would never match. Use the tenant's "
                + "Directory (tenant) ID from the Overview page of Microsoft Entra ID.")
    }
}
