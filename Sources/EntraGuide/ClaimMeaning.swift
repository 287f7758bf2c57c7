import OIDCPrimitives

/// Short explanations of the claims and header members in Entra's tokens, for tools that display tokens.
public enum ClaimMeaning {
    /// Returns the meaning of a claim, or `nil` if this library does not know the claim.
    public static func claim(_ name: String) -> String? { claims[ExactString(name)] }

    /// Returns the meaning of a claim in a language, or `nil` if this library does not know the claim.
    public static func claim(_ name: String, in language: GuideLanguage) -> String? {
        claims(in: language)[ExactString(name)]
    }

    /// Returns the meaning of a header member, or `nil` if this library does not know the member.
    public static func headerMember(_ name: String) -> String? { headerMembers[ExactString(name)] }

    private static let headerMembers: [ExactString: String] = [
        "alg": "how the token is signed",
        "kid": "the key that signed the token",
        "nonce": "marks a token for Microsoft Graph, which only Graph can validate",
        "rh": "internal to Entra",
        "typ": "the type of the token",
        "x5t": "the thumbprint of the signing certificate (version 1)",
    ]

    /// Returns the meanings of all known claims.
    static func claims(in language: GuideLanguage) -> [ExactString: String] {
        switch language.name {
        case .english: claims
        case .german: germanClaims
        case .romanian: romanianClaims
        case .chinese: chineseClaims
        }
    }

    private static let claims: [ExactString: String] = [
        "_claim_names": "claims that are not in the token because the user is in too many groups",
        "_claim_sources": "where to get those claims; the URL is no longer served",
        "acct": "0 for a member of the tenant, 1 for a guest",
        "acr": "the strength of the sign-in; in B2C, the policy",
        "acrs": "the authentication contexts that were satisfied",
        "aio": "internal to Entra",
        "amr": "how the user authenticated",
        "appid": "the client that calls the API (version 1)",
        "appidacr": "how the client authenticated: 0 not at all, 1 secret, 2 certificate (version 1)",
        "at_hash": "binds the token to an access token",
        "aud": "the audience of the token: the client ID of the application",
        "auth_time": "when the user authenticated",
        "azp": "the client that the token was issued to",
        "azpacr": "how the client authenticated: 0 not at all, 1 secret, 2 certificate",
        "c_hash": "binds the token to an authorization code",
        "email": "an email address, for display only: it might not be verified",
        "emails": "email addresses, for display only (B2C)",
        "exp": "when the token expires",
        "family_name": "the last name, for display only",
        "given_name": "the first name, for display only",
        "groups": "the groups of the user",
        "hasgroups": "the user is in groups that the token does not list",
        "iat": "when the token was issued",
        "idp": "the identity provider of the user, if it is not the tenant",
        "idtyp": "app: the application calls on its own behalf, without a user",
        "in_corp": "the user is inside the company's network",
        "ipaddr": "the IP address that the user signed in from",
        "iss": "the issuer of the token",
        "login_hint": "the value to send to preselect the account",
        "name": "the name, for display only",
        "nbf": "when the token becomes valid",
        "nonce": "repeats the nonce of the request",
        "oid": "the object ID of the user in the tenant: with tid, a key in every application",
        "preferred_username": "the user name, for display only: it can change",
        "puid": "internal to Entra",
        "rh": "internal to Entra",
        "roles": "the roles of the user, or of the calling application, in this application",
        "scp": "the scopes that the client can use on behalf of the user",
        "sid": "the session, for sign-out",
        "sub": "the user, in this application only: with iss, a key",
        "tfp": "the policy (B2C)",
        "tid": "the tenant that the user signed in to",
        "unique_name": "the user name, for display only (version 1)",
        "upn": "the user principal name, for display only: it can change",
        "uti": "the unique ID of the token",
        "ver": "the version of the token",
        "verified_primary_email": "email addresses that the tenant has verified",
        "wids": "the directory roles of the user",
        "xms_cc": "the capabilities of the client",
        "xms_edov": "whether the owner of the email address's domain has been verified",
    ]
}
