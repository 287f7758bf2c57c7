public import OIDCTokens
import OIDCPrimitives

/// The user who signed in, from a verified ID token of Entra.
///
/// Use ``userKey`` or ``subjectKey`` to identify the user, and roles, groups, and authentication contexts to authorize
/// the user. All other claims are for display only. In particular, names and e-mail addresses can change, and in some
/// tenants users can choose them freely.
public struct EntraIdentity: Sendable {
    /// Claims for display only. Do not use them to identify or authorize a user.
    public struct DisplayClaims: Sendable {
        /// The full name (`name`).
        public let name: String?
        /// The user name (`preferred_username`, or `upn` or `unique_name` in older tokens).
        public let userName: String?
        /// The given name (`given_name`).
        public let givenName: String?
        /// The family name (`family_name`).
        public let familyName: String?
        /// The addresses in `verified_primary_email`, an optional claim. Microsoft does not document who verified them,
        /// so they do not change the trust of ``EntraIdentity/email``.
        public let verifiedPrimaryEmails: [String]
    }

    /// The key of the user in this application.
    public let subjectKey: SubjectKey
    /// The key of the user in the tenant. It is `nil` without the scope `profile`, and by default with B2C.
    public let userKey: UserKey?
    /// The tenant that the user signed in to, or `nil` if it is not known.
    public let tenantID: GUID?
    /// Whether this is a personal Microsoft account.
    public var isPersonalAccount: Bool { tenantID == .personalAccounts }
    /// Whether the user is a guest in the tenant, or `nil` if it is not known.
    public let isGuest: Bool?
    /// The claims for display only. Do not use them to identify or authorize a user.
    public let display: DisplayClaims
    /// The e-mail address and whether it is verified.
    public let email: EntraEmail?
    /// The user's app roles (`roles`).
    public let roles: [String]
    /// The user's groups, or the reason why they are not known.
    public let groups: EntraGroups
    /// The template IDs of the user's directory roles (`wids`).
    public let directoryRoles: [String]
    /// The methods with which the user authenticated (`amr`).
    public let authenticationMethods: [String]
    /// The authentication contexts that the user satisfied (`acrs`).
    public let authenticationContexts: [String]
    /// The provider that authenticated the user, if it is not the tenant itself (`idp`).
    public let identityProvider: String?
    /// The Azure AD B2C policy (user flow) with which the user signed in (`tfp`, or `acr` in older tokens), as the token
    /// names it. Compare it with ``requirePolicy(_:)``, which ignores case. `nil` with the other products.
    public let policy: String?

    /// Creates the identity from a verified ID token.
    ///
    /// A claim that is missing or has an unexpected type is `nil` or empty. Only verified claims are guaranteed.
    ///
    /// - Parameters:
    ///   - token: A verified ID token.
    ///   - cloud: The cloud in which Microsoft Graph provides groups that the token omits. The default is the cloud of
    ///     the issuer's host, or the global cloud if several clouds share that host. For a token of an
    ///     ``EntraEmulator``, the emulator provides them.
    public init(_ token: VerifiedIDToken, cloud: EntraCloud? = nil) {
        let claims = token.claims
        let issuer = token.issuer
        subjectKey = SubjectKey(issuer: issuer, subject: token.subject)
        let tenant = GUID(claims.element("tid")) ?? EntraIdentity.tenant(inIssuer: issuer)
        let object = GUID(claims.element("oid"))
        tenantID = tenant
        userKey = tenant.flatMap { tenant in object.map { UserKey(tenantID: tenant, objectID: $0) } }
        isGuest = EntraIdentity.isGuest(claims)
        display = DisplayClaims(
            name: claims.string("name"),
            userName: claims.string("preferred_username") ?? claims.string("upn") ?? claims.string("unique_name"),
            givenName: claims.string("given_name"), familyName: claims.string("family_name"),
            verifiedPrimaryEmails: claims.stringOrStrings("verified_primary_email"))
        email = EntraEmail(claims)
        roles = claims.strings("roles") ?? []
        groups = EntraGroups(
            claims, user: object, graphOrigin: EntraIdentity.graphOrigin(forIssuer: issuer, in: cloud))
        directoryRoles = claims.strings("wids") ?? []
        authenticationMethods = claims.strings("amr") ?? []
        authenticationContexts = claims.strings("acrs") ?? []
        identityProvider = claims.string("idp")
        policy = claims.policy
    }

    /// Returns whether the user is a guest. `acct` is 0 for members and 1 for guests. Without it, a user name that
    /// contains `#EXT#` indicates a guest.
    private static func isGuest(_ claims: ClaimSet) -> Bool? {
        guard let account = claims.element("acct") else { return claims.string("upn").flatMap(isNameOfGuest) }
        switch account.value {
        case .number(let number): return number.integer.flatMap(isGuest)
        case .string(let text): return text.hasSameBytes(as: "0") ? false : text.hasSameBytes(as: "1") ? true : nil
        default: return claims.string("upn").flatMap(isNameOfGuest)
        }
    }

    private static func isGuest(_ accountType: Int) -> Bool? {
        accountType == 0 ? false : accountType == 1 ? true : nil
    }

    private static func isNameOfGuest(_ name: String) -> Bool? {
        Substring(name).utf8Range(of: "#EXT#") == nil ? nil : true
    }

    /// Returns the origin of Microsoft Graph in a cloud, or of the emulator that issued the token.
    private static func graphOrigin(forIssuer issuer: String, in cloud: EntraCloud?) -> String? {
        // Only an emulator has an issuer without https.
        if issuer.hasPrefixBytes("http:"), let parts = URLParts(issuer) { return "http://\(parts.authority)" }
        return (cloud ?? EntraIdentity.cloud(ofIssuer: issuer)).graphHost.map { "https://\($0)" }
    }

    private static func cloud(ofIssuer issuer: String) -> EntraCloud {
        let host = URLParts(issuer)?.authority ?? ""
        return EntraCloud.known.first { cloud in
            ([cloud.signInHost, cloud.version1IssuerHost ?? ""] + cloud.aliases).contains { host.hasSameBytes(as: $0) }
        } ?? .global
    }

    private static func tenant(inIssuer issuer: String) -> GUID? {
        URLParts(issuer)?.path.split(at: "/").lazy.compactMap { try? GUID(parsing: $0) }.first
    }
}

extension ClaimSet {
    /// Returns a claim that is an array of strings, or `nil` if it is missing or of another type.
    func strings(_ name: StaticString) -> [String]? { element(name)?.strings }

    /// Returns the strings of a claim that is an array or, for a single value, a string.
    func stringOrStrings(_ name: StaticString) -> [String] { strings(name) ?? string(name).map { [$0] } ?? [] }
}
