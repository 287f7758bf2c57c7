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
///         profile: StandardProfile(issuer), transport: transport, verifier: crypto,
///         digest: crypto)
///     let token = try await provider.verify(idToken) { snapshot in
///         IDTokenExpectations(
///             clientID: clientID, nonce: .sent(nonce), issuer: snapshot.tokenProfile)
///     }
///
/// - A token whose key is known is validated with the current snapshot, without waiting. The only lock is held while
///   one reference is copied.
/// - When the snapshot is due for a refresh, the next request starts one in the background and uses the old snapshot. A
///   new snapshot replaces the old one only if its metadata and its keys are both valid. The refresh is due at a random
///   time within ``RefreshPolicy/jitter``, so that many servers do not refresh together.
/// - When the snapshot has expired, for example after an idle night or a warm start, requests wait for a refresh and
///   share one fetch, because keys may have been withdrawn. If the refresh fails, the snapshot is used without waiting
///   and reported as `discovery.stale`, and further attempts run in the background.
/// - A token with an unknown key waits for one key refresh and is then validated again. So does a token whose signature
///   its key does not verify, or whose key the set does not identify, because a provider can replace a key under the
///   same `kid` or without one. Such refreshes are at least ``RefreshPolicy/minimumInterval`` apart, no matter how many
///   forged tokens arrive.
/// - Several instances of a server can share their snapshots (``SharedSnapshots``), so that one of them fetches what all
///   use.
/// - While the provider is down, the last snapshot is used until it reaches ``RefreshPolicy/maximumSnapshotAge``.
/// - Access tokens that passed every check twice are remembered within `SeenTokenLimits`. When one of them
///   arrives again, its signature is not verified again, as long as the current snapshot contains the key that verified
///   it. Everything else is checked each time. An ID token arrives only once, so none is remembered.
/// - The issuer of the first metadata is pinned. Metadata that later names a different issuer, for example because a
///   domain was moved to another tenant, is rejected with `discovery.issuer-changed`.
public final class LiveProvider: Sendable {
    let profile: any ProviderProfile
    /// The URL of the provider's metadata.
    public let metadataURL: String
    let crypto: ProviderCrypto
    let policy: RefreshPolicy
    let time: any TimeSource
    let restoration: SnapshotRestoration
    private let observer: (@Sendable (OIDCEvent) -> Void)?
    let state: Locked<ProviderState>
    let refresher: ProviderRefresher

    /// Creates a live provider. Nothing is fetched until the first use.
    ///
    /// - Parameters:
    ///   - profile: The provider's rules, such as the URL of its metadata.
    ///   - transport: The application's HTTP client.
    ///   - verifier: The application's signature verification.
    ///   - digest: The application's hash functions.
    ///   - limits: The limits on sizes and request times.
    ///   - tokenLimits: The limits on tokens.
    ///   - seenTokens: The limits of the access tokens that are remembered, so that their signatures need not be
    ///     verified again. Use `.none` to remember none.
    ///   - policy: The policy that defines when metadata and keys are refreshed.
    ///   - sharedSnapshots: The snapshots that several instances of the server share. The default is none.
    ///   - time: The clocks that validation and the refresh schedule use.
    ///   - random: The source of the random times within ``RefreshPolicy/jitter``.
    ///   - observer: A closure that receives each event. It can run on any thread and should return quickly.
    public init(
        profile: any ProviderProfile, transport: any HTTPTransport, verifier: any SignatureVerifier,
        digest: any MessageDigest,
        limits: DiscoveryLimits = .standard, tokenLimits: TokenLimits = .standard,
        seenTokens: SeenTokenLimits = .standard,
        policy: RefreshPolicy = .standard, sharedSnapshots: SharedSnapshots? = nil,
        time: any TimeSource = SystemTime(), random: any RandomSource = SystemRandom(),
        observer: (@Sendable (OIDCEvent) -> Void)? = nil
    ) {
        self.profile = profile
        metadataURL = profile.metadataURL
        crypto = ProviderCrypto(
            verifier: verifier, digest: digest, tokenLimits: tokenLimits, seenTokens: SeenTokens(seenTokens))
        self.policy = policy
        self.time = time
        self.observer = observer
        let state = Locked(ProviderState(policy))
        self.state = state
        let location = metadataURL
        let restoration = SnapshotRestoration(
            profile: profile, limits: limits, crypto: crypto, policy: policy, time: time, random: random)
        self.restoration = restoration
        let exchange = sharedSnapshots.map { shared in
            SnapshotExchange(shared, restoration: restoration, state: state, observer: observer)
        }
        refresher = ProviderRefresher(
            loader: ProviderLoader(profile: profile, transport: transport, limits: limits), crypto: crypto,
            policy: policy, exchange: exchange, time: time, random: random
        ) { fetch, result, startedAt in
            let uptime = time.uptime
            let (hadSnapshot, result) = state.withLock { state in
                (state.snapshot != nil, state.finish(fetch, result, at: uptime))
            }
            let (kind, problems): (OIDCEvent.Kind, [Problem]) =
                switch result {
                case .success(let snapshot): (hadSnapshot ? .refreshed : .fetched, snapshot.warnings)
                case .failure(let refusal): (.refused, refusal.problems)
                }
            let new = try? result.get()
            observer?(
                OIDCEvent(
                    kind, cause: new?.isShared == true ? .sharedSnapshot : fetch.cause, metadataURL: location,
                    duration: uptime - startedAt, problems: problems))
            if let new, !new.isShared { exchange?.share(new) }
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

    func usableSnapshot() async throws(Refusal) -> (snapshot: ProviderSnapshot, isStale: Bool) {
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
        let cancelled = Refusal(.transportFailed(.cancelled, at: metadataURL))
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
    func snapshotAfterUnknownKey(in used: ProviderSnapshot) async -> ProviderSnapshot? {
        switch state.withLock({ [time] state in state.unknownKeyDecision(in: used, at: time.uptime) }) {
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

    /// Whether no fetch is in progress. For tests.
    package var isIdle: Bool { state.withLock { $0.fetch == nil } }

    /// How often access tokens were found among the tokens seen before, and how many are remembered.
    public var seenTokenCounts: SeenTokenCounts { crypto.seenTokens?.counts ?? SeenTokenCounts() }

    /// Reports whether an accepted token had been seen before.
    func report(_ token: VerifiedAccessToken) {
        guard let observer, let wasSeen = token.wasSeen else { return }
        observer(OIDCEvent(wasSeen ? .tokenSeenBefore : .tokenFirstSeen, metadataURL: metadataURL))
    }

    func report(_ kind: OIDCEvent.Kind, _ cause: OIDCEvent.Cause, _ problems: [Problem]) {
        observer?(
            OIDCEvent(
                kind, cause: cause, metadataURL: metadataURL, problems: problems))
    }
}
