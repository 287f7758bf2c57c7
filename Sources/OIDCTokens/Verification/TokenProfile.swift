public import OIDCIssuers
public import OIDCPrimitives

/// What is particular about a provider's tokens: which issuer they name, what else must or must not be in them, and the
/// provider's own words for what is wrong with them.
///
/// It comes with the provider's metadata (`ProviderSnapshot.tokenProfile`). For a provider that follows the standards it is
/// an ``OIDCIssuers/ExactIssuerRule``. A profile adds conditions and removes none: every check of the standards is
/// performed whatever the profile is.
public protocol TokenProfile: IssuerRule {
    /// Returns what is wrong with the header of a token of any kind, besides what the standards ask. Nothing by default.
    ///
    /// The header is not verified yet.
    func problems(of header: TokenHeader) -> [Problem]

    /// Returns what is wrong with the claims of an ID token, besides what the standards ask: a claim that only access
    /// tokens of this provider carry, for example. Nothing by default.
    func problems(ofIDToken claims: ClaimSet) -> [Problem]

    /// Returns what is wrong with the claims of an access token, besides what the standards ask. Nothing by default.
    func problems(ofAccessToken claims: ClaimSet) -> [Problem]

    /// Returns what to do about a problem with a token, where this provider's users can be told more than the general
    /// remedy says: the setting to change, for example. By default `nil`, which keeps the general remedy.
    func remedy(for problem: Problem) -> ProblemText?
}

extension TokenProfile {
    /// Nothing.
    public func problems(of header: TokenHeader) -> [Problem] { [] }
    /// Nothing.
    public func problems(ofIDToken claims: ClaimSet) -> [Problem] { [] }
    /// Nothing.
    public func problems(ofAccessToken claims: ClaimSet) -> [Problem] { [] }
    /// `nil`: the general remedy.
    public func remedy(for problem: Problem) -> ProblemText? { nil }

    /// The problems with the provider's remedies, where it has any.
    func inOwnWords(_ problems: [Problem]) -> [Problem] {
        problems.map { problem in remedy(for: problem).map(problem.replacingRemedy) ?? problem }
    }
}

/// For providers that follow the standards: the issuer, and nothing else.
extension ExactIssuerRule: TokenProfile {}
