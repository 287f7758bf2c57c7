public import OIDCPrimitives
import OIDCTokens

// The Azure AD B2C policy (user flow) that issued a token.

extension ClaimSet {
    /// The policy that the token names: `tfp`, or an older `acr` that looks like a policy's name. These are the claims
    /// that the issuer rule checks. In the tokens of other products, they are not checked, and a tenant can add claims of
    /// its own, so they name no policy there. Only B2C has issuers that end in `/v2.0/`.
    var policy: String? {
        guard string("iss")?.hasSuffixBytes("/v2.0/") == true else { return nil }
        guard element("tfp") == nil else { return string("tfp") }
        return string("acr").flatMap { B2CPolicyName.hasStandardPrefix($0) ? $0 : nil }
    }
}

extension Optional<String> {
    /// Returns whether a token's policy is the given one. Case is ignored, because B2C does not preserve the case of the
    /// request.
    func isPolicy(_ name: String) -> Bool {
        map { $0.asciiLowercased.hasSameBytes(as: name.asciiLowercased) } ?? false
    }
}

extension EntraIdentity {
    /// Throws unless the user signed in with the given Azure AD B2C policy, for example before an operation that requires
    /// a policy with multifactor authentication. If it throws, start a sign-in with a provider whose issuer names that
    /// policy.
    ///
    /// By default, a sign-in accepts only the policy of its own issuer. Use this method if other policies are listed, or
    /// for a session that can come from several providers.
    ///
    /// - Throws: A `Refusal` with `issuer.policy-mismatch`.
    public func requirePolicy(_ name: String) throws(Refusal) {
        guard !policy.isPolicy(name) else { return }
        throw Refusal(.policyRequired("\(name)", found: policy))
    }
}

extension Problem {
    /// - Parameters:
    ///   - name: The required policy, or what is required in its place.
    ///   - found: The policy of the token.
    static func policyRequired(_ name: ProblemText, found: String?) -> Problem {
        Problem(
            .issuerPolicyMismatch, at: .setting("policy"), expected: name, found: found.map { "\($0)" },
            remedy: "This operation requires another B2C policy (user flow) than the one that issued the token. Sign "
                + "the user in again with that policy.")
    }
}
