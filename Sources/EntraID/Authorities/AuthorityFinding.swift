import OIDCPrimitives

extension ProblemCode {
    /// The value is empty or only white space.
    public static let authorityEmpty = ProblemCode("authority.empty")
    /// The value is too long.
    public static let authorityTooLong = ProblemCode("authority.too-long")
    /// The value is neither an absolute URL nor a tenant.
    public static let authorityNotAURL = ProblemCode("authority.not-a-url")
    /// The scheme is not https.
    public static let authorityNotHTTPS = ProblemCode("authority.not-https")
    /// The value contains a placeholder, in any language.
    public static let authorityPlaceholder = ProblemCode("authority.placeholder")
    /// The URL has a sign-in host but no tenant.
    public static let authorityMissingTenant = ProblemCode("authority.missing-tenant")
    /// The tenant is not a GUID, a domain, or a keyword of Entra.
    public static let authorityInvalidTenant = ProblemCode("authority.invalid-tenant")
    /// The tenants in the host and in the path differ.
    public static let authorityTenantMismatch = ProblemCode("authority.tenant-mismatch")
    /// The host is not a sign-in host of a known cloud or a custom host.
    public static let authorityUnknownHost = ProblemCode("authority.unknown-host")
    /// The host is one that Microsoft has closed.
    public static let authorityRetiredHost = ProblemCode("authority.retired-host")
    /// The value is the URL of an endpoint, not an issuer.
    public static let authorityEndpointPasted = ProblemCode("authority.endpoint-pasted")
    /// The value is the URL of a portal page.
    public static let authorityPortalLinkPasted = ProblemCode("authority.portal-link-pasted")
    /// The path after the tenant, or the query, is not expected.
    public static let authorityUnexpectedPath = ProblemCode("authority.unexpected-path")
    /// The value is only a tenant.
    public static let authorityBareTenant = ProblemCode("authority.bare-tenant")
    /// `/v2.0` is missing after the tenant.
    public static let authorityMissingVersion = ProblemCode("authority.missing-version")
    /// The B2C URL has no policy.
    public static let authorityMissingPolicy = ProblemCode("authority.missing-policy")
    /// The value is the issuer of version 1 tokens.
    public static let authorityV1Issuer = ProblemCode("authority.v1-issuer")
    /// The value is the URL of the metadata.
    public static let authorityMetadataURL = ProblemCode("authority.metadata-url")
    /// The value ends in a slash that is not part of the issuer.
    public static let authorityTrailingSlash = ProblemCode("authority.trailing-slash")
    /// White space, quotation marks, or brackets surround the value.
    public static let authoritySurroundingSpace = ProblemCode("authority.surrounding-space")
    /// The host is an alias of a cloud's sign-in host.
    public static let authorityHostAlias = ProblemCode("authority.host-alias")
    /// The tenant has uppercase letters.
    public static let authorityTenantNotLowerCase = ProblemCode("authority.tenant-not-lower-case")
    /// The scheme or the host has uppercase letters.
    public static let authorityHostNotLowerCase = ProblemCode("authority.host-not-lower-case")
    /// Accounts of any organization can sign in.
    public static let authorityManyTenants = ProblemCode("authority.many-tenants")
    /// The tenant is a domain, but tokens contain a GUID.
    public static let authorityDomainTenant = ProblemCode("authority.domain-tenant")
    /// The policy's name does not begin with `B2C_1`, as all names in B2C do.
    public static let authorityUnusualPolicy = ProblemCode("authority.unusual-policy")
}

/// A reason why a value is not a valid authority.
struct AuthorityFinding {
    let code: ProblemCode
    /// Whether the value can be corrected without further information.
    var isFixable = false
    var expected: ProblemText?
    /// The affected part of the value, or `nil` for the whole value.
    var found: ProblemText?
    let advice: ProblemText

    /// Returns the finding with the affected part of the value.
    func about(_ part: ProblemText) -> AuthorityFinding {
        var finding = self
        finding.found = part
        return finding
    }

    /// Returns the finding as a problem. If all findings can be corrected, each problem has the same suggestion, which
    /// corrects all of them.
    func problem(text: String, suggestion: String? = nil) -> Problem {
        Problem(
            code, at: .setting("issuer"), expected: expected,
            found: text.isEmpty ? nil : found ?? "\(url: text)", remedy: advice,
            suggestion: suggestion)
    }
}

