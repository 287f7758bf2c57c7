/// The Azure AD B2C policies (user flows) whose tokens are accepted.
///
/// All policies of a B2C tenant share one issuer and, as a rule, one key. A token of a policy without a second factor
/// differs from one of a policy with it in nothing but `tfp`, so the policy must be compared. Names are compared
/// without regard to case, because B2C does not keep the case in which it was asked.
public enum AllowedPolicies: Sendable {
    /// The policy of the authority.
    case configuredOnly
    /// The policy of the authority and these: password reset or profile editing, for example.
    case also([String])
    /// Every policy of the tenant, and tokens that name none. Whoever can reach the tenant's weakest policy can then
    /// sign in and call the API by it.
    case anyPolicy
}
