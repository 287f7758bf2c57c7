import OIDCPrimitives
import OIDCProviders

/// The Azure AD B2C policies (user flows) from which tokens are accepted.
///
/// All policies of a B2C tenant share one issuer and, usually, one key. Only `tfp` distinguishes a token from a policy
/// without multifactor authentication from a token with it, so the policy must be checked. Case is ignored, because B2C
/// does not preserve the case of the request.
public enum AllowedPolicies: Sendable {
    /// The authority's policy only.
    case configuredOnly
    /// The authority's policy and the given ones, for example for password reset or profile editing.
    case configuredAnd([String])
    /// Every policy of the tenant, and tokens without a policy. Anyone who can use the tenant's weakest policy can then
    /// sign in and call the API with it.
    case anyPolicy
}

extension AllowedPolicies {
    /// What a listed policy must be.
    static let expectedName: ProblemText = "the name of a policy, such as B2C_1_reset"

    /// The problems of the listed names. A name that no policy can have would match no token.
    var problems: [Problem] {
        guard case .configuredAnd(let names) = self else { return [] }
        return names.filter { !B2CPolicyName.isValid($0) }.map { name in
            .configWrongType("policies", expected: AllowedPolicies.expectedName, found: "\(name)")
        }
    }
}
