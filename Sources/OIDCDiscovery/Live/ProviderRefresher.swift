import OIDCPrimitives
import OIDCTokens

/// An actor that runs the fetches of a ``LiveProvider``, one at a time.
///
/// A fetch is independent of the requests that wait for it. It continues when they are cancelled, and it ends at its
/// deadline even if the transport ignores the timeout.
actor ProviderRefresher {
    /// A closure that is called once for each completed fetch.
    typealias Completion =
        @Sendable (
            _ fetch: ProviderState.Fetch, _ result: Result<ProviderSnapshot, Refusal>, _ startedAt: Duration
        ) -> Void

    private let loader: ProviderLoader
    private let crypto: ProviderCrypto
    private let policy: RefreshPolicy
    private let exchange: SnapshotExchange?
    private let time: any TimeSource
    private let random: any RandomSource
    private let didFinish: Completion

    /// The number of the last completed fetch.
    private var lastFinished = 0
    private var current: (number: Int, tasks: [Task<Void, Never>])?
    private var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
    private var lastWaiter = 0

    init(
        loader: ProviderLoader, crypto: ProviderCrypto, policy: RefreshPolicy,
        exchange: SnapshotExchange? = nil, time: any TimeSource, random: any RandomSource,
        didFinish: @escaping Completion
    ) {
        self.loader = loader
        self.crypto = crypto
        self.policy = policy
        self.exchange = exchange
        self.time = time
        self.random = random
        self.didFinish = didFinish
    }

    /// Starts a fetch, unless one is in progress or this one has completed.
    func start(_ fetch: ProviderState.Fetch) {
        guard fetch.number > lastFinished, current == nil else { return }
        let startedAt = time.uptime
        // Detached, so that the fetch inherits neither the task-local values nor the priority of a request.
        let work = Task.detached { [self] in
            let result = await perform(fetch, startedAt)
            await finish(fetch, result, startedAt)
        }
        // Requests stop waiting at this deadline, even if the transport ignores its timeout.
        let deadline = Task.detached { [self] in
            let limit = loader.limits.requestTimeout * 2 + .seconds(1) + (exchange?.timeout ?? .zero)
            guard (try? await time.sleep(for: limit)) != nil else { return }
            let refusal = Refusal(.transportFailed(.timedOut, at: loader.profile.metadataURL))
            await finish(fetch, .failure(refusal), startedAt)
        }
        current = (fetch.number, [work, deadline])
    }

    /// The maximum number of waiting requests. Above it, tokens with unknown keys do not wait, because any number of
    /// forged tokens can arrive.
    private static let longestQueue = 1_024

    /// Waits until a fetch completes or the caller is cancelled.
    func waitForEnd(of fetch: ProviderState.Fetch, isForUnknownKey: Bool = false) async {
        guard fetch.number > lastFinished else { return }
        start(fetch)
        if isForUnknownKey, waiting.count >= ProviderRefresher.longestQueue { return }
        lastWaiter += 1
        let waiter = lastWaiter
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                if Task.isCancelled || fetch.number <= lastFinished {
                    continuation.resume()
                } else {
                    waiting[waiter] = continuation
                }
            }
        } onCancel: {
            Task { await self.leave(waiter) }
        }
    }

    private func leave(_ waiter: Int) {
        waiting.removeValue(forKey: waiter)?.resume()
    }

    /// Completes a fetch with its result or its timeout, whichever comes first.
    private func finish(
        _ fetch: ProviderState.Fetch, _ result: Result<ProviderSnapshot, Refusal>, _ startedAt: Duration
    ) {
        guard let current, current.number == fetch.number else { return }
        self.current = nil
        lastFinished = fetch.number
        didFinish(fetch, result, startedAt)
        for waiter in waiting.values { waiter.resume() }
        waiting = [:]
        for task in current.tasks { task.cancel() }
    }

    // MARK: - Fetching

    /// Runs outside the actor, because preparing keys takes time.
    @concurrent
    private nonisolated func perform(
        _ fetch: ProviderState.Fetch, _ startedAt: Duration
    ) async -> Result<ProviderSnapshot, Refusal> {
        // What the application asks for comes from the provider itself.
        let shared = fetch.cause == .application ? nil : await exchange?.newerSnapshot()
        if let shared, shared.isFresh { return .success(shared.snapshot) }
        do throws(Refusal) {
            switch fetch.purpose {
            case .fullRefresh: return .success(try await fullRefresh(startedAt))
            case .keys(let snapshot): return .success(try await keys(of: snapshot, startedAt))
            }
        } catch {
            // While the provider is down, an older snapshot of another instance is used like one of this instance.
            if let shared { exchange?.use(shared) }
            return .failure(error)
        }
    }

    private nonisolated func fullRefresh(_ startedAt: Duration) async throws(Refusal) -> ProviderSnapshot {
        let fetchedAt = time.now
        var warnings: [Problem] = []
        let metadata = try await loader.metadata { warnings.append($0) }
        // A fetch that timed out stops here, because another one may be in progress.
        if Task.isCancelled { throw Refusal(.transportFailed(.cancelled, at: loader.profile.metadataURL)) }
        let keys = try await fetchKeys(of: metadata.value)
        let lifetimes = [metadata.lifetime, keys.fetched.lifetime].compactMap { $0 }
        return ProviderSnapshot(
            metadata: SnapshotMetadata(fetched: metadata, warnings: warnings), keys: keys, crypto: crypto,
            location: loader.profile.metadataURL, fetchedAt: fetchedAt, keysFetchedAt: fetchedAt,
            times: SnapshotTimes(
                fetched: startedAt, keysFetched: startedAt, lifetime: lifetimes.min(), policy, draw: random.fraction()))
    }

    /// Fetches new keys for the same metadata. The refresh schedule does not change.
    private nonisolated func keys(
        of snapshot: ProviderSnapshot, _ startedAt: Duration
    ) async throws(Refusal) -> ProviderSnapshot {
        let fetchedAt = time.now
        return ProviderSnapshot(
            metadata: snapshot.fetchedMetadata, keys: try await fetchKeys(of: snapshot.metadata), crypto: crypto,
            location: loader.profile.metadataURL, fetchedAt: snapshot.fetchedAt, keysFetchedAt: fetchedAt,
            times: snapshot.times.withKeys(fetched: startedAt))
    }

    private nonisolated func fetchKeys(of metadata: ProviderMetadata) async throws(Refusal) -> SnapshotKeys {
        var warnings: [Problem] = []
        let set = try await loader.keySet(of: metadata) { warnings.append($0) }
        let prepared = try PreparedKeySet(set.value, verifier: crypto.verifier) { warnings.append($0) }
        return SnapshotKeys(fetched: set, prepared: prepared, warnings: warnings)
    }
}
