import OIDCIssuers
package import OIDCPrimitives
import OIDCTokens

// The remedies for tokens that are more specific for Entra than the general ones.

extension EntraTokenProfile {
    /// Returns the remedy that is specific to Entra, or `nil` if the general one is used.
    package func remedy(for problem: Problem) -> ProblemText? {
        switch problem.code {
        case .tokenTooLarge:
            "The token is too large. This can happen if the user is in many groups. In the token configuration, "
                + "include only the groups assigned to the application."
        case .tokenEncrypted:
            "The token is encrypted, which this library does not support. Remove the encryption key from the app "
                + "registration (Token encryption), or request a token for your own application."
        case .tokenAlgorithmMissing, .tokenAlgorithmNotAllowed:
            "The token is not signed with an allowed algorithm. Entra signs with RS256."
        case .tokenNotAnObject, .tokenHeaderType, .tokenCriticalHeader, .tokenClaimType:
            "\(verbatim: problem.remedy) Entra does not issue such tokens."
        case .keysUnknownKey:
            "\(verbatim: problem.remedy) If the application has its own signing keys, add ?appid= and the client ID to "
                + "the end of the metadata URL."
        case .tokenAudienceMismatch:
            "The token is for another application. Check that the client ID in the configuration matches the "
                + "Application (client) ID in the portal."
        case .tokenClaimMissing: remedy(forMissing: problem.location)
        default: nil
        }
    }

    private func remedy(forMissing claim: ProblemLocation?) -> ProblemText? {
        if claim == .claim("auth_time") {
            return
                "The token has no auth_time, which states when the user authenticated. Add auth_time as an optional "
                + "claim for ID tokens in the app registration (Token configuration)."
        }
        guard let name = ["iss", "sub", "aud", "exp", "iat"].first(where: { claim == .claim($0) }) else { return nil }
        return
            "The token has no “\(name)”, which Entra always sends. It is from another provider, or of another kind."
    }
}
