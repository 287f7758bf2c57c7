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
    public let subject: String
    /// `iss`: who says so.
    public let issuer: String

    init(header: TokenHeader, claims: ClaimSet, key: JSONWebKey, subject: String, issuer: String) {
        self.header = header
        self.claims = claims
        self.key = key
        self.subject = subject
        self.issuer = issuer
    }
}
