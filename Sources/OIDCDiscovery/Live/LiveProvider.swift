public import OIDCPrimitives
public import OIDCTokens

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A provider whose metadata and keys are kept fresh while a server runs. Make one for each provider and keep it.
///
///     let provider = LiveProvider(profile: StandardProfile(issuer), transport: transport, verifier: crypto, digest: crypto)
///     let token = try await provider.verify(idToken) { snapshot in
///         IDTokenExpectations(clientID: clientID, nonce: .sent(nonce), issuer: snapshot.tokenProfile)
///     }
///
/// - A token whose key is known is judged with the snapshot there is: no actor, no waiting, and no lock but for the
///   copy of one reference.
/// - Requests that come when the snapshot is due have it renewed in the background, and are answered with the old one.
///   A new one takes its place only when metadata and keys were both found good.
/// - Requests that come when the snapshot has expired, after an idle night or a warm start for example, wait for its
///   renewal and share one fetch: keys may have been withdrawn since. Once such a renewal has failed, the snapshot is
///   used without waiting and reported as `discovery.stale`, and further attempts happen in the background.
/// - A token with an unknown key waits for the keys to be asked for once, and is then judged or refused. So does a token
///   that names no key and whose signature the only key does not verify. Between two such questions lies
///   ``RefreshPolicy/shortestInterval``, however many forged tokens come.
/// - While the provider is down, what it last said serves until ``RefreshPolicy/longestAge``.
/// - The issuer of the first metadata is pinned: metadata that later name another one, because a domain was moved to
///   another tenant for example, are refused with `discovery.issuer-changed`.
public final class LiveProvider: Sendable {
    private let profile: any ProviderProfile
    private let crypto: ProviderCrypto
    private let limits: DiscoveryLimits
    private let policy: RefreshPolicy
    private let time: any TimeSource
    private let observer: @Sendable (ProviderEvent) -> Void
    private let state: Locked<ProviderState>
    private let refresher: ProviderRefresher

    /// Nothing is fetched before something is asked for.
    ///
    /// - Parameters:
    ///   - profile: What is particular about the provider: where its metadata is, for example.
    ///   - transport: The application's HTTP client.
    ///   - verifier: Makes keys ready to check signatures.
    ///   - digest: The application's hash functions.
    ///   - limits: What is read and waited for at most.
    ///   - tokenLimits: How large a token may be.
    ///   - policy: When the provider is asked anew.
    ///   - time: The clocks: tokens are validated by them, and metadata and keys are renewed.
    ///   - observer: Is told what happens. It is called on any thread and should return at once.
    public init(
        profile: any ProviderProfile, transport: any HTTPTransport, verifier: any SignatureVerifier, digest: any Digest,
        limits: DiscoveryLimits = .standard, tokenLimits: TokenLimits = .standard,
        policy: RefreshPolicy = .standard, time: any TimeSource = SystemTime(),
        observer: @escaping @Sendable (ProviderEvent) -> Void = { _ in }
    ) {
        self.profile = profile
        crypto = ProviderCrypto(verifier: verifier, digest: digest, tokenLimits: tokenLimits)
        self.limits = limits
        self.policy = policy
        self.time = time
        self.observer = observer
        let state = Locked(ProviderState(policy))
        self.state = state
        let location = profile.metadataLocation
        refresher = ProviderRefresher(
            loader: ProviderLoader(profile: profile, transport: transport, limits: limits), crypto: crypto,
            policy: policy, time: time
        ) { flight, result, launched in
            let uptime = time.uptime
            let (hadSnapshot, result) = state.withLock { state in
                (state.snapshot != nil, state.land(flight, result, at: uptime))
            }
            let (kind, problems): (ProviderEvent.Kind, [Problem]) =
                switch result {
                case .success(let snapshot): (hadSnapshot ? .refreshed : .fetched, snapshot.warnings)
                case .failure(let refusal): (.refused, refusal.problems)
                }
            observer(
                ProviderEvent(
                    kind: kind, cause: flight.cause, metadataLocation: location, duration: uptime - launched,
                    problems: problems))
        }
    }

    // MARK: - Tokens

    /// Verifies an ID token with the provider's keys.
    ///
    /// - Parameters:
    ///   - token: The token as it came.
    ///   - expecting: What the token must be, given the metadata. Called a second time when newer keys were fetched.
    /// - Throws: The problems found with the token; or `discovery.*` and `keys.*` when there are no keys to verify it with.
    public func verify(
        _ token: String,
        expecting: (ProviderSnapshot) throws(Refusal) -> IDTokenExpectations
    ) async throws(Refusal) -> VerifiedIDToken {
        try await verify(token, with: try await usableSnapshot().snapshot, expecting: expecting)
    }

