public import OIDCIssuers
public import OIDCPrimitives

/// The issuer's requirements for its tokens: the issuer they name, the claims they must or must not have, and the
/// remedies for this provider's users.
///
/// It comes with the provider's metadata (`ProviderSnapshot.tokenProfile`). For a provider that follows the standards,
/// use an ``OIDCIssuers/ExactIssuerRule``. A profile can only add requirements. All checks of the standards are
/// performed whatever the profile is.
///
/// Like the rule, all of its methods are pure: for an access token that was seen before, they may not be called again.
public protocol TokenProfile: IssuerRule {
    /// Returns the problems with the header of a token of any kind, in addition to those of the standards. By default,
    /// there are none.
    ///
    /// The header is not verified yet.
    func problems(of header: TokenHeader) -> [Problem]

    /// Returns the problems with the claims of an ID token, in addition to those of the standards, such as a claim that
    /// only this provider's access tokens have. By default, there are none.
    func problems(ofIDToken claims: ClaimSet) -> [Problem]

    /// Returns the problems with the claims of an access token, in addition to those of the standards. By default,
    /// there are none.
    func problems(ofAccessToken claims: ClaimSet) -> [Problem]

    /// Returns a remedy for a problem that is more specific than the general one, such as the setting to change, or
    /// `nil` to keep the general remedy. The default is `nil`.
    func remedy(for problem: Problem) -> ProblemText?
}

extension TokenProfile {
    /// Returns no problems.
    public func problems(of header: TokenHeader) -> [Problem] { [] }
    /// Returns no problems.
    public func problems(ofIDToken claims: ClaimSet) -> [Problem] { [] }
    /// Returns no problems.
    public func problems(ofAccessToken claims: ClaimSet) -> [Problem] { [] }
    /// Returns `nil`, which keeps the general remedy.
    public func remedy(for problem: Problem) -> ProblemText? { nil }

    /// Returns the problems with the provider's remedies, where it has any.
    func withOwnRemedies(_ problems: [Problem]) -> [Problem] {
        problems.map { problem in remedy(for: problem).map(problem.replacingRemedy) ?? problem }
    }
}

/// A profile for providers that follow the standards. It checks only the issuer.
extension ExactIssuerRule: TokenProfile {}
