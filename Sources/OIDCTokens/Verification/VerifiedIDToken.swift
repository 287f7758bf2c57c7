import OIDCPrimitives

/// An ID token that passed every check. It has no public initializer: only a ``TokenVerifier`` creates one.
public struct VerifiedIDToken: Sendable {
    /// The token's header.
    public let header: TokenHeader
    /// The token's claims: signed, and checked as far as ``TokenCheck`` goes. All others are the provider's word.
    public let claims: ClaimSet
    /// The key that signed.
    public var key: JSONWebKey { entry.key }
    /// `sub`: the user, for this client.
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
