public import OIDCIssuers
public import OIDCPrimitives

/// What the expectations of both kinds of tokens have in common.
///
/// There are two: ``IDTokenExpectations`` and ``AccessTokenExpectations``. Each makes a verified token of its own type.
public protocol TokenExpectations: Sendable {
    /// What is expected of every kind of token.
    var common: CommonExpectations { get set }
}

/// What is expected of every kind of token: who issued it, how it is signed, and what the provider's quirks ask.
public struct CommonExpectations: Sendable {
    /// Who may have issued the token.
    public var issuer: any IssuerRule
    /// The algorithms that may have signed the token. They are never taken from the token. Names that no injected
    /// verifier serves have no effect.
    public var algorithms: [SigningAlgorithm] = [.rs256]
    /// The difference between clocks to tolerate, in seconds, from 0 to an hour.
    public var leeway: Double = 60 {
        didSet { leeway = leeway.isFinite ? min(max(leeway, 0), 3_600) : 60 }
    }
    /// What the provider's quirks ask of the header.
    public var headerRules: [any HeaderRule] = []
    /// What the provider's quirks ask of the claims.
    public var claimRules: [any ClaimRule] = []

    /// Creates the expectations of tokens from an issuer.
    public init(issuer: any IssuerRule) {
        self.issuer = issuer
    }
}

extension TokenExpectations {
    /// Who may have issued the token.
    public var issuer: any IssuerRule {
        get { common.issuer }
        set { common.issuer = newValue }
    }
    /// The algorithms that may have signed the token. See ``CommonExpectations/algorithms``.
    public var algorithms: [SigningAlgorithm] {
        get { common.algorithms }
        set { common.algorithms = newValue }
    }
    /// The difference between clocks to tolerate, in seconds, from 0 to an hour.
    public var leeway: Double {
        get { common.leeway }
        set { common.leeway = newValue }
    }
    /// What the provider's quirks ask of the header.
    public var headerRules: [any HeaderRule] {
        get { common.headerRules }
        set { common.headerRules = newValue }
    }
    /// What the provider's quirks ask of the claims.
    public var claimRules: [any ClaimRule] {
        get { common.claimRules }
        set { common.claimRules = newValue }
    }
}

/// What a provider's quirks ask of a token's header, besides the standards.
public protocol HeaderRule: Sendable {
    /// Returns the problem found, if there is one.
    func problem(of header: TokenHeader) -> Problem?
}

/// What a provider's quirks ask of a token's claims, besides the standards: which claims mark a token of another kind,
/// say. Applied after the signature was verified.
public protocol ClaimRule: Sendable {
    /// Returns every problem found.
    func problems(of claims: ClaimSet) -> [Problem]
}
