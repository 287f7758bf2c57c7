public import OIDCPrimitives

/// Where a rule reads the claims of a token from. Reading a claim says nothing about whether it is true.
public protocol ClaimSource: Sendable {
    /// The value of a claim, its name compared by bytes; `nil` when there is no such claim.
    subscript(name: String) -> JSONValue? { get }

    /// Whether a claim is exactly this text, compared by bytes. It need not be implemented; a source that can tell
    /// without making a value of the claim should.
    func claim(_ name: String, is text: String) -> Bool
}

extension ClaimSource {
    /// Whether a claim is exactly this text, compared by bytes.
    public func claim(_ name: String, is text: String) -> Bool {
        self[name]?.string?.hasSameBytes(as: text) == true
    }
}

extension JSONObject: ClaimSource {}

/// What a token says about who issued it, and what the key that signed it says.
public struct IssuerStatement: Sendable {
    /// The token's claims.
    public let claims: any ClaimSource
    /// The `issuer` member of the signing key, for providers that publish one with each key.
    public let keyIssuer: String?

    /// Collects what a rule judges.
    public init(claims: any ClaimSource, keyIssuer: String? = nil) {
        self.claims = claims
        self.keyIssuer = keyIssuer
    }
}

/// May this `iss`, with these claims, under this key, speak here?
///
/// A rule is pure: it looks at the statement and at what it was made with. For a provider that follows the standards it is
/// an ``ExactIssuerRule``. By itself a rule verifies no token: a verifier takes a `TokenProfile` of `OIDCTokens`, which is a
/// rule and knows what else is particular about the provider's tokens.
public protocol IssuerRule: Sendable {
    /// Everything that stands against this statement, all of it at once; empty when nothing does.
    func problems(of statement: IssuerStatement) -> [Problem]
}

/// The rule of OpenID Connect Core §3.1.3.7, step 2: `iss` is the configured issuer, byte for byte.
public struct ExactIssuerRule: IssuerRule {
    /// The one issuer that may speak.
    public let issuer: Issuer

    /// Admits one issuer.
    public init(_ issuer: Issuer) {
        self.issuer = issuer
    }

    /// `issuer.mismatch`, or nothing.
    public func problems(of statement: IssuerStatement) -> [Problem] {
        if statement.claims.claim("iss", is: issuer.text) { return [] }
        return [.issuerMismatch(expected: issuer.text, found: statement.claims["iss"])]
    }
}
