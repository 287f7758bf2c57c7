import OIDCPrimitives
public import OIDCTokens

/// The caller and permissions of a verified access token for your API.
public struct EntraAccess: Sendable {
    /// The kind of caller that a token represents.
    public enum Caller: Hashable, Sendable {
        /// An application that calls as itself, according to `idtyp`.
        case application
        /// A user, on whose behalf an application calls. The token has scopes.
        case user
        /// An unknown caller. Enable the optional claim `idtyp` to include the kind of caller in the token.
        case unknown
    }

    /// The client ID of the calling application: `azp`, or `appid` in version 1.
    public let clientID: String?
    /// The kind of caller: a user, or the calling application itself.
    public let caller: Caller
    /// The scopes that the client has on behalf of the user (`scp`). Empty if an application calls as itself.
    public let scopes: [String]
    /// The application's permissions, or the user's roles (`roles`).
    public let roles: [String]
    /// The authentication contexts of Conditional Access that the caller has met (`acrs`).
    public let authenticationContexts: [String]
    /// The tenant for which the token was issued (`tid`).
    public let tenantID: GUID?
    /// The object ID of the user, or of the application itself (`oid`).
    public let objectID: GUID?
    /// The Azure AD B2C policy (user flow) that issued the token (`tfp`, or `acr` in older tokens), as the token names
    /// it. Compare it with ``EntraRequirement/policy(_:)``, which ignores case. `nil` with the other products.
    public let policy: String?

    /// Creates the caller and permissions from a verified access token.
    public init(_ token: VerifiedAccessToken) {
        self = token.typedValue { RememberedAccess(EntraAccess($0)) }.access
    }

    private init(_ claims: ClaimSet) {
        clientID = claims.string("azp") ?? claims.string("appid")
        scopes = (claims.string("scp") ?? "").utf8.split(separator: 0x20).map { String(Substring($0)) }
        roles = claims.strings("roles") ?? []
        authenticationContexts = claims.strings("acrs") ?? []
        tenantID = claims.string("tid").flatMap { try? GUID(parsing: $0) }
        objectID = claims.string("oid").flatMap { try? GUID(parsing: $0) }
        policy = claims.policy
        if let type = claims.string("idtyp"), type.hasSameBytes(as: "app") {
            caller = .application
        } else {
            caller = scopes.isEmpty ? .unknown : .user
        }
    }
}

/// The access of a token that may arrive again. It depends only on the claims.
private final class RememberedAccess: Sendable {
    let access: EntraAccess

    init(_ access: EntraAccess) {
        self.access = access
    }
}
