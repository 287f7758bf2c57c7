public import OIDCPrimitives
public import OIDCTokens

extension LiveProvider {
    /// Verifies an ID token with the provider's keys.
    ///
    /// - Parameters:
    ///   - token: The token, as received.
    ///   - expecting: A closure that returns the expectations of the token for the given snapshot. It is called again
    ///     if newer keys are fetched.
    /// - Throws: A `Refusal` with the problems found in the token, or with `discovery.*` and `keys.*`
    ///   if no keys are available.
    public func verify(
        _ token: String,
        expecting: (ProviderSnapshot) throws(Refusal) -> IDTokenExpectations
    ) async throws(Refusal) -> VerifiedIDToken {
        try await verify(token, with: try await usableSnapshot().snapshot, expecting: expecting)
    }

    /// Verifies an ID token with the caller's snapshot, so that everything that belongs to one sign-in is validated
    /// with the same metadata. A newer snapshot is used only if the token's key is unknown.
    package func verify(
        _ token: String, with snapshot: ProviderSnapshot,
        expecting: (ProviderSnapshot) throws(Refusal) -> IDTokenExpectations
    ) async throws(Refusal) -> VerifiedIDToken {
        try await verifying(with: snapshot, expecting) { verifier, expectations throws(TokenRejection) in
            try verifier.attempt(token, against: expectations, at: time.now)
        }
    }

    /// Verifies an access token with the provider's keys. The signature of a token that was verified before is not
    /// verified again while the same key is published; every other check is made each time.
    ///
    /// The type that the closure returns selects this method. For parameters and errors, see the method that verifies
    /// an ID token.
    public func verify(
        _ token: String,
        expecting: (ProviderSnapshot) throws(Refusal) -> AccessTokenExpectations
    ) async throws(Refusal) -> VerifiedAccessToken {
        let snapshot = try await usableSnapshot().snapshot
        let verified = try await verifying(with: snapshot, expecting) { verifier, expectations throws(TokenRejection) in
            try verifier.attempt(token, against: expectations, at: time.now)
        }
        report(verified)
        return verified
    }

    /// Verifies a logout token that the provider sent.
    ///
    /// - Parameters:
    ///   - token: The token, as received.
    ///   - expecting: A closure that returns the expectations of the token for the given snapshot. It is called again
    ///     if newer keys are fetched.
    /// - Throws: A `Refusal` with the problems found in the token, or with `discovery.*` and `keys.*`
    ///   if no keys are available.
    public func verifyLogout(
        _ token: String,
        expecting: (ProviderSnapshot) throws(Refusal) -> IDTokenExpectations
    ) async throws(Refusal) -> LogoutToken {
        let snapshot = try await usableSnapshot().snapshot
        return try await verifying(with: snapshot, expecting) { verifier, expectations throws(TokenRejection) in
            try verifier.attemptLogout(token, against: expectations, at: time.now)
        }
    }

    /// Verifies user info that the provider signed, as `TokenVerifier` does.
    ///
    /// - Parameters:
    ///   - token: The body of the response.
    ///   - subject: The subject of the ID token.
    ///   - expecting: A closure that returns the expectations of user info for the given snapshot, such as
    ///     `ProviderConfiguration.userInfoExpectations`. It is called again if newer keys are fetched.
    /// - Throws: A `Refusal` with the problems found in the token, or with `discovery.*` and `keys.*`
    ///   if no keys are available.
    public func verifyUserInfo(
        _ token: String, subject: String,
        expecting: (ProviderSnapshot) throws(Refusal) -> IDTokenExpectations
    ) async throws(Refusal) -> SignedUserInfo {
        try await verifyUserInfo(
            token, subject: subject, with: try await usableSnapshot().snapshot, expecting: expecting)
    }

    /// Verifies user info with the caller's snapshot. A newer snapshot is used only if the token's key is unknown.
    package func verifyUserInfo(
        _ token: String, subject: String, with snapshot: ProviderSnapshot,
        expecting: (ProviderSnapshot) throws(Refusal) -> IDTokenExpectations
    ) async throws(Refusal) -> SignedUserInfo {
        try await verifying(with: snapshot, expecting) { verifier, expectations throws(TokenRejection) in
            try verifier.attemptUserInfo(token, subject: subject, against: expectations, at: time.now)
        }
    }

    /// Verifies with a snapshot, and again with newer keys if they could change the result.
    private func verifying<Expectations, Verified>(
        with snapshot: ProviderSnapshot, _ expecting: (ProviderSnapshot) throws(Refusal) -> Expectations,
        _ verify: (TokenVerifier, Expectations) throws(TokenRejection) -> Verified
    ) async throws(Refusal) -> Verified {
        var snapshot = snapshot
        var retries = 0
        while true {
            let expectations = try expecting(snapshot)
            do throws(TokenRejection) {
                return try verify(snapshot.verifier, expectations)
            } catch {
                // The second retry covers a request that joined a fetch for another token, or a refresh that failed.
                guard error.mayChangeWithNewerKeys, retries < 2,
                    let newer = await snapshotAfterUnknownKey(in: snapshot)
                else { throw error.refusal }
                retries += 1
                snapshot = newer
            }
        }
    }
}
