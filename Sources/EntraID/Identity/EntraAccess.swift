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
    public var clientID: String? { content.clientID }
    /// The kind of caller: a user, or the calling application itself.
    public var caller: Caller { content.caller }
    /// The scopes that the client has on behalf of the user (`scp`). Empty if an application calls as itself.
    public var scopes: [String] { content.scopes }
    /// The application's permissions, or the user's roles (`roles`).
    public var roles: [String] { content.roles }
    /// The authentication contexts of Conditional Access that the caller has met (`acrs`).
    public var authenticationContexts: [String] { content.authenticationContexts }
    /// The tenant for which the token was issued (`tid`).
    public var tenantID: GUID? { content.tenantID }
    /// The object ID of the user, or of the application itself (`oid`).
    public var objectID: GUID? { content.objectID }
    /// The Azure AD B2C policy (user flow) that issued the token (`tfp`, or `acr` in older tokens), as the token names
    /// it. Compare it with ``EntraRequirement/policy(_:)``, which ignores case. `nil` with the other products.
    public var policy: String? { content.policy }

    private let content: AccessContent

    /// Creates the caller and permissions from a verified access token.
    public init(_ token: VerifiedAccessToken) {
        content = token.typedValue(AccessContent.init)
    }
}

/// The access of a token that may arrive again. It depends only on the claims. It is a class, so that a token that was
/// seen before shares one object with all of its requests.
private final class AccessContent: Sendable {
    let clientID: String?
    let caller: EntraAccess.Caller
    let scopes: [String]
    let roles: [String]
    let authenticationContexts: [String]
    let tenantID: GUID?
    let objectID: GUID?
    let policy: String?

    init(_ claims: ClaimSet) {
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
