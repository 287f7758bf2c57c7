public import OIDCPrimitives

/// A source of token claims that an issuer rule reads. The claims are not necessarily verified.
public protocol ClaimSource: Sendable {
    /// The value of the claim with the given name, compared by bytes, or `nil` if there is no such claim.
    subscript(name: String) -> JSONValue? { get }

    /// Returns whether a claim is a string equal to the given one, compared by bytes. There is a default
    /// implementation; implement it if the source can compare a claim without creating a value for it.
    func claim(_ name: String, equals text: String) -> Bool
}

extension ClaimSource {
    /// Returns whether a claim is a string equal to the given one, compared by bytes.
    public func claim(_ name: String, equals text: String) -> Bool {
        self[name]?.string?.hasSameBytes(as: text) == true
    }
}

extension JSONObject: ClaimSource {}

/// The claims of a token and the issuer of its signing key, which an issuer rule checks.
public struct IssuerStatement: Sendable {
    /// The token's claims.
    public let claims: any ClaimSource
    /// The `issuer` member of the signing key, for providers that publish one with each key.
    public let keyIssuer: String?
    /// The `cloud_instance_name` member of the signing key, for a provider that publishes the keys of several clouds.
    public let keyCloud: String?

    /// Creates a statement from a token's claims and the issuer and the cloud of its signing key.
    public init(claims: any ClaimSource, keyIssuer: String? = nil, keyCloud: String? = nil) {
        self.claims = claims
        self.keyIssuer = keyIssuer
        self.keyCloud = keyCloud
    }
}

/// A rule that decides whether a token's issuer is accepted, given its claims and its signing key.
///
/// A rule is pure: it depends only on the statement and on the values it was created with. For a provider that follows
/// the standards, use an ``ExactIssuerRule``. A rule alone does not verify a token. A verifier takes a `TokenProfile`
/// of `OIDCTokens`, which is a rule that also checks the provider's other requirements.
public protocol IssuerRule: Sendable {
    /// Returns every problem with the statement, or an empty array if there is none.
    func problems(of statement: IssuerStatement) -> [Problem]
}

/// The rule of OpenID Connect Core §3.1.3.7, step 2: `iss` is the configured issuer, byte for byte.
public struct ExactIssuerRule: IssuerRule {
    /// The only accepted issuer.
    public let issuer: IssuerIdentifier

    /// Creates a rule that accepts a single issuer.
    public init(_ issuer: IssuerIdentifier) {
        self.issuer = issuer
    }

    /// Returns `issuer.mismatch` if the issuer is not the accepted one, or an empty array.
    public func problems(of statement: IssuerStatement) -> [Problem] {
        if statement.claims.claim("iss", equals: issuer.string) { return [] }
        return [.issuerMismatch(expected: issuer.string, found: statement.claims["iss"])]
    }
}
