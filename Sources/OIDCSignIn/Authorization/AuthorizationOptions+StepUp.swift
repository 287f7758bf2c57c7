import OIDCPrimitives

/// Authentication contexts and methods.
extension AuthorizationOptions {
    private static let mostNames = 20
    private static let longestName = 128

    /// Returns the claims to request: those of the application, and the authentication contexts.
    func allClaims(_ contextClaim: String?) -> ClaimsRequest? {
        guard let contextClaim, !authenticationContexts.isEmpty else { return claims }
        let contexts = ClaimsRequest(essential: contextClaim, anyOf: authenticationContexts, in: .idToken)
        return claims?.merging(contexts) ?? contexts
    }

    /// Returns the problems with contexts and methods that can never be met.
    func stepUpProblems(_ contextClaim: String?) -> [Problem] {
        var problems: [Problem] = []
        if contextClaim == nil, !authenticationContexts.isEmpty {
            problems.append(
                .requestInvalid(
                    "claims", expected: "no authentication contexts in a claim",
                    "This provider has no claim of its own for authentication contexts. Use "
                        + "requiredAuthenticationContexts, which sends acr_values."))
        } else if !AuthorizationOptions.areNames(authenticationContexts) {
            problems.append(
                .requestInvalid(
                    "claims", expected: "up to 20 short contexts without spaces",
                    "List each authentication context separately, without spaces, quotes, and control characters."))
        }
        if !AuthorizationOptions.areNames(requiredMethods) {
            problems.append(
                .requestInvalid(
                    "amr", expected: "up to 20 short methods without spaces",
                    "List each authentication method separately, without spaces, quotes, and control characters."))
        }
        return problems
    }

    /// Returns whether the names are few, and each is visible ASCII without quotes.
    private static func areNames(_ names: [String]) -> Bool {
        names.count <= mostNames
            && names.allSatisfy { name in
                (1...longestName).contains(name.utf8.count)
                    && name.utf8.allSatisfy {
                        (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
                    }
            }
    }
}
