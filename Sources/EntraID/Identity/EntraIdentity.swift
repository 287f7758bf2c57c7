public import OIDCTokens
import OIDCPrimitives

/// Who signed in, as far as a verified ID token of Entra tells.
///
/// Three sorts of claims are kept apart: what identifies a person (``userKey``, ``subjectKey``), what may decide what
/// they are allowed to do (roles, groups, contexts), and what is for display only. Addresses and names belong to the
/// last: they change, and in some tenants anybody can choose them.
public struct EntraIdentity: Sendable {
    /// A person in a tenant, the same for all applications: the tenant and the person's object there. Guests have
    /// another one in each tenant.
    public struct UserKey: Hashable, Codable, Sendable {
        /// `tid`: the tenant that the person signed in to.
        public let tenant: GUID
        /// `oid`: the person's object in that tenant.
        public let object: GUID
    }

    /// A person for one application: who says it, and the subject they name. Always there; another application has
    /// another one.
    public struct SubjectKey: Hashable, Sendable {
        /// `iss`: who says who the person is.
        public var issuer: String { exactIssuer.text }
        /// `sub`: the person, for this application alone.
        public var subject: String { exactSubject.text }

        private let exactIssuer: ExactText
        private let exactSubject: ExactText

        init(issuer: String, subject: String) {
            exactIssuer = ExactText(issuer)
            exactSubject = ExactText(subject)
        }
    }

    /// What may be shown. Never a key, never a reason to let somebody in.
    public struct DisplayClaims: Sendable {
        /// `name`.
        public let name: String?
        /// `preferred_username`, or `upn` or `unique_name` in older tokens.
        public let userName: String?
        /// `given_name`.
        public let givenName: String?
        /// `family_name`.
        public let familyName: String?
    }

    /// The person's subject for this application.
    public let subjectKey: SubjectKey
    /// The person in the tenant. `nil` without the scope `profile`, and in B2C's tokens by default.
    public let userKey: UserKey?
    /// The tenant that the person signed in to.
    public let tenant: GUID?
    /// Whether this is a personal Microsoft account.
    public var isPersonalAccount: Bool { tenant == .personalAccounts }
    /// Whether the person is a guest in the tenant; `nil` when the token does not tell.
    public let isGuest: Bool?
    /// What may be shown. Never a key, never a reason to let somebody in.
    public let display: DisplayClaims
    /// The e-mail address and how far to trust it.
    public let email: EntraEmail?
    /// `roles`: the application's roles that the person has.
    public let roles: [String]
    /// The groups the person is in, or why they are not known.
    public let groups: EntraGroups
    /// `wids`: the templates of the directory roles that the person has.
    public let directoryRoles: [String]
    /// `amr`: how the person proved who they are.
    public let authenticationMethods: [String]
    /// `acrs`: the authentication contexts that were met.
    public let authenticationContexts: [String]
    /// `idp`: who vouched for the person, when it is not the tenant itself.
    public let identityProvider: String?

    /// Reads a verified ID token. Claims that are not there, or of another type than Entra sends, are `nil` or empty: no
    /// claim but those that were verified is guaranteed.
    ///
    /// - Parameters:
    ///   - token: A verified ID token.
    ///   - cloud: Where Microsoft Graph is asked for groups that the token leaves out. When left out, the cloud of the
    ///     issuer's host, or the global one for a host that several clouds share.
    public init(_ token: VerifiedIDToken, cloud: EntraCloud? = nil) {
        let claims = token.claims
        let issuer = token.issuer
        subjectKey = SubjectKey(issuer: issuer, subject: token.subject)
        let tenant = GUID(claims.element("tid")) ?? EntraIdentity.tenant(inIssuer: issuer)
        let object = GUID(claims.element("oid"))
        self.tenant = tenant
        userKey = tenant.flatMap { tenant in object.map { UserKey(tenant: tenant, object: $0) } }
        isGuest = EntraIdentity.isGuest(claims)
        display = DisplayClaims(
            name: claims.string("name"),
            userName: claims.string("preferred_username") ?? claims.string("upn") ?? claims.string("unique_name"),
            givenName: claims.string("given_name"), familyName: claims.string("family_name"))
        email = EntraEmail(claims)
        roles = claims.strings("roles") ?? []
        groups = EntraGroups(claims, user: object, cloud: cloud ?? EntraIdentity.cloud(ofIssuer: issuer))
        directoryRoles = claims.strings("wids") ?? []
        authenticationMethods = claims.strings("amr") ?? []
        authenticationContexts = claims.strings("acrs") ?? []
        identityProvider = claims.string("idp")
    }

    /// `acct`: 0 for members, 1 for guests. Without it a guest shows by a user name with `#EXT#` in it.
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

    private static func cloud(ofIssuer issuer: String) -> EntraCloud {
        let host = AddressText(issuer)?.authority ?? ""
        return EntraCloud.known.first { cloud in
            ([cloud.signInHost, cloud.version1IssuerHost ?? ""] + cloud.aliases).contains { host.hasSameBytes(as: $0) }
        } ?? .global
    }

    private static func tenant(inIssuer issuer: String) -> GUID? {
        AddressText(issuer)?.path.split(at: "/").lazy.compactMap { try? GUID(parsing: $0) }.first
    }
}

extension ClaimSet {
    /// A claim that is an array of strings; `nil` for every other.
    func strings(_ name: StaticString) -> [String]? { element(name)?.strings }
}
