import OIDCDiscovery
import OIDCPrimitives
import OIDCProviders
import OIDCTokens

// The ID tokens of a sign-in, each verified with what the sign-in asked for.
extension SignInClient {
    /// The ID token that came through the browser, which must carry the hash of the code that came with it.
    func verifyFrontChannel(
        _ response: AuthorizationResponse, with snapshot: ProviderSnapshot
    ) async throws(Refusal) -> VerifiedIDToken? {
        guard let idToken = response.idToken else { return nil }
        return try await provider.verify(idToken.revealed(), with: snapshot) { snapshot in
            var expectations = expectations(snapshot, response.pending)
            expectations.code = response.code.map { .fromFrontChannel($0) } ?? .unknown
            expectations.sameIssuerAs = response.issuer
            return expectations
        }
    }

    /// The ID token of the token endpoint: about the same user as the one before it, if there was one.
    func verifyBackChannel(
        _ tokens: TokenResponse, _ response: AuthorizationResponse, after first: VerifiedIDToken?,
        with snapshot: ProviderSnapshot
    ) async throws(Refusal) -> VerifiedIDToken {
        guard let idToken = tokens.idToken else {
            throw Refusal(.exchangeMember(.exchangeMissingMember, "id_token", expected: "an ID token"))
        }
        return try await provider.verify(idToken.revealed(), with: snapshot) { snapshot in
            var expectations = expectations(snapshot, response.pending)
            expectations.accessToken = tokens.accessToken.map { .fromBackChannel($0) } ?? .unknown
            expectations.code = response.code.map { .fromBackChannel($0) } ?? .unknown
            expectations.sameSubjectAs = first?.subject
            // The first token's issuer was already compared with the response's `iss`, if there is one.
            expectations.sameIssuerAs = first?.issuer ?? response.issuer
            return expectations
        }
    }

    private func expectations(_ snapshot: ProviderSnapshot, _ pending: PendingSignIn) -> IDTokenExpectations {
        var expectations = configuration.expectations(snapshot, nonce: .sent(pending.nonce))
        expectations.maximumAge = pending.maximumAge
        if pending.isNewAuthenticationRequired { expectations.authenticatedSince = pending.startedAt }
        if !pending.requiredAuthenticationContexts.isEmpty {
            expectations.requiredAuthenticationContexts = pending.requiredAuthenticationContexts
        }
        if !pending.authenticationContexts.isEmpty {
            // A provider without a claim of its own was rejected before. If a stored sign-in demands contexts of one
            // anyway, they are required in `acr`.
            expectations.requiredContextClaim = .init(
                configuration.profile.authenticationContextClaim ?? "acr", contains: pending.authenticationContexts)
        }
        expectations.requiredMethods = pending.requiredMethods
        return expectations
    }
}
