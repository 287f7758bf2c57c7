import OIDCPrimitives

extension ProblemCode {
    /// Nothing but white space was typed.
    public static let authorityEmpty = ProblemCode("authority.empty")
    /// More text than an address can have.
    public static let authorityTooLong = ProblemCode("authority.too-long")
    /// The text is neither an absolute URL nor a bare tenant.
    public static let authorityNotAURL = ProblemCode("authority.not-a-url")
    /// The scheme is not https.
    public static let authorityNotHTTPS = ProblemCode("authority.not-https")
    /// Text of a template was left in, in any language.
    public static let authorityPlaceholder = ProblemCode("authority.placeholder")
    /// There is a sign-in host and no tenant.
    public static let authorityMissingTenant = ProblemCode("authority.missing-tenant")
    /// The tenant is neither a GUID, a domain, nor a word that Entra knows.
    public static let authorityInvalidTenant = ProblemCode("authority.invalid-tenant")
    /// The host names one tenant and the path another.
    public static let authorityTenantMismatch = ProblemCode("authority.tenant-mismatch")
    /// The host is no sign-in host of a known or configured cloud.
    public static let authorityUnknownHost = ProblemCode("authority.unknown-host")
    /// The host belonged to a cloud or an address that Microsoft has closed.
    public static let authorityRetiredHost = ProblemCode("authority.retired-host")
    /// An endpoint was pasted instead of an issuer.
    public static let authorityEndpointPasted = ProblemCode("authority.endpoint-pasted")
    /// A page of the portal was pasted.
    public static let authorityPortalLinkPasted = ProblemCode("authority.portal-link-pasted")
    /// Something else stands behind the tenant.
    public static let authorityUnexpectedPath = ProblemCode("authority.unexpected-path")
    /// Only a tenant was typed.
    public static let authorityBareTenant = ProblemCode("authority.bare-tenant")
    /// There is no `/v2.0` behind the tenant.
    public static let authorityMissingVersion = ProblemCode("authority.missing-version")
    /// A B2C address without a policy.
    public static let authorityMissingPolicy = ProblemCode("authority.missing-policy")
    /// The issuer of version 1 tokens was pasted.
    public static let authorityV1Issuer = ProblemCode("authority.v1-issuer")
    /// The address of the metadata was pasted.
    public static let authorityMetadataURL = ProblemCode("authority.metadata-url")
    /// The text ends in a slash that is not part of the issuer.
    public static let authorityTrailingSlash = ProblemCode("authority.trailing-slash")
    /// There is white space or there are quotes around the text.
    public static let authoritySurroundingSpace = ProblemCode("authority.surrounding-space")
    /// The host is another name of a cloud's sign-in host.
    public static let authorityHostAlias = ProblemCode("authority.host-alias")
    /// There are capitals in the tenant.
    public static let authorityTenantNotLowerCase = ProblemCode("authority.tenant-not-lower-case")
    /// There are capitals in the scheme or the host.
    public static let authorityHostNotLowerCase = ProblemCode("authority.host-not-lower-case")
    /// Accounts of any organisation can sign in.
    public static let authorityManyTenants = ProblemCode("authority.many-tenants")
    /// A domain stands where tokens will carry a GUID.
    public static let authorityDomainTenant = ProblemCode("authority.domain-tenant")
    /// The policy's name does not begin with `B2C_1`, as all of B2C's do.
    public static let authorityUnusualPolicy = ProblemCode("authority.unusual-policy")
}

/// One reason why a text is no authority, and what to say about it.
struct AuthorityFinding {
    let code: ProblemCode
    /// Whether the text can be put right without knowing more than it says.
    var isMendable = false
    var expected: ProblemText?
    /// The part of the text that is meant; `nil` for the whole text.
    var found: ProblemText?
    let advice: ProblemText

    /// The finding about a part of the text.
    func about(_ part: ProblemText) -> AuthorityFinding {
        var finding = self
        finding.found = part
        return finding
    }

    /// The finding in words. Where everything is mendable each carries the same suggestion, which mends all of it.
    func problem(text: String, suggestion: String? = nil) -> Problem {
        Problem(
            code, at: .setting("issuer"), expected: expected,
            found: text.isEmpty ? nil : found ?? "\(address: text)", remedy: advice,
            suggestion: suggestion)
    }
}

