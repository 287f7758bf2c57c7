import OIDCPrimitives

/// A token that passed every check. It has no public initializer: only a ``TokenVerifier`` creates one.
///
/// Its type includes its use, so a ``VerifiedIDToken`` cannot be used as a ``VerifiedAccessToken``.
public struct VerifiedToken<Use>: Sendable {
    /// The token's header.
    public let header: TokenHeader
    /// The token's claims. They are signed by the provider and checked as described in ``TokenCheck``. Other claims are
    /// not checked.
    public let claims: ClaimSet
    /// The key that signed the token.
    public var key: JSONWebKey { entry.key }
    /// `sub`: in an ID token, the user as identified for this client; in an access token, the user, or the application
    /// if it calls on its own behalf.
    public var subject: String { claims.string("sub") ?? "" }
    /// `iss`: the issuer.
    public var issuer: String { claims.string("iss") ?? "" }

    private let entry: PreparedKeySet.Entry

    /// Creates a verified token from a token that passed all claim checks.
    init(_ signed: SignedToken) {
        header = signed.token.header
        claims = signed.token.unverifiedClaims
        entry = signed.entry
    }
}

/// The uses of a ``VerifiedToken``.
public enum TokenUse {
    /// The use of an ID token: identifying the user who signed in.
    public enum SignIn {}
    /// The use of an access token: identifying the caller and the user it acts for.
    public enum Access {}
}

/// An ID token that passed every check. It identifies the user who signed in.
public typealias VerifiedIDToken = VerifiedToken<TokenUse.SignIn>

/// An access token that passed every check. It identifies the caller and the user it acts for, but does not mean that
/// the caller is allowed to do what it requested.
public typealias VerifiedAccessToken = VerifiedToken<TokenUse.Access>
