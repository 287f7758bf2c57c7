/// What the expectations of both kinds of tokens have in common.
///
/// There are two: ``IDTokenExpectations`` and ``AccessTokenExpectations``. Each makes a verified token of its own type.
public protocol TokenExpectations: Sendable {
    /// What is expected of every kind of token.
    var common: CommonExpectations { get set }
}

/// What is expected of every kind of token: who issued it, and how it is signed.
public struct CommonExpectations: Sendable {
    /// Who may have issued the token, and what is particular about its tokens.
    public var issuer: any TokenProfile
    /// The algorithms that may have signed the token. They are never taken from the token. Names that no injected
    /// verifier serves have no effect.
    public var algorithms: [SigningAlgorithm] = [.rs256]
    /// The difference between clocks to tolerate.
    public var leeway = Leeway.standard

    /// Creates the expectations of tokens from an issuer.
    public init(issuer: any TokenProfile) {
        self.issuer = issuer
    }
}

extension TokenExpectations {
    /// Who may have issued the token, and what is particular about its tokens.
    public var issuer: any TokenProfile {
        get { common.issuer }
        set { common.issuer = newValue }
    }
    /// The algorithms that may have signed the token. See ``CommonExpectations/algorithms``.
    public var algorithms: [SigningAlgorithm] {
        get { common.algorithms }
        set { common.algorithms = newValue }
    }
    /// The difference between clocks to tolerate.
    public var leeway: Leeway {
        get { common.leeway }
        set { common.leeway = newValue }
    }
}