private let wholeForm: ProblemText = "https://login.microsoftonline.com/<Directory (tenant) ID>/v2.0"
private let whereTheTenantStands: ProblemText =
    "You find the Directory (tenant) ID in the portal under App registrations › your application › Overview."

extension AuthorityFinding {
    static let empty = AuthorityFinding(
        code: .authorityEmpty, expected: wholeForm,
        advice: "Enter the issuer: \(wholeForm). \(whereTheTenantStands)")
    static let tooLong = AuthorityFinding(
        code: .authorityTooLong, expected: "at most \(EntraAuthority.longestText) bytes", found: "more than that",
        advice: "No issuer is that long. Copy the address alone: it looks like \(wholeForm).")
    static let notAURL = AuthorityFinding(
        code: .authorityNotAURL, expected: wholeForm,
        advice: "This is no address. An issuer begins with https:// and looks like \(wholeForm). "
            + whereTheTenantStands)
    static let secretPasted = AuthorityFinding(
        code: .authorityNotAURL, expected: wholeForm,
        advice: "This looks like a client secret or a token, which is not repeated here. If it is a secret, it belongs "
            + "into the field Client secret; the issuer looks like \(wholeForm). \(whereTheTenantStands)")
    static let missingScheme = AuthorityFinding(
        code: .authorityNotAURL, expected: "https://",
        advice: "The address lacks its beginning. Write https:// in front of it.")
    static let notHTTPS = AuthorityFinding(
        code: .authorityNotHTTPS, isMendable: true, expected: "https",
        advice: "Entra is reached by https only.")
    static let unusableScheme = AuthorityFinding(
        code: .authorityNotHTTPS, expected: "https", advice: "An issuer begins with https://.")
    static let placeholder = AuthorityFinding(
        code: .authorityPlaceholder, expected: "your own value in place of the template's text",
        advice: "Part of the template is still in the text. Replace it by your own value. \(whereTheTenantStands)")
    /// The host of External ID tells the tenant all the same.
    static func missingTenant(isKnown: Bool = false) -> AuthorityFinding {
        AuthorityFinding(
            code: .authorityMissingTenant, isMendable: isKnown,
            expected: isKnown ? "https://name.ciamlogin.com/<tenant>/v2.0" : wholeForm,
            advice: "The address names no tenant. Put the Directory (tenant) ID behind the host. "
                + whereTheTenantStands)
    }
    static let invalidTenant = AuthorityFinding(
        code: .authorityInvalidTenant,
        expected: "a tenant's GUID or domain (Entra ID also knows common, organizations and consumers)",
        advice: "What stands in the tenant's place is no tenant. \(whereTheTenantStands)")
    static let noPersonalAccounts = AuthorityFinding(
        code: .authorityInvalidTenant, expected: "a tenant's GUID or domain, common or organizations",
        advice: "Personal accounts exist in the worldwide cloud only. Use login.microsoftonline.com for them, or the "
            + "tenant of your organization. \(whereTheTenantStands)")
    static let tenantMismatch = AuthorityFinding(
        code: .authorityTenantMismatch, expected: "the same tenant in host and path",
        advice: "Host and path name two different tenants. Copy the address from the portal again.")
    static let unknownHost = AuthorityFinding(
        code: .authorityUnknownHost,
        expected: "login.microsoftonline.com or another cloud's sign-in host, name.b2clogin.com or name.ciamlogin.com, "
            + "without port and user name",
        advice: "This host is no sign-in host of Entra. If it is your own domain in front of Entra, add it to the "
            + "custom hosts of the configuration; otherwise the issuer looks like \(wholeForm).")
    static let retiredHost = AuthorityFinding(
        code: .authorityRetiredHost, expected: "the host of the cloud in which your tenant lives now",
        advice: "Microsoft has closed this host. Open the portal of your cloud and copy the address from "
            + "App registrations › your application › Endpoints.")
    static let endpointPasted = AuthorityFinding(
        code: .authorityEndpointPasted, isMendable: true, expected: "an issuer",
        advice: "This is the address of an endpoint, not the issuer.")
    static let portalLinkPasted = AuthorityFinding(
        code: .authorityPortalLinkPasted, expected: wholeForm,
        advice: "This is the address of a page of the portal. The issuer looks like \(wholeForm). "
            + whereTheTenantStands)
    static let unexpectedPath = AuthorityFinding(
        code: .authorityUnexpectedPath, expected: "nothing but /v2.0 behind the tenant",
        advice: "Remove what stands behind the tenant, except /v2.0. For B2C the policy stands between both.")
    static let bareTenant = AuthorityFinding(
        code: .authorityBareTenant, isMendable: true, expected: wholeForm,
        advice: "This is the tenant alone; the issuer is an address. (In the clouds of the US Government and of China "
            + "it has another host.)")
    static let missingVersion = AuthorityFinding(
        code: .authorityMissingVersion, isMendable: true, expected: "/v2.0 at the end",
        advice: "The address lacks /v2.0. Without it Entra answers in its old form, with another issuer.")
    static let missingPolicy = AuthorityFinding(
        code: .authorityMissingPolicy, expected: "https://name.b2clogin.com/<tenant>/<policy>/v2.0",
        advice: "B2C publishes its metadata for each policy, and this address names none. Put the name of the user "
            + "flow, such as B2C_1_signin, between the tenant and /v2.0.")
    static let v1Issuer = AuthorityFinding(
        code: .authorityV1Issuer, isMendable: true, expected: "the issuer of version 2",
        advice:
            "This is the issuer of Entra's old tokens. The current one names the sign-in host of your cloud. (For the "
            + "US Government's that is login.microsoftonline.us.)")
    static let metadataURL = AuthorityFinding(
        code: .authorityMetadataURL, isMendable: true, expected: "the issuer alone",
        advice: "This is the address of the metadata document. The issuer is what stands before /.well-known.")
    static let trailingSlash = AuthorityFinding(
        code: .authorityTrailingSlash, isMendable: true, expected: "no slash at the end",
        advice: "The issuer does not end in a slash, and issuers are compared letter by letter.")
    static let surroundingSpace = AuthorityFinding(
        code: .authoritySurroundingSpace, isMendable: true, expected: "the address alone",
        advice: "Remove the white space, quotation marks or brackets around the address. Some of the characters may be "
            + "invisible.")
    static func hostAlias(of cloud: EntraCloud) -> AuthorityFinding {
        AuthorityFinding(
            code: .authorityHostAlias, isMendable: true, expected: "\(cloud.signInHost)",
            advice: "This host is another name of \(cloud.signInHost) and never stands in a token.")
    }
    static let tenantNotLowerCase = AuthorityFinding(
        code: .authorityTenantNotLowerCase, isMendable: true, expected: "the tenant in lower case",
        advice: "Tokens carry the tenant in lower case, and issuers are compared letter by letter.")
    static let hostNotLowerCase = AuthorityFinding(
        code: .authorityHostNotLowerCase, isMendable: true, expected: "the address in lower case",
        advice: "Tokens carry the host in lower case, and issuers are compared letter by letter.")
}

