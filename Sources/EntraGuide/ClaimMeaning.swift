import OIDCPrimitives

/// What the claims and header members of Entra's tokens mean, in a few words each. For people who look at a token.
public enum ClaimMeaning {
    /// The meaning of a claim; `nil` for one that this library does not know.
    public static func claim(_ name: String) -> String? { claims[ExactText(name)] }

    /// The meaning of a member of the header.
    public static func headerMember(_ name: String) -> String? { headerMembers[ExactText(name)] }

    private static let headerMembers: [ExactText: String] = [
        "alg": "how the token is signed",
        "kid": "which key signed it",
        "nonce": "the token is for Microsoft Graph: nobody else can check it",
        "rh": "internal to Entra",
        "typ": "what sort of token this is",
        "x5t": "thumbprint of the signing certificate, in version 1",
    ]

    private static let claims: [ExactText: String] = [
        "_claim_names": "claims that are not in the token: too many groups",
        "_claim_sources": "where those claims would be; the address is no longer served",
        "acct": "0 member of the tenant, 1 guest",
        "acr": "how strong the sign-in was; in B2C the policy",
        "acrs": "authentication contexts that were met",
        "aio": "internal to Entra",
        "amr": "how the person proved who they are",
        "appid": "the client that calls, in version 1",
        "appidacr": "how the client proved itself: 0 not, 1 secret, 2 certificate",
        "at_hash": "ties the token to an access token",
        "aud": "whom the token is for: the client ID of the application",
        "auth_time": "when the person signed in",
        "azp": "the client that the token was issued to",
        "azpacr": "how the client proved itself: 0 not, 1 secret, 2 certificate",
        "c_hash": "ties the token to an authorization code",
        "email": "an address, for display: anybody may have chosen it",
        "emails": "addresses, for display (B2C)",
        "exp": "when the token's time is over",
        "family_name": "for display",
        "given_name": "for display",
        "groups": "groups of the person",
        "hasgroups": "the person is in groups that the token does not list",
        "iat": "when the token was issued",
        "idp": "who vouched for the person, when it is not the tenant",
        "idtyp": "app: an application calls by itself",
        "in_corp": "the person is inside the company's network",
        "ipaddr": "the address the person signed in from",
        "iss": "who issued the token",
        "login_hint": "what to send to preselect the account",
        "name": "for display",
        "nbf": "when the token's time begins",
        "nonce": "repeats what was sent with the request",
        "oid": "the person's object in the tenant: with tid, a key for all applications",
        "preferred_username": "for display: it changes",
        "puid": "internal to Entra",
        "rh": "internal to Entra",
        "roles": "roles of this application that the person has",
        "scp": "what the client may do for the person",
        "sid": "the session, for sign-out",
        "sub": "the person, for this application only: with iss, a key",
        "tfp": "the policy (B2C)",
        "tid": "the tenant that the person signed in to",
        "unique_name": "for display, in version 1",
        "upn": "for display: it changes",
        "uti": "the token's own name",
        "ver": "the version of the token",
        "verified_primary_email": "addresses that the tenant has verified",
        "wids": "directory roles of the person",
        "xms_cc": "what the client understands",
        "xms_edov": "whether the owner of the e-mail address's domain vouches for it",
    ]
}
