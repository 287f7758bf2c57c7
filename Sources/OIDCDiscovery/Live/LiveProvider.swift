public import OIDCPrimitives
public import OIDCTokens

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A provider whose metadata and keys are kept fresh while a server runs. Create one for each provider and keep it.
///
///     let provider = LiveProvider(
///         profile: StandardProfile(issuer), transport: transport, verifier: crypto, digest: crypto)
///     let token = try await provider.verify(idToken) { snapshot in
///         IDTokenExpectations(clientID: clientID, nonce: .sent(nonce), issuer: snapshot.tokenProfile)
///     }
///
/// - A token whose key is known is validated with the current snapshot, without waiting. The only lock is held while
///   one reference is copied.
/// - When the snapshot is due for a refresh, the next request starts one in the background and uses the old snapshot. A
///   new snapshot replaces the old one only if its metadata and its keys are both valid.
/// - When the snapshot has expired, for example after an idle night or a warm start, requests wait for a refresh and
///   share one fetch, because keys may have been withdrawn. If the refresh fails, the snapshot is used without waiting
///   and reported as `discovery.stale`, and further attempts run in the background.
/// - A token with an unknown key waits for one key refresh and is then validated again. So does a token that names no
///   key and whose signature the only key does not verify. Such refreshes are at least
///   ``RefreshPolicy/shortestInterval`` apart, no matter how many forged tokens arrive.
/// - While the provider is down, the last snapshot is used until it reaches ``RefreshPolicy/longestAge``.
/// - The issuer of the first metadata is pinned. Metadata that later names a different issuer, for example because a
///   domain was moved to another tenant, is rejected with `discovery.issuer-changed`.
public final class LiveProvider: Sendable {
    private let profile: any ProviderProfile
    private let crypto: ProviderCrypto
    private let limits: DiscoveryLimits
    private let policy: RefreshPolicy
    private let time: any TimeSource
    private let observer: @Sendable (ProviderEvent) -> Void
    private let state: Locked<ProviderState>
    private let refresher: ProviderRefresher

    /// Creates a live provider. Nothing is fetched until the first use.
    ///
    /// - Parameters:
    ///   - profile: The provider's rules, such as the URL of its metadata.
    ///   - transport: The application's HTTP client.
    ///   - verifier: The application's signature verification.
    ///   - digest: The application's hash functions.
    ///   - limits: The limits on sizes and request times.
    ///   - tokenLimits: The limits on tokens.
    ///   - policy: The policy that defines when metadata and keys are refreshed.
    ///   - time: The clocks that validation and the refresh schedule use.
    ///   - observer: A closure that receives each event. It can run on any thread and should return quickly.
    public init(
        profile: any ProviderProfile, transport: any HTTPTransport, verifier: any SignatureVerifier,
        digest: any MessageDigest,
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
        let location = profile.metadataURL
        refresher = ProviderRefresher(
            loader: ProviderLoader(profile: profile, transport: transport, limits: limits), crypto: crypto,
            policy: policy, time: time
        ) { fetch, result, startedAt in
            let uptime = time.uptime
            let (hadSnapshot, result) = state.withLock { state in
                (state.snapshot != nil, state.finish(fetch, result, at: uptime))
            }
            let (kind, problems): (ProviderEvent.Kind, [Problem]) =
                switch result {
                case .success(let snapshot): (hadSnapshot ? .refreshed : .fetched, snapshot.warnings)
                case .failure(let refusal): (.refused, refusal.problems)
                }
            observer(
                ProviderEvent(
                    kind: kind, cause: fetch.cause, metadataURL: location, duration: uptime - startedAt,
                    problems: problems))
        }
    }

    // MARK: - Tokens

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

