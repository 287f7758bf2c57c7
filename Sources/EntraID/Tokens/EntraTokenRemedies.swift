import OIDCIssuers
package import OIDCPrimitives
import OIDCTokens

// What administrators of Entra are told about a token, where that is more than the general remedy.

extension EntraTokenProfile {
    /// Where to look in the portal, and what Entra does and never does.
    package func remedy(for problem: Problem) -> ProblemText? {
        switch problem.code {
        case .tokenTooLarge:
            "The token is too large and was not read. A user in very many groups has such tokens: let Entra emit only "
                + "the groups assigned to the application."
        case .tokenEncrypted:
            "The token is encrypted, which this library does not read. Remove the encryption key from the application's "
                + "registration (Token encryption), or ask for a token of your own application."
        case .tokenAlgorithmMissing, .tokenAlgorithmNotAllowed:
            "The token is not signed with an allowed algorithm. Entra signs with RS256."
        case .tokenNotAnObject, .tokenHeaderType, .tokenCriticalHeader, .tokenClaimType:
            "\(verbatim: problem.remedy) Entra makes no such tokens."
        case .keysUnknownKey:
            "\(verbatim: problem.remedy) Where the application has signing keys of its own, its metadata is found "
                + "only with ?appid= and the client ID at the end of the URL."
        case .tokenAudienceMismatch:
            "The token is for another application. Compare the client ID in the configuration with the Application "
                + "(client) ID in the portal."
        case .tokenClaimMissing: remedy(forMissing: problem.location)
        default: nil
        }
    }

    private func remedy(forMissing claim: ProblemLocation?) -> ProblemText? {
        if claim == .claim("auth_time") {
            return
                "The token does not say when the user authenticated. Entra sends auth_time only when it is asked to: "
                + "add it as an optional claim of ID tokens in the application's registration (Token configuration)."
        }
        guard let name = ["iss", "sub", "aud", "exp", "iat"].first(where: { claim == .claim($0) }) else { return nil }
        return
            "The token has no “\(name)”. Entra always sends it: the token is from another provider, or of another kind."
    }
}
