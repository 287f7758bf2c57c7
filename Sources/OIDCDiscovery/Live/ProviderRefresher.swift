import OIDCPrimitives
import OIDCTokens

/// Asks the provider for a ``LiveProvider``: one flight at a time, however many wait for it.
///
/// A flight belongs to nobody who waits: it goes on when they give up, and it lands in time even when the transport
/// does not keep the time it was given.
actor ProviderRefresher {
    /// Called once for each flight that landed.
    typealias Landing =
        @Sendable (
            _ flight: ProviderState.Flight, _ result: Result<ProviderSnapshot, Refusal>, _ launched: Duration
        ) -> Void

    private let loader: ProviderLoader
    private let crypto: ProviderCrypto
    private let policy: RefreshPolicy
    private let time: any TimeSource
    private let didLand: Landing

    /// The number of the last flight that landed.
    private var landed = 0
    private var flying: (number: Int, tasks: [Task<Void, Never>])?
    private var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
    private var lastWaiter = 0

    init(
        loader: ProviderLoader, crypto: ProviderCrypto, policy: RefreshPolicy, time: any TimeSource,
        didLand: @escaping Landing
    ) {
        self.loader = loader
        self.crypto = crypto
        self.policy = policy
        self.time = time
        self.didLand = didLand
    }

    /// Launches a flight, unless it is on its way or has landed.
    func launch(_ flight: ProviderState.Flight) {
        guard flight.number > landed, flying == nil else { return }
        let launched = time.uptime
        // Detached, because it belongs to nobody: not to the trace of a request, nor to its priority.
        let work = Task.detached { [self] in
            let result = await fly(flight, launched)
            await land(flight, result, launched)
        }
        // A transport that ignores its timeout keeps nobody waiting.
        let deadline = Task.detached { [self] in
            guard (try? await time.sleep(for: loader.limits.requestTimeout * 2 + .seconds(1))) != nil else { return }
            let refusal = Refusal(.transportFailed(.timedOut, at: loader.profile.metadataLocation))
            await land(flight, .failure(refusal), launched)
        }
        flying = (flight.number, [work, deadline])
    }

    /// How many may wait for an answer about an unknown key. Whoever comes on top of them is not kept, because forged
    /// tokens come in any number.
    private static let longestQueue = 1_024

    /// Waits until a flight has landed, or the caller is cancelled.
    func landing(of flight: ProviderState.Flight, isForUnknownKey: Bool = false) async {
        guard flight.number > landed else { return }
        launch(flight)
        if isForUnknownKey, waiting.count >= ProviderRefresher.longestQueue { return }
        lastWaiter += 1
        let waiter = lastWaiter
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                if Task.isCancelled || flight.number <= landed {
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

    /// Whichever comes first lands the flight: its own end, or its deadline.
    private func land(
        _ flight: ProviderState.Flight, _ result: Result<ProviderSnapshot, Refusal>, _ launched: Duration
    ) {
        guard let flying, flying.number == flight.number else { return }
        self.flying = nil
        landed = flight.number
        didLand(flight, result, launched)
        for waiter in waiting.values { waiter.resume() }
        waiting = [:]
        for task in flying.tasks { task.cancel() }
    }

    // MARK: - In the air

    /// Not on the actor: preparing keys takes its time.
    @concurrent
    private nonisolated func fly(
        _ flight: ProviderState.Flight, _ launched: Duration
    ) async -> Result<ProviderSnapshot, Refusal> {
        do throws(Refusal) {
            switch flight.errand {
            case .everything: return .success(try await everything(launched))
            case .keys(let snapshot): return .success(try await keys(of: snapshot, launched))
            }
        } catch {
            return .failure(error)
        }
    }

    private nonisolated func everything(_ launched: Duration) async throws(Refusal) -> ProviderSnapshot {
        let fetchedAt = time.now
        var warnings: [Problem] = []
        let metadata = try await loader.metadata { warnings.append($0) }
        // A flight that was given up asks for nothing more: another may be in the air.
        if Task.isCancelled { throw Refusal(.transportFailed(.cancelled, at: loader.profile.metadataLocation)) }
        let keys = try await fetchKeys(of: metadata.value)
        let lifetimes = [metadata.lifetime, keys.fetched.lifetime].compactMap { $0 }
        return ProviderSnapshot(
            metadata: SnapshotMetadata(fetched: metadata, warnings: warnings), keys: keys, crypto: crypto,
            location: loader.profile.metadataLocation, fetchedAt: fetchedAt, keysFetchedAt: fetchedAt,
            times: SnapshotTimes(fetched: launched, keysFetched: launched, lifetime: lifetimes.min(), policy))
    }

    /// New keys under the metadata there is. When that is to be renewed does not change.
    private nonisolated func keys(
        of snapshot: ProviderSnapshot, _ launched: Duration
    ) async throws(Refusal) -> ProviderSnapshot {
        let fetchedAt = time.now
        return ProviderSnapshot(
            metadata: snapshot.fetchedMetadata, keys: try await fetchKeys(of: snapshot.metadata), crypto: crypto,
            location: loader.profile.metadataLocation, fetchedAt: snapshot.fetchedAt, keysFetchedAt: fetchedAt,
            times: snapshot.times.withKeys(fetched: launched))
    }

    private nonisolated func fetchKeys(of metadata: ProviderMetadata) async throws(Refusal) -> SnapshotKeys {
        var warnings: [Problem] = []
        let set = try await loader.keySet(of: metadata) { warnings.append($0) }
        let prepared = try PreparedKeySet(set.value, verifier: crypto.verifier) { warnings.append($0) }
        return SnapshotKeys(fetched: set, prepared: prepared, warnings: warnings)
    }
}