extension EntraAuthority {
    /// What an administrator should know about an accepted authority.
    var warnings: [Problem] { [tenantWarning, policyWarning].compactMap(\.self) }

    /// What an administrator should know who has listed the tenants that may sign in: many may not.
    var warningsWithListedTenants: [Problem] { tenant.isShared ? [policyWarning].compactMap(\.self) : warnings }

    private var tenantWarning: Problem? {
        switch tenant {
        case .common, .organizations:
            Problem(
                .authorityManyTenants, severity: .warning, at: .setting("issuer"),
                expected: "one tenant, or a list of allowed tenants", found: "\(tenant.text)",
                remedy: "Accounts of every organisation in the world can sign in"
                    + (tenant == .common && !cloud.isNational ? ", and personal accounts too" : "")
                    + ". Put your Directory (tenant) ID in place of “\(tenant)”, or list the tenants you allow.")
        case .domain(let domain):
            Problem(
                .authorityDomainTenant, severity: .warning, at: .setting("issuer"),
                expected: "the Directory (tenant) ID", found: "\(domain.text)",
                remedy:
                    "The issuer in tokens will carry the tenant's GUID, not “\(domain.text)”. This works, but "
                    + "the GUID is clearer and survives a change of the domain. \(whereTheTenantStands)")
        case .directory, .consumers: nil
        }
    }

    private var policyWarning: Problem? {
        guard let policy, !B2CPolicyName.isUsual(policy.name) else { return nil }
        return Problem(
            .authorityUnusualPolicy, severity: .warning, at: .setting("issuer"), expected: "B2C_1…",
            found: "\(policy.name)",
            remedy: "The names of B2C's user flows begin with B2C_1_, and those of custom policies with B2C_1A_. Check "
                + "“\(policy.name)” against the list of user flows or policies in the portal.")
    }
}
