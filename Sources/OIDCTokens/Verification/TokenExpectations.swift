/// An application's expectations of a token.
///
/// The two implementations are ``IDTokenExpectations`` and ``AccessTokenExpectations``. Each leads to a verified token
/// of its own type.
public protocol TokenExpectations: Sendable {
    /// The expectations that apply to every kind of token.
    var common: CommonExpectations { get set }
}

/// The expectations that apply to every kind of token: its issuer and how it is signed.
public struct CommonExpectations: Sendable {
    /// The profile of the accepted issuer.
    public var issuer: any TokenProfile
    /// The algorithms with which the token may be signed. They are never taken from the token. Algorithms that the
    /// injected verifier does not support have no effect.
    public var algorithms: [SigningAlgorithm] = [.rs256]
    /// The tolerated difference between clocks.
    public var leeway = Leeway.standard

    /// Creates the expectations of tokens from an issuer.
    public init(issuer: any TokenProfile) {
        self.issuer = issuer
    }
}

extension TokenExpectations {
    /// The profile of the accepted issuer.
    public var issuer: any TokenProfile {
        get { common.issuer }
        set { common.issuer = newValue }
    }
    /// The algorithms with which the token may be signed. See ``CommonExpectations/algorithms``.
    public var algorithms: [SigningAlgorithm] {
        get { common.algorithms }
        set { common.algorithms = newValue }
    }
    /// The tolerated difference between clocks.
    public var leeway: Leeway {
        get { common.leeway }
        set { common.leeway = newValue }
    }
}
