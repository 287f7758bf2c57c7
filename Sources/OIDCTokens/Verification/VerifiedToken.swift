import OIDCPrimitives

/// A token whose signature was checked and against whose claims nothing stands. It has no public initialiser: only a
/// ``TokenVerifier`` makes one.
public struct VerifiedToken: Sendable {
    /// The header.
    public let header: TokenHeader
    /// The claims.
    public let claims: ClaimSet
    /// The key that signed.
    public let key: JSONWebKey
    /// `sub`: who this is, for this client.
    public var subject: String { claims.element("sub")?.string ?? "" }
    /// `iss`: who says so.
    public var issuer: String { claims.element("iss")?.string ?? "" }

    /// Takes claims of which `sub` and `iss` were judged to be strings.
    init(header: TokenHeader, claims: ClaimSet, key: JSONWebKey) {
        self.header = header
        self.claims = claims
        self.key = key
    }
}
