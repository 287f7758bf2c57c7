import OIDCPrimitives
public import OIDCTokens

/// What a verified access token for an API of one's own allows, and to whom.
public struct EntraAccess: Sendable {
    /// On whose behalf a token was made.
    public enum Caller: Hashable, Sendable {
        /// `idtyp` says that an application calls by itself.
        case application
        /// There are scopes: an application calls for a person.
        case user
        /// The token does not tell. Turn on the optional claim `idtyp`.
        case unknown
    }

    /// The client that calls: `azp`, in version 1 `appid`.
    public let clientID: String?
    /// On whose behalf the token was made: a person's, or the calling application's own.
    public let caller: Caller
    /// `scp`, split: what the client may do for a person. Empty when an application calls by itself.
    public let scopes: [String]
    /// `roles`: the application's own permissions, or the person's roles.
    public let roles: [String]
    /// The tenant for which the token was made.
    public let tenant: GUID?
    /// Who calls: the person, or the application's own object.
    public let object: GUID?

    /// Reads a verified access token.
    public init(_ token: VerifiedAccessToken) {
        let claims = token.claims
        clientID = claims.string("azp") ?? claims.string("appid")
        scopes = (claims.string("scp") ?? "").utf8.split(separator: 0x20).map { String(Substring($0)) }
        roles = claims.strings("roles") ?? []
        tenant = claims.string("tid").flatMap { try? GUID(parsing: $0) }
        object = claims.string("oid").flatMap { try? GUID(parsing: $0) }
        if let type = claims.string("idtyp"), type.hasSameBytes(as: "app") {
            caller = .application
        } else {
            caller = scopes.isEmpty ? .unknown : .user
        }
    }
}