private let issuerExample: ProblemText = "https://login.microsoftonline.com/<Directory (tenant) ID>/v2.0"
private let tenantLocationHint: ProblemText =
    "Find the Directory (tenant) ID in the portal under App registrations › your application › Overview."

extension AuthorityFinding {
    static let empty = AuthorityFinding(
        code: .authorityEmpty, expected: issuerExample,
        advice: "Enter the issuer: \(issuerExample). \(tenantLocationHint)")
    static let tooLong = AuthorityFinding(
        code: .authorityTooLong, expected: "at most \(EntraAuthority.maximumLength) bytes", found: "more than that",
        advice: "The value is too long for an issuer. Copy only the issuer, which looks like \(issuerExample).")
    static let notAURL = AuthorityFinding(
        code: .authorityNotAURL, expected: issuerExample,
        advice: "This is not a URL. An issuer begins with https:// and looks like \(issuerExample). "
            + tenantLocationHint)
    static let secretPasted = AuthorityFinding(
        code: .authorityNotAURL, expected: issuerExample,
        advice: "This looks like a client secret or a token, so it is not shown. Enter a secret in the field Client "
            + "secret. The issuer looks like \(issuerExample). \(tenantLocationHint)")
    static let missingScheme = AuthorityFinding(
        code: .authorityNotAURL, expected: "https://",
        advice: "The URL has no scheme. Add https:// at the beginning.")
    static let notHTTPS = AuthorityFinding(
        code: .authorityNotHTTPS, isFixable: true, expected: "https",
        advice: "Entra only supports https.")
    static let unusableScheme = AuthorityFinding(
        code: .authorityNotHTTPS, expected: "https", advice: "An issuer must begin with https://.")
    static let placeholder = AuthorityFinding(
        code: .authorityPlaceholder, expected: "your own value instead of the placeholder",
        advice: "The value still contains a placeholder. Replace it with your own value. \(tenantLocationHint)")
    /// Returns the finding for a missing tenant. `isKnown` is true if the host of External ID identifies the tenant.
    static func missingTenant(isKnown: Bool = false) -> AuthorityFinding {
        AuthorityFinding(
            code: .authorityMissingTenant, isFixable: isKnown,
            expected: isKnown ? "https://name.ciamlogin.com/<tenant>/v2.0" : issuerExample,
            advice: "The URL has no tenant. Add the Directory (tenant) ID after the host. "
                + tenantLocationHint)
    }
    static let invalidTenant = AuthorityFinding(
        code: .authorityInvalidTenant,
        expected: "a tenant's GUID or domain (or, with Entra ID, common, organizations, or consumers)",
        advice: "The tenant in the URL is not valid. \(tenantLocationHint)")
    static let noPersonalAccounts = AuthorityFinding(
        code: .authorityInvalidTenant, expected: "a tenant's GUID or domain, common, or organizations",
        advice: "Personal accounts exist in the worldwide cloud only. Use login.microsoftonline.com for them, or use "
            + "your organization's tenant. \(tenantLocationHint)")
    static let tenantMismatch = AuthorityFinding(
        code: .authorityTenantMismatch, expected: "the same tenant in the host and the path",
        advice: "The host and the path contain different tenants. Copy the URL from the portal again.")
    static let unknownHost = AuthorityFinding(
        code: .authorityUnknownHost,
        expected: "login.microsoftonline.com or another cloud's sign-in host, name.b2clogin.com, or "
            + "name.ciamlogin.com, without a port or user name",
        advice: "This is not a sign-in host of Entra. If it is your custom domain for Entra, add it to the custom "
            + "hosts in the configuration. Otherwise, use an issuer like \(issuerExample).")
    static let retiredHost = AuthorityFinding(
        code: .authorityRetiredHost, expected: "the sign-in host of your tenant's current cloud",
        advice: "Microsoft has shut down this host. Copy the current URL from your cloud's portal under "
            + "App registrations › your application › Endpoints.")
    static let endpointPasted = AuthorityFinding(
        code: .authorityEndpointPasted, isFixable: true, expected: "an issuer",
        advice: "This is the URL of an endpoint, not the issuer.")
    static let portalLinkPasted = AuthorityFinding(
        code: .authorityPortalLinkPasted, expected: issuerExample,
        advice: "This is the URL of a portal page. The issuer looks like \(issuerExample). "
            + tenantLocationHint)
    static let unexpectedPath = AuthorityFinding(
        code: .authorityUnexpectedPath, expected: "only /v2.0 after the tenant",
        advice: "Remove everything after the tenant except /v2.0. With B2C, the policy goes between the tenant and "
            + "/v2.0.")
    static let bareTenant = AuthorityFinding(
        code: .authorityBareTenant, isFixable: true, expected: issuerExample,
        advice: "This is only the tenant, but the issuer is a URL. (The US Government and China clouds use a different "
            + "host.)")
    static let missingVersion = AuthorityFinding(
        code: .authorityMissingVersion, isFixable: true, expected: "/v2.0 at the end",
        advice: "The URL has no /v2.0 at the end. Without it, Entra uses version 1, which has a different issuer.")
    static let missingPolicy = AuthorityFinding(
        code: .authorityMissingPolicy, expected: "https://name.b2clogin.com/<tenant>/<policy>/v2.0",
        advice: "The URL has no policy, and B2C has metadata for each policy. Add the name of the user flow, such as "
            + "B2C_1_signin, between the tenant and /v2.0.")
    static let v1Issuer = AuthorityFinding(
        code: .authorityV1Issuer, isFixable: true, expected: "the issuer of version 2",
        advice:
            "This is the issuer of version 1 tokens. The issuer of version 2 has your cloud's sign-in host. (For US "
            + "Government, that is login.microsoftonline.us.)")
    static let metadataURL = AuthorityFinding(
        code: .authorityMetadataURL, isFixable: true, expected: "the issuer alone",
        advice: "This is the URL of the metadata document. The issuer is the part before /.well-known.")
    static let trailingSlash = AuthorityFinding(
        code: .authorityTrailingSlash, isFixable: true, expected: "no slash at the end",
        advice: "The issuer does not end in a slash, and issuers must match exactly.")
    static let surroundingSpace = AuthorityFinding(
        code: .authoritySurroundingSpace, isFixable: true, expected: "the issuer alone",
        advice: "Remove the white space, quotation marks, or brackets around the issuer. Some of the characters may be "
            + "invisible.")
    static func hostAlias(of cloud: EntraCloud) -> AuthorityFinding {
        AuthorityFinding(
            code: .authorityHostAlias, isFixable: true, expected: "\(cloud.signInHost)",
            advice: "This host is an alias of \(cloud.signInHost) and never appears in tokens.")
    }
    static let tenantNotLowerCase = AuthorityFinding(
        code: .authorityTenantNotLowerCase, isFixable: true, expected: "the tenant in lowercase",
        advice: "Tokens contain the tenant in lowercase, and issuers must match exactly.")
    static let hostNotLowerCase = AuthorityFinding(
        code: .authorityHostNotLowerCase, isFixable: true, expected: "the scheme and host in lowercase",
        advice: "Tokens contain the host in lowercase, and issuers must match exactly.")
}

