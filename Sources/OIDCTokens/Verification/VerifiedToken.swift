import OIDCPrimitives

/// A token whose signature was checked and against whose claims nothing stands. It has no public initialiser: only a
/// ``TokenVerifier`` makes one.
public struct VerifiedToken: Sendable {
    /// The token's header.
    public let header: TokenHeader
    /// The token's claims: signed, and judged as far as ``TokenCheck`` goes. All others are the provider's word.
    public let claims: ClaimSet
    /// The key that signed.
    public var key: JSONWebKey { entry.key }
    /// `sub`: who this is, for this client.
    public var subject: String { claims.string("sub") ?? "" }
    /// `iss`: who says so.
    public var issuer: String { claims.string("iss") ?? "" }

    private let entry: PreparedKeySet.Entry

    /// Takes claims of which `sub` and `iss` were judged to be strings.
    init(header: TokenHeader, claims: ClaimSet, entry: PreparedKeySet.Entry) {
        self.header = header
        self.claims = claims
        self.entry = entry
    }
}
