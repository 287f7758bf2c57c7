import OIDCPrimitives

/// A token that passed every check. It has no public initializer: only a ``TokenVerifier`` creates one.
///
/// Its type includes its use, so a ``VerifiedIDToken`` cannot be used as a ``VerifiedAccessToken``.
public struct VerifiedToken<Use>: Sendable {
    /// The token's header.
    public var header: TokenHeader {
        switch content {
        case .parsed(let header, _, _): header
        case .seen(let token, _): token.signed.token.header
        }
    }
    /// The token's claims. They are signed by the provider and checked as described in ``TokenCheck``. Other claims are
    /// not checked.
    public var claims: ClaimSet {
        switch content {
        case .parsed(_, let claims, _): claims
        case .seen(let token, _): token.signed.token.unverifiedClaims
        }
    }
    /// The key that signed the token.
    public var key: JSONWebKey {
        switch content {
        case .parsed(_, _, let entry): entry.key
        case .seen(let token, _): token.signed.entry.key
        }
    }
    /// `sub`: in an ID token, the user as identified for this client; in an access token, the user, or the application
    /// if it calls on its own behalf.
    public var subject: String { claims.string("sub") ?? "" }
    /// `iss`: the issuer.
    public var issuer: String { claims.string("iss") ?? "" }

    /// Whether the token was found among the tokens seen before, or `nil` if it was not looked for.
    package var wasSeen: Bool? {
        if case .seen(_, let isHit) = content { isHit } else { nil }
    }

    /// Returns a value that depends only on the token's claims. For a token seen before, it may have been made earlier.
    package func typedValue<Value: AnyObject & Sendable>(_ make: (ClaimSet) -> Value) -> Value {
        switch content {
        case .parsed(_, let claims, _): make(claims)
        case .seen(let token, _): token.typedValue(make)
        }
    }

    private let content: VerifiedContent

    /// Creates a verified token from a token that passed all claim checks.
    init(_ signed: SignedToken) {
        content = .parsed(signed.token.header, signed.token.unverifiedClaims, signed.entry)
    }

    /// Creates a verified token from a remembered token that passed all claim checks.
    init(_ token: SeenToken, isHit: Bool) {
        content = .seen(token, isHit: isHit)
    }
}

/// The content of a verified token. A remembered token is one reference, which is copied faster than its parts.
private enum VerifiedContent: Sendable {
    case parsed(TokenHeader, ClaimSet, PreparedKeySet.Entry)
    case seen(SeenToken, isHit: Bool)
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
