public import OIDCPrimitives
public import OIDCTokens

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A provider whose metadata and keys are kept fresh while a server runs. Make one for each provider and keep it.
///
///     let provider = LiveProvider(rule: ExactMetadataRule(issuer), transport: transport, verifier: crypto, digest: crypto)
///     let token = try await provider.verify(idToken, at: Date()) { snapshot in
///         TokenExpectations(.signIn(clientID: clientID, nonce: .sent(nonce)), issuer: snapshot.tokenRule)
///     }
///
/// - A token whose key is known is judged with the snapshot there is: no actor, no waiting, and no lock but for the
///   copy of one reference.
/// - Requests that come when the snapshot is due have it renewed in the background, and are answered with the old one.
///   A new one takes its place only when metadata and keys were both found good.
/// - A token with an unknown key waits for the keys to be asked for once, and is then judged or refused. Between two
///   such questions lies ``RefreshPolicy/shortestInterval``, however many forged tokens come.
/// - While the provider is down, what it last said serves until ``RefreshPolicy/longestAge``.
public final class LiveProvider: Sendable {
    private let rule: any MetadataRule
    private let verifier: any SignatureVerifier
    private let digest: any Digest
    private let limits: DiscoveryLimits
    private let policy: RefreshPolicy
    private let time: any ProviderTime
    private let observer: @Sendable (ProviderEvent) -> Void
    private let state: Guarded<ProviderState>
    private let refresher: ProviderRefresher