    /// Verifies an ID token with a snapshot of the caller's, so that everything that belongs together is validated with
    /// the same one. Only a token with an unknown key asks for a newer one.
    package func verify(
        _ token: String, with snapshot: ProviderSnapshot,
        expecting: (ProviderSnapshot) throws(Refusal) -> IDTokenExpectations
    ) async throws(Refusal) -> VerifiedIDToken {
        try await verifying(with: snapshot, expecting) { verifier, expectations throws(TokenRejection) in
            try verifier.attempt(token, against: expectations, at: time.now)
        }
    }

    /// Verifies an access token with the provider's keys, as the method of the same name verifies an ID token. What the
    /// closure returns says which of them is meant.
    public func verify(
        _ token: String,
        expecting: (ProviderSnapshot) throws(Refusal) -> AccessTokenExpectations
    ) async throws(Refusal) -> VerifiedAccessToken {
        let snapshot = try await usableSnapshot().snapshot
        return try await verifying(with: snapshot, expecting) { verifier, expectations throws(TokenRejection) in
            try verifier.attempt(token, against: expectations, at: time.now)
        }
    }

    /// Verifies a logout token that the provider sent, as `verify` verifies an ID token.
    public func verifyLogout(
        _ token: String,
        expecting: (ProviderSnapshot) throws(Refusal) -> IDTokenExpectations
    ) async throws(Refusal) -> LogoutToken {
        let snapshot = try await usableSnapshot().snapshot
        return try await verifying(with: snapshot, expecting) { verifier, expectations throws(TokenRejection) in
            try verifier.attemptLogout(token, against: expectations, at: time.now)
        }
    }

    /// Verifies with a snapshot, and again with newer keys when they could change the verdict.
    private func verifying<Expectations, Verified>(
        with snapshot: ProviderSnapshot, _ expecting: (ProviderSnapshot) throws(Refusal) -> Expectations,
        _ verify: (TokenVerifier, Expectations) throws(TokenRejection) -> Verified
    ) async throws(Refusal) -> Verified {
        var snapshot = snapshot
        var questions = 0
        while true {
            let expectations = try expecting(snapshot)
            do throws(TokenRejection) {
                return try verify(snapshot.verifier, expectations)
            } catch {
                // The second is for those who only saw what others had fetched, or waited for a renewal that failed.
                guard error.mayChangeWithNewerKeys, questions < 2,
                    let newer = await snapshotAfterUnknownKey(in: snapshot)
                else { throw error.refusal }
                questions += 1
                snapshot = newer
            }
        }
    }

    // MARK: - Snapshots

    /// What is known of the provider. Waits only when there is nothing to answer with, or when that has expired and its
    /// renewal has not been tried.
    ///
    /// - Parameter warnings: Is given the snapshot's warnings, and `discovery.stale` while the provider is down.
    public func snapshot(warnings: WarningHandler) async throws(Refusal) -> ProviderSnapshot {
        let (snapshot, isStale) = try await usableSnapshot()
        guard let warnings else { return snapshot }
        for warning in snapshot.warnings { warnings(warning) }
        if isStale { warnings(staleProblem(snapshot)) }
        return snapshot
    }

    private func usableSnapshot() async throws(Refusal) -> (snapshot: ProviderSnapshot, isStale: Bool) {
        let start = time.uptime
        // What lands may be the answer to another question, or have been asked for too long ago; after that comes the
        // answer to this one.
        for _ in 0..<4 {
            switch state.withLock({ [time] state in state.answer(at: time.uptime, since: start) }) {
            case .use(let snapshot, let isStale, let flight): return use(snapshot, isStale, flight)
            case .refuse(let refusal): throw refusal
            case .wait(let flight): await refresher.landing(of: flight)
            }
            if Task.isCancelled { break }
        }
        let uptime = time.uptime
        if let (snapshot, isStale) = state.withLock({ $0.usableSnapshot(at: uptime, since: uptime) }) {
            return use(snapshot, isStale, nil)
        }
        let refusal = state.withLock { $0.lastRefusal }
        let cancelled = Refusal(.transportFailed(.cancelled, at: profile.metadataLocation))
        throw Task.isCancelled ? cancelled : refusal ?? cancelled
    }

    /// Returns what is known of the provider now, without waiting and without asking it; `nil` when that is nothing or
    /// too old, or when it has expired and its renewal has not been tried.
    public func snapshotIfAvailable() -> ProviderSnapshot? {
        let uptime = time.uptime
        return state.withLock { $0.usableSnapshot(at: uptime, since: uptime) }?.snapshot
    }

    /// Starts a renewal in the background, if one is due and none is on its way. Requests do that by themselves.
    public func refreshIfNeeded() {
        let uptime = time.uptime
        switch state.withLock({ $0.answer(at: uptime, since: uptime) }) {
        case .use(let snapshot, let isStale, let flight): use(snapshot, isStale, flight)
        case .wait(let flight): Task { await refresher.launch(flight) }
        case .refuse: break
        }
    }

