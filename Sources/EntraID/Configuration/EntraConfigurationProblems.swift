public import OIDCPrimitives

extension ProblemCode {
    /// Entra's client IDs are GUIDs, and this is none.
    public static let configClientIDNotGUID = ProblemCode("config.client-id-not-guid")
    /// The client ID has capitals, and tokens carry it in small letters.
    public static let configClientIDNotLowerCase = ProblemCode("config.client-id-not-lower-case")
    /// The client ID is template text, or zeros.
    public static let configClientIDPlaceholder = ProblemCode("config.client-id-placeholder")
    /// The tenant's ID stands in the place of the client's.
    public static let configClientIDEqualsTenant = ProblemCode("config.client-id-equals-tenant")
    /// The secret's ID stands in the place of its value.
    public static let configClientSecretIsSecretID = ProblemCode("config.client-secret-is-secret-id")
    /// The secret does not look like those that Entra makes.
    public static let configClientSecretUnusual = ProblemCode("config.client-secret-unusual")
    /// The response type needs a box to be ticked in the portal.
    public static let configNeedsIDTokensToggle = ProblemCode("config.needs-id-tokens-toggle")
    /// The authority serves tenants of the whole world, and it is not stated which of them may sign in.
    public static let configTenantsNotStated = ProblemCode("config.tenants-not-stated")
    /// An allowed tenant that the authority never lets in.
    public static let configTenantNeverAllowed = ProblemCode("config.tenant-never-allowed")
    /// An allowed tenant that is not a GUID.
    public static let configAllowedTenantNotGUID = ProblemCode("config.allowed-tenant-not-guid")
}

extension Problem {
    static func clientIDPlaceholder(_ text: String) -> Problem {
        Problem(
            .configClientIDPlaceholder, at: .member("clientID"), expected: "the Application (client) ID",
            found: "\(text)",
            remedy: "This is the guide's example, not your value. Copy “Application (client) ID” from the Overview of "
                + "your app under App registrations.")
    }

    static func clientIDNotGUID(_ text: String) -> Problem {
        Problem(
            .configClientIDNotGUID, at: .member("clientID"), expected: "a GUID", found: withoutSecret(text),
            remedy: "Entra's client IDs are GUIDs, 8-4-4-4-12 hexadecimal digits. Copy “Application (client) ID” from "
                + "the Overview of your app: not its display name, and not its Application ID URI.")
    }

    /// A name or address is told back; what may be a secret in the wrong field is not.
    private static func withoutSecret(_ text: String) -> ProblemText {
        let mayBeSecret = text.utf8.count >= 24 && !text.contains(" ") && !text.contains("://")
        return mayBeSecret ? "a text of \(text.utf8.count) bytes" : "\(text)"
    }

    static func clientIDEqualsTenant(_ text: String) -> Problem {
        Problem(
            .configClientIDEqualsTenant, at: .member("clientID"), expected: "the Application (client) ID",
            found: "\(text)",
            remedy: "This is the Directory (tenant) ID, which stands in the issuer. The line above it in the app's "
                + "Overview, “Application (client) ID”, is the client ID.")
    }

    static func clientIDNotLowerCase(_ text: String, suggestion: String) -> Problem {
        Problem(
            .configClientIDNotLowerCase, at: .member("clientID"), expected: "small letters", found: "\(text)",
            remedy: "Entra writes client IDs in small letters, and tokens are compared with this one letter by letter.",
            suggestion: suggestion)
    }

    static func clientSecretIsSecretID() -> Problem {
        Problem(
            .configClientSecretIsSecretID, at: .member("clientSecret"), expected: "the secret's Value",
            found: "a GUID",
            remedy: "This is the Secret ID. Copy the column Value beside it; Entra shows it only until you leave the "
                + "page. If it is not shown any more, create a new client secret. (Entra would answer AADSTS7000215.)")
    }

    static func clientSecretUnusual() -> Problem {
        Problem(
            .configClientSecretUnusual, severity: .warning, at: .member("clientSecret"),
            expected: "40 characters with Q~ behind the fourth",
            remedy: "The secret does not look like those that Entra makes today. It may be right all the same; if "
                + "sign-in fails with AADSTS7000215, copy the Value of the secret again, without spaces around it.")
    }

    static func needsIDTokensToggle(_ responseType: String) -> Problem {
        Problem(
            .configNeedsIDTokensToggle, severity: .warning, at: .member("responseType"), found: "\(responseType)",
            remedy: "With this response type, “ID tokens (used for implicit and hybrid flows)” must be ticked under "
                + "Authentication in the app's registration. (Without it Entra answers AADSTS700054.)")
    }

    static func tenantsNotStated() -> Problem {
        Problem(
            .configTenantsNotStated, at: .member("allowedTenants"),
            expected: "the Directory (tenant) IDs of the tenants that may sign in",
            remedy: "“common” and “organizations” let in users of every tenant in the world. List the tenants that may "
                + "sign in by their Directory (tenant) IDs, or write your own tenant into the issuer. If users of every "
                + "tenant really may sign in, say so: “any” in a file, .anyTenant in code.")
    }

    static func nobodyAllowed() -> Problem {
        Problem(
            .configTenantsNotStated, at: .member("allowedTenants"),
            expected: "the Directory (tenant) IDs of the tenants that may sign in", found: "an empty list",
            remedy: "The list of allowed tenants is empty, so that no user could sign in. List the tenants that may "
                + "sign in by their Directory (tenant) IDs, or remove the list if the issuer names one tenant.")
    }

    static func tenantNeverAllowed(_ tenant: GUID, _ authority: EntraTenant) -> Problem {
        Problem(
            .configTenantNeverAllowed, at: .member("allowedTenants"),
            expected: authority.identifier.map { "\($0.text)" } ?? "tenants of work or school accounts",
            found: "\(tenant.text)",
            remedy: authority.isShared
                ? "This is the tenant of personal accounts, and “organizations” lets in work and school accounts only. "
                    + "Remove it from the list, or use “common” in the issuer."
                : "The issuer names one tenant, and this is another one, so that none of its users could sign in. "
                    + "Remove it from the list, or use “organizations” in the issuer.")
    }

    static func allowedTenantNotGUID(_ tenant: String) -> Problem {
        Problem(
            .configAllowedTenantNotGUID, at: .member("allowedTenants"), expected: "the Directory (tenant) ID, a GUID",
            found: "\(tenant)",
            remedy: "Tokens name their tenant by its GUID, so this entry would let no user in. Write the tenant's "
                + "Directory (tenant) ID, which is on the Overview page of Microsoft Entra ID.")
    }
}