    /// Nothing is fetched before something is asked for.
    ///
    /// - Parameters:
    ///   - rule: Where the metadata lies, and which issuer it may name.
    ///   - transport: The application's HTTP client.
    ///   - verifier: Makes keys ready to check signatures.
    ///   - digest: The application's hash functions.
    ///   - limits: What is read and waited for at most.
    ///   - policy: When the provider is asked anew.
    ///   - time: What time it is.
    ///   - observer: Is told what happens. It is called on any thread and should return at once.
    public init(
        rule: any MetadataRule, transport: any HTTPTransport, verifier: any SignatureVerifier, digest: any Digest,
        limits: DiscoveryLimits = .standard, policy: RefreshPolicy = .standard,
        time: any ProviderTime = SystemTime(), observer: @escaping @Sendable (ProviderEvent) -> Void = { _ in }
    ) {
        self.rule = rule
        self.verifier = verifier
        self.digest = digest
        self.limits = limits
        self.policy = policy
        self.time = time
        self.observer = observer
        let state = Guarded(ProviderState(policy))
        self.state = state
        let location = rule.metadataLocation
        refresher = ProviderRefresher(
            loader: ProviderLoader(rule: rule, transport: transport, limits: limits), verifier: verifier,
            digest: digest, policy: policy, time: time
        ) { flight, result, launched in
            let uptime = time.uptime
            let hadSnapshot = state.withLock { state in
                defer { state.land(flight, result, at: uptime) }
                return state.snapshot != nil
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

    /// Judges a token with the provider's keys.
    ///
    /// - Parameters:
    ///   - token: The token as it came.
    ///   - now: The time at which it is judged.
    ///   - expecting: What the token must be, given the metadata. Called a second time when newer keys were fetched.
    /// - Throws: What stands against the token; or `discovery.*` and `keys.*` when there are no keys to judge it with.
    public func verify(
        _ token: String, at now: Date,
        expecting: (ProviderSnapshot) throws(Refusal) -> TokenExpectations
    ) async throws(Refusal) -> VerifiedToken {
        let snapshot = try await snapshot().value
        do throws(Refusal) {
            return try snapshot.verify(token, against: try expecting(snapshot), at: now)
        } catch {
            guard error.codes == [.keysUnknownKey], let newer = await snapshotAfterUnknownKey(in: snapshot) else {
                throw error
            }
            return try newer.verify(token, against: try expecting(newer), at: now)
        }
    }

    // MARK: - Snapshots

    /// What is known of the provider, with its warnings, and with `discovery.stale` while the provider is down. Waits
    /// only when there is nothing, or nothing young enough, to answer with.
    public func snapshot() async throws(Refusal) -> Accepted<ProviderSnapshot> {
        switch state.withLock({ [time] state in state.answer(at: time.uptime) }) {
        case .use(let snapshot, let isStale, let flight): return use(snapshot, isStale, flight)
        case .refuse(let refusal): throw refusal
        case .wait(let flight):
            await refresher.landing(of: flight)
            return try landedSnapshot()
        }
    }

    /// What is known of the provider now, without waiting; `nil` when that is nothing or too old.
    public var currentSnapshot: ProviderSnapshot? {
        switch state.withLock({ [time] state in state.answer(at: time.uptime) }) {
        case .use(let snapshot, let isStale, let flight): return use(snapshot, isStale, flight).value
        case .refuse: return nil
        case .wait(let flight):
            Task { await refresher.launch(flight) }
            return nil
        }
    }

    /// Keeps the snapshot fresh until the task is cancelled. Requests do that by themselves, so this is for servers
    /// that are often idle, and for having the first snapshot before the first request.
    public func keepFresh() async {
        while !Task.isCancelled {
            _ = currentSnapshot
            let uptime = time.uptime
            let next = state.withLock { $0.nextRenewal(at: uptime) }
            guard (try? await time.sleep(for: max(next - uptime, policy.retryInterval))) != nil else { return }
        }
    }

    private func use(
        _ snapshot: ProviderSnapshot, _ isStale: Bool, _ flight: ProviderState.Flight?
    ) -> Accepted<ProviderSnapshot> {
        if let flight { Task { await refresher.launch(flight) } }
        guard isStale else { return Accepted(snapshot, warnings: snapshot.warnings) }
        let (refusal, isFirst) = state.withLock { ($0.lastRefusal, $0.reportStale()) }
        let problem = Problem.stale(since: snapshot.fetchedAt.formatted(.iso8601), because: refusal)
        if isFirst { report(.stale, .schedule, [problem]) }
        return Accepted(snapshot, warnings: snapshot.warnings + [problem])
    }

    /// The snapshot after a flight that was waited for.
    private func landedSnapshot() throws(Refusal) -> Accepted<ProviderSnapshot> {
        let uptime = time.uptime
        let (snapshot, refusal) = state.withLock { ($0.snapshot, $0.lastRefusal) }
        if let snapshot, uptime < snapshot.times.end { return Accepted(snapshot, warnings: snapshot.warnings) }
        let cancelled = Refusal(.transportFailed(.cancelled, at: rule.metadataLocation))
        throw Task.isCancelled ? cancelled : refusal ?? cancelled
    }

    private func snapshotAfterUnknownKey(in used: ProviderSnapshot) async -> ProviderSnapshot? {
        switch state.withLock({ [time] state in state.answerToUnknownKey(in: used, at: time.uptime) }) {
        case .use(let newer): return newer
        case .refuse(let isFirst):
            if isFirst { report(.throttled, .unknownKey, []) }
            return nil
        case .wait(let flight):
            await refresher.landing(of: flight)
            let landed = state.withLock { $0.snapshot }
            return landed === used ? nil : landed
        }
    }

    // MARK: - Stores

    /// Takes up a stored snapshot, if there is none as new. Its documents are judged anew.
    ///
    /// - Throws: `discovery.snapshot-mismatch`, `discovery.snapshot-too-old`, or what stands against the documents.
    public func restore(_ stored: StoredProvider) throws(Refusal) {
        let location = rule.metadataLocation
        guard stored.metadataLocation.hasSameBytes(as: location) else {
            throw Refusal(.snapshotMismatch(expected: location, found: stored.metadataLocation))
        }
        let uptime = time.uptime
        // What says an impossible time counts as just expired: it serves, and is renewed at once.
        let age = stored.age(at: time.now) ?? policy.longestInterval
        guard age < policy.longestAge else { throw Refusal(.snapshotTooOld(age: age, limit: policy.longestAge)) }

        let metadata = Array(stored.metadata.utf8)
        let keySet = Array(stored.keySet.utf8)
        let judgedMetadata = try ProviderMetadata.read(metadata, rule: rule, limits: limits)
        let judgedKeys = try KeySet.read(keySet, limits: limits.keySet)
        let snapshot = ProviderSnapshot(
            metadata: Fetched(value: judgedMetadata, warnings: [], document: metadata, lifetime: nil),
            keys: PreparedKeySet(judgedKeys.value, verifier: verifier),
            keySet: Fetched(value: judgedKeys.value, warnings: judgedKeys.warnings, document: keySet, lifetime: nil),
            digest: digest, location: location, fetchedAt: Date(timeIntervalSince1970: stored.fetchedAt),
            times: SnapshotTimes(fetched: uptime - age, lifetime: nil, policy))
        if state.withLock({ $0.restore(snapshot) }) { report(.fetched, .restoration, snapshot.warnings) }
    }

    /// Whether nobody is on the way to the provider. For tests.
    package var isGrounded: Bool { state.withLock { $0.flight == nil } }

    private func report(_ kind: ProviderEvent.Kind, _ cause: ProviderEvent.Cause, _ problems: [Problem]) {
        observer(
            ProviderEvent(
                kind: kind, cause: cause, metadataLocation: rule.metadataLocation, duration: .zero,
                problems: problems))
    }
}