    /// Verifies an access token with the provider's keys.
    ///
    /// The type that the closure returns selects this method. For parameters and errors, see the method that verifies
    /// an ID token.
    public func verify(
        _ token: String,
        expecting: (ProviderSnapshot) throws(Refusal) -> AccessTokenExpectations
    ) async throws(Refusal) -> VerifiedAccessToken {
        let snapshot = try await usableSnapshot().snapshot
        return try await verifying(with: snapshot, expecting) { verifier, expectations throws(TokenRejection) in
            try verifier.attempt(token, against: expectations, at: time.now)
        }
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

    /// Verifies with a snapshot, and again with newer keys if they could change the result.
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
                // The second retry covers a request that joined a fetch for another token, or a refresh that failed.
                guard error.mayChangeWithNewerKeys, questions < 2,
                    let newer = await snapshotAfterUnknownKey(in: snapshot)
                else { throw error.refusal }
                questions += 1
                snapshot = newer
            }
        }
    }

    // MARK: - Snapshots

    /// Returns the current snapshot. Waits only if there is none that can be used, or if it has expired and no refresh
    /// has been attempted.
    ///
    /// - Parameter warnings: A closure that receives the snapshot's warnings, and `discovery.stale` while the provider
    ///   is down.
    /// - Throws: `discovery.*`, `issuer.invalid` and `keys.*` if no snapshot is available.
    public func snapshot(warnings: WarningHandler) async throws(Refusal) -> ProviderSnapshot {
        let (snapshot, isStale) = try await usableSnapshot()
        guard let warnings else { return snapshot }
        for warning in snapshot.warnings { warnings(warning) }
        if isStale { warnings(staleProblem(snapshot)) }
        return snapshot
    }

    private func usableSnapshot() async throws(Refusal) -> (snapshot: ProviderSnapshot, isStale: Bool) {
        let start = time.uptime
        // The fetch may have been for keys only, or may have started too long ago. The next one is then for this
        // request.
        for _ in 0..<4 {
            switch state.withLock({ [time] state in state.answer(at: time.uptime, since: start) }) {
            case .use(let snapshot, let isStale, let fetch): return use(snapshot, isStale, fetch)
            case .refuse(let refusal): throw refusal
            case .wait(let fetch): await refresher.waitForEnd(of: fetch)
            }
            if Task.isCancelled { break }
        }
        let uptime = time.uptime
        if let (snapshot, isStale) = state.withLock({ $0.usableSnapshot(at: uptime, since: uptime) }) {
            return use(snapshot, isStale, nil)
        }
        let refusal = state.withLock { $0.lastRefusal }
        let cancelled = Refusal(.transportFailed(.cancelled, at: profile.metadataURL))
        throw Task.isCancelled ? cancelled : refusal ?? cancelled
    }

    /// Returns the current snapshot without waiting or starting a fetch. Returns `nil` if there is none, if it is too
    /// old, or if it has expired and no refresh has been attempted.
    public func snapshotIfAvailable() -> ProviderSnapshot? {
        let uptime = time.uptime
        return state.withLock { $0.usableSnapshot(at: uptime, since: uptime) }?.snapshot
    }

    /// Starts a refresh in the background if one is due and none is in progress. Requests do this automatically.
    public func refreshIfNeeded() {
        let uptime = time.uptime
        switch state.withLock({ $0.answer(at: uptime, since: uptime) }) {
        case .use(let snapshot, let isStale, let fetch): use(snapshot, isStale, fetch)
        case .wait(let fetch): Task { await refresher.start(fetch) }
        case .refuse: break
        }
    }

    /// Keeps the snapshot fresh until the task is cancelled.
    ///
    /// Requests refresh the snapshot automatically. Use this method in servers that are often idle, or to fetch the
    /// first snapshot before the first request.
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
        _ snapshot: ProviderSnapshot, _ isStale: Bool, _ fetch: ProviderState.Fetch?
    ) -> (snapshot: ProviderSnapshot, isStale: Bool) {
        if let fetch { Task { await refresher.start(fetch) } }
        if isStale, state.withLock({ $0.reportStale() }) { report(.stale, .schedule, [staleProblem(snapshot)]) }
        return (snapshot, isStale)
    }

    private func staleProblem(_ snapshot: ProviderSnapshot) -> Problem {
        .stale(since: snapshot.fetchedAt.formatted(.iso8601), because: state.withLock { $0.lastRefusal })
    }

    /// Returns a newer snapshot than the one without the key, or the same one if the key may still be found. Returns
    /// `nil` if the key stays unknown.
    private func snapshotAfterUnknownKey(in used: ProviderSnapshot) async -> ProviderSnapshot? {
        switch state.withLock({ [time] state in state.answerToUnknownKey(in: used, at: time.uptime) }) {
        case .use(let newer): return newer
        case .refuse(let isFirst):
            if isFirst { report(.throttled, .unknownKey, []) }
            return nil
        case .wait(let fetch):
            await refresher.waitForEnd(of: fetch, isForUnknownKey: true)
            let current = state.withLock { $0.snapshot }
            // A full refresh that failed did not fetch the keys, so the key may still be found.
            return current === used && fetch.isForKeys ? nil : current
        }
    }

    // MARK: - Stores

    /// Restores a stored snapshot, unless the current one is as new. Its documents are validated again, and warnings
    /// about them are reported to the observer.
    ///
    /// A snapshot that has expired is used only after an attempt to refresh it fails. Its issuer is pinned, even if the
    /// snapshot is too old to be used.
    ///
    /// - Throws: `discovery.snapshot-mismatch` if the snapshot belongs to another provider,
    ///   `discovery.snapshot-too-old`, `discovery.issuer-changed` if the provider has named a different issuer since
    ///   this process started, or the problems found in the documents.
    public func restore(_ stored: StoredProvider) throws(Refusal) {
        let location = profile.metadataURL
        guard stored.metadataURL.hasSameBytes(as: location) else {
            throw Refusal(.snapshotMismatch(expected: location, found: stored.metadataURL))
        }
        let metadata = Array(stored.metadata.utf8)
        let validatedMetadata = try ProviderMetadata(document: metadata, profile: profile, limits: limits)
        let pinning = state.withLock { state in
            Result { () throws(Refusal) in try state.pin(validatedMetadata.issuer) }
        }
        try pinning.get()

        let uptime = time.uptime
        let now = time.now
        guard let age = StoredProvider.age(of: stored.fetchedAt, at: now), age < policy.longestAge,
            let keyAge = StoredProvider.age(of: stored.keysFetchedAt, at: now), keyAge < policy.longestAge
        else { throw Refusal(.snapshotTooOld(limit: policy.longestAge)) }

        let keySet = Array(stored.keySet.utf8)
        var keyWarnings: [Problem] = []
        let validatedKeys = try KeySet(jwks: keySet, limits: limits.keySet) { keyWarnings.append($0) }
        let prepared = try PreparedKeySet(validatedKeys, verifier: crypto.verifier) { keyWarnings.append($0) }
        let snapshot = ProviderSnapshot(
            metadata: SnapshotMetadata(
                fetched: Fetched(value: validatedMetadata, document: metadata, lifetime: nil), warnings: []),
            keys: SnapshotKeys(
                fetched: Fetched(value: validatedKeys, document: keySet, lifetime: nil), prepared: prepared,
                warnings: keyWarnings),
            crypto: crypto, location: location, fetchedAt: Date(timeIntervalSince1970: stored.fetchedAt),
            keysFetchedAt: Date(timeIntervalSince1970: stored.keysFetchedAt),
            times: SnapshotTimes(
                fetched: uptime - age, keysFetched: uptime - keyAge, lifetime: stored.lifetime, policy))
        if state.withLock({ $0.restore(snapshot) }) { report(.fetched, .restoration, snapshot.warnings) }
    }

    /// Whether no fetch is in progress. For tests.
    package var isIdle: Bool { state.withLock { $0.fetch == nil } }

    private func report(_ kind: ProviderEvent.Kind, _ cause: ProviderEvent.Cause, _ problems: [Problem]) {
        observer(
            ProviderEvent(
                kind: kind, cause: cause, metadataURL: profile.metadataURL, duration: .zero,
                problems: problems))
    }
}
