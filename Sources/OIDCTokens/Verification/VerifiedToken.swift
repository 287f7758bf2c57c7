import OIDCPrimitives

/// A token that passed every check. It has no public initializer: only a ``TokenVerifier`` creates one.
///
/// What it is good for is part of its type: a ``VerifiedIDToken`` does not pass for a ``VerifiedAccessToken``.
public struct VerifiedToken<Use>: Sendable {
    /// The token's header.
    public let header: TokenHeader
    /// The token's claims: signed, and checked as far as ``TokenCheck`` goes. All others are the provider's word.
    public let claims: ClaimSet
    /// The key that signed.
    public var key: JSONWebKey { entry.key }
    /// `sub`: in an ID token the user, for this client; in an access token the user, or the application that calls by
    /// itself.
    public var subject: String { claims.string("sub") ?? "" }
    /// `iss`: the issuer.
    public var issuer: String { claims.string("iss") ?? "" }

    private let entry: PreparedKeySet.Entry

    /// Takes a token whose claims were checked.
    init(_ signed: SignedToken) {
        header = signed.token.header
        claims = signed.token.unverifiedClaims
        entry = signed.entry
    }
}

/// What a ``VerifiedToken`` is good for.
public enum TokenUse {
    /// Tells a client who signed in.
    public enum SignIn {}
    /// Tells an API who calls, and on whose behalf.
    public enum Access {}
}

/// An ID token that passed every check: who signed in.
public typealias VerifiedIDToken = VerifiedToken<TokenUse.SignIn>

/// An access token that passed every check. It says who calls and on whose behalf, not that the caller may do what was
/// asked for.
public typealias VerifiedAccessToken = VerifiedToken<TokenUse.Access>