    /// Keeps the snapshot fresh until the task is cancelled. Requests do that by themselves, so this is for servers
    /// that are often idle, and for having the first snapshot before the first request.
    public func keepFresh() async {
        while !Task.isCancelled {
            refreshIfNeeded()
            let uptime = time.uptime
            let next = state.withLock { $0.nextRenewal(at: uptime) }
            guard (try? await time.sleep(for: max(next - uptime, policy.retryInterval))) != nil else { return }
        }
    }

    @discardableResult
    private func use(
        _ snapshot: ProviderSnapshot, _ isStale: Bool, _ flight: ProviderState.Flight?
    ) -> (snapshot: ProviderSnapshot, isStale: Bool) {
        if let flight { Task { await refresher.launch(flight) } }
        if isStale, state.withLock({ $0.reportStale() }) { report(.stale, .schedule, [staleProblem(snapshot)]) }
        return (snapshot, isStale)
    }

    private func staleProblem(_ snapshot: ProviderSnapshot) -> Problem {
        .stale(since: snapshot.fetchedAt.formatted(.iso8601), because: state.withLock { $0.lastRefusal })
    }

    /// Another snapshot than the one that lacks the key, or the same one when it is worth asking again; `nil` when the
    /// key stays unknown.
    private func snapshotAfterUnknownKey(in used: ProviderSnapshot) async -> ProviderSnapshot? {
        switch state.withLock({ [time] state in state.answerToUnknownKey(in: used, at: time.uptime) }) {
        case .use(let newer): return newer
        case .refuse(let isFirst):
            if isFirst { report(.throttled, .unknownKey, []) }
            return nil
        case .wait(let flight):
            await refresher.landing(of: flight, isForUnknownKey: true)
            let landed = state.withLock { $0.snapshot }
            // A renewal that was waited for and failed has not asked for the key.
            return landed === used && flight.isKeyQuestion ? nil : landed
        }
    }

    // MARK: - Stores

    /// Takes up a stored snapshot, if there is none as new. Its documents are validated again; the observer is told the
    /// warnings about them.
    ///
    /// A snapshot that has expired is used only after the provider was asked for a newer one and could not be reached.
    /// The issuer that it names is pinned, even if the snapshot is too old to be used.
    ///
    /// - Throws: `discovery.snapshot-mismatch`, `discovery.snapshot-too-old`, `discovery.issuer-changed` if the provider
    ///   has named another issuer since this process began, or the problems found in the documents.
    public func restore(_ stored: StoredProvider) throws(Refusal) {
        let location = profile.metadataLocation
        guard stored.metadataLocation.hasSameBytes(as: location) else {
            throw Refusal(.snapshotMismatch(expected: location, found: stored.metadataLocation))
        }
        let metadata = Array(stored.metadata.utf8)
        let judgedMetadata = try ProviderMetadata(document: metadata, profile: profile, limits: limits)
        let pinning = state.withLock { state in
            Result { () throws(Refusal) in try state.pin(judgedMetadata.issuer) }
        }
        try pinning.get()

        let uptime = time.uptime
        let now = time.now
        guard let age = StoredProvider.age(of: stored.fetchedAt, at: now), age < policy.longestAge,
            let keyAge = StoredProvider.age(of: stored.keysFetchedAt, at: now), keyAge < policy.longestAge
        else { throw Refusal(.snapshotTooOld(limit: policy.longestAge)) }

        let keySet = Array(stored.keySet.utf8)
        var keyWarnings: [Problem] = []
        let judgedKeys = try KeySet(jwks: keySet, limits: limits.keySet) { keyWarnings.append($0) }
        let prepared = try PreparedKeySet(judgedKeys, verifier: crypto.verifier) { keyWarnings.append($0) }
        let snapshot = ProviderSnapshot(
            metadata: SnapshotMetadata(
                fetched: Fetched(value: judgedMetadata, document: metadata, lifetime: nil), warnings: []),
            keys: SnapshotKeys(
                fetched: Fetched(value: judgedKeys, document: keySet, lifetime: nil), prepared: prepared,
                warnings: keyWarnings),
            crypto: crypto, location: location, fetchedAt: Date(timeIntervalSince1970: stored.fetchedAt),
            keysFetchedAt: Date(timeIntervalSince1970: stored.keysFetchedAt),
            times: SnapshotTimes(
                fetched: uptime - age, keysFetched: uptime - keyAge, lifetime: stored.lifetime, policy))
        if state.withLock({ $0.restore(snapshot) }) { report(.fetched, .restoration, snapshot.warnings) }
    }

    /// Whether nobody is on the way to the provider. For tests.
    package var isGrounded: Bool { state.withLock { $0.flight == nil } }

    private func report(_ kind: ProviderEvent.Kind, _ cause: ProviderEvent.Cause, _ problems: [Problem]) {
        observer(
            ProviderEvent(
                kind: kind, cause: cause, metadataLocation: profile.metadataLocation, duration: .zero,
                problems: problems))
    }
}
