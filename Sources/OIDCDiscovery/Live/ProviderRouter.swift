import OIDCIssuers
public import OIDCPrimitives
public import OIDCTokens

/// Several providers whose tokens one server accepts, such as those of several tenants or clouds.
///
///     let router = try ProviderRouter([staff, customers])
///     let token = try await router.verify(accessToken) { snapshot, index in
///         AccessTokenExpectations(
///             audiences: [audiences[index]], distinguishedBy: .type,
///             issuer: snapshot.tokenProfile)
///     }
///
/// The token's `iss`, which is not verified yet, chooses one of the providers and decides nothing else. The token is
/// then verified as if that provider were the only one: with its keys, its rules, and the expectations for it.
///
/// - A token without an issuer, or with one that belongs to no provider, is rejected without a request to any of them.
/// - A provider that states the issuer (``ProviderProfile/tokenIssuers``) is chosen. If none does, but several may have
///   issued the token, the choice needs their metadata: it is the first provider whose rules accept the token's issuer
///   claims.
/// - A single provider is always chosen. Its own rules reject tokens of other issuers.
public struct ProviderRouter: Sendable {
    /// The providers.
    public let providers: [LiveProvider]
    private let owners: [ExactString: Int]
    private let tokenLimits: TokenLimits

    /// Creates a router. Without providers, it rejects every token.
    ///
    /// - Throws: `config.duplicate-issuer` for each provider that has an issuer or a metadata URL of an earlier one.
    public init(_ providers: [LiveProvider]) throws(Refusal) {
        let (owners, problems) = ProviderRouter.owners(among: providers.map(\.profile))
        if let refusal = Refusal(problems) { throw refusal }
        self.providers = providers
        self.owners = owners
        tokenLimits = providers.map(\.crypto.tokenLimits).max { $0.bytes < $1.bytes } ?? .standard
    }

    /// Keeps the keys of all providers fresh until the task is cancelled. See ``LiveProvider/keepFresh()``.
    public func keepFresh() async {
        await withTaskGroup(of: Void.self) { group in
            for provider in providers { group.addTask { await provider.keepFresh() } }
        }
    }

    // MARK: - Tokens

    /// Verifies an access token with the provider that its issuer chooses.
    ///
    /// - Parameters:
    ///   - token: The token, as received.
    ///   - expecting: A closure that returns the expectations of the token for a snapshot of one of the providers, and
    ///     for that provider's position in ``providers``. It may be called several times.
    /// - Throws: A `Refusal` with `issuer.mismatch` if the issuer belongs to no provider, with the problems found in
    ///   the token, or with `discovery.*` and `keys.*` if no keys are available.
    public func verify(
        _ token: String, expecting: (ProviderSnapshot, Int) throws(Refusal) -> AccessTokenExpectations
    ) async throws(Refusal) -> VerifiedAccessToken {
        let index = try await index(of: token, expecting: expecting)
        return try await providers[index].verify(token) { snapshot throws(Refusal) in try expecting(snapshot, index) }
    }

    /// Verifies an ID token with the provider that its issuer chooses.
    ///
    /// The type that the closure returns selects this method. For parameters and errors, see the method that verifies
    /// an access token.
    public func verify(
        _ token: String, expecting: (ProviderSnapshot, Int) throws(Refusal) -> IDTokenExpectations
    ) async throws(Refusal) -> VerifiedIDToken {
        let index = try await index(of: token, expecting: expecting)
        return try await providers[index].verify(token) { snapshot throws(Refusal) in try expecting(snapshot, index) }
    }
}

// MARK: - The choice

extension ProviderRouter {
    /// Returns the position of the provider that a token's issuer chooses.
    package func index<Expectations: TokenExpectations>(
        of token: String, expecting: (ProviderSnapshot, Int) throws(Refusal) -> Expectations
    ) async throws(Refusal) -> Int {
        if providers.count == 1 { return 0 }
        let claims = try CompactToken(token, limits: tokenLimits).unverifiedClaims
        guard let claim = claims["iss"] else { throw Refusal(.claimMissing("iss", "a string")) }
        guard case .string(let issuer) = claim else { throw Refusal(.claimType("iss", "a string", claim)) }
        if let owner = owners[ExactString(issuer)] { return owner }
        let candidates = providers.indices.filter { providers[$0].profile.mayHaveIssued(issuer: issuer) }
        guard let first = candidates.first else {
            throw Refusal(.issuerMismatch(expected: "one of the configured issuers", found: claim))
        }
        return candidates.count == 1 ? first : try await choice(among: candidates, claims, expecting)
    }

    /// Returns the first of several providers whose rules accept the issuer claims of a token. If there is none, it is
    /// the first provider, which then rejects the token, unless one that could not be asked might accept it.
    private func choice<Expectations: TokenExpectations>(
        among candidates: [Int], _ claims: ClaimSet,
        _ expecting: (ProviderSnapshot, Int) throws(Refusal) -> Expectations
    ) async throws(Refusal) -> Int {
        var failure: Refusal?
        for index in candidates {
            do throws(Refusal) {
                let rules = try expecting(try await providers[index].usableSnapshot().snapshot, index).issuer
                if rules.problems(of: IssuerStatement(claims: claims)).isEmpty { return index }
            } catch {
                failure = failure ?? error
            }
        }
        if let failure { throw failure }
        return candidates[0]
    }

    /// Returns the position of the provider that states each issuer, and a problem for each provider that has an issuer
    /// or the metadata of an earlier one.
    package static func owners(
        among profiles: [any ProviderProfile]
    ) -> (owners: [ExactString: Int], problems: [Problem]) {
        var owners: [ExactString: Int] = [:]
        var locations: [ExactString: Int] = [:]
        var problems: [Problem] = []
        for (index, profile) in profiles.enumerated() {
            let issuers = profile.tokenIssuers
            let location = ExactString(profile.metadataURL)
            let repeated = issuers.first { owners[ExactString($0)] != nil }
            if let earlier = repeated.flatMap({ owners[ExactString($0)] }) ?? locations[location] {
                problems.append(
                    .duplicateIssuer(repeated ?? profile.metadataURL, at: index, sameAs: earlier))
                continue
            }
            locations[location] = index
            for issuer in issuers { owners[ExactString(issuer)] = index }
        }
        return (owners, problems)
    }
}

extension Problem {
    fileprivate static func duplicateIssuer(_ text: String, at index: Int, sameAs earlier: Int) -> Problem {
        Problem(
            .configDuplicateIssuer, at: .setting("issuers[\(index)]"), expected: "an issuer that no other entry has",
            found: "\(url: text)",
            remedy: "The token's issuer chooses the provider, but issuers[\(earlier)] has the same one. List each "
                + "issuer once.")
    }
}