extension EntraAuthority {
    /// The warnings about an accepted authority.
    var warnings: [Problem] { [tenantWarning, policyWarning].compactMap(\.self) }

    /// The warnings if the configuration lists the allowed tenants, so that not every tenant can sign in.
    var warningsWithListedTenants: [Problem] { tenant.isShared ? [policyWarning].compactMap(\.self) : warnings }

    private var tenantWarning: Problem? {
        switch tenant {
        case .common, .organizations:
            Problem(
                .authorityManyTenants, severity: .warning, at: .setting("issuer"),
                expected: "one tenant, or a list of allowed tenants", found: "\(tenant.string)",
                remedy: "Accounts of any organization can sign in"
                    + (tenant == .common && !cloud.isNational ? ", and personal accounts too" : "")
                    + ". Replace “\(tenant)” with your Directory (tenant) ID, or list the allowed tenants.")
        case .domain(let domain):
            Problem(
                .authorityDomainTenant, severity: .warning, at: .setting("issuer"),
                expected: "the Directory (tenant) ID", found: "\(domain.string)",
                remedy:
                    "The issuer in tokens contains the tenant's GUID, not “\(domain.string)”. This works, but the GUID "
                    + "is clearer and stays the same if the domain changes. \(tenantLocationHint)")
        case .directory, .consumers: nil
        }
    }

    private var policyWarning: Problem? {
        guard let policy, !B2CPolicyName.hasStandardPrefix(policy.name) else { return nil }
        return Problem(
            .authorityUnusualPolicy, severity: .warning, at: .setting("issuer"), expected: "B2C_1…",
            found: "\(policy.name)",
            remedy: "Names of B2C user flows begin with B2C_1_, and names of custom policies with B2C_1A_. Check that "
                + "“\(policy.name)” is listed under user flows or policies in the portal.")
    }
}
