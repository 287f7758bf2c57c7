import OIDCIssuers
import OIDCPrimitives
import OIDCTokens

/// Reads and writes the shared snapshots of one provider. Nothing that the store does can delay a request beyond the
/// timeout, or be used without being checked.
final class SnapshotExchange: Sendable {
    /// What this instance knows: its snapshot, and the issuer that it has pinned.
    typealias Knowledge = @Sendable () -> (snapshot: ProviderSnapshot?, issuer: MetadataIssuer?)
    /// Replaces the snapshot of this instance, if it still is the old one.
    typealias Replacement = @Sendable (_ old: ProviderSnapshot?, _ new: ProviderSnapshot) -> Void

    private let shared: SharedSnapshots
    private let restoration: SnapshotRestoration
    private let known: Knowledge
    private let report: @Sendable ([Problem]) -> Void
    private let replace: Replacement
    /// Whether a call of the store has not returned, although no request still waits for it. Then no other is made, so
    /// that a store that never responds holds one task for each direction.
    private let (isLoading, isSaving) = (Locked(false), Locked(false))

    init(
        _ shared: SharedSnapshots, restoration: SnapshotRestoration, known: @escaping Knowledge,
        report: @escaping @Sendable ([Problem]) -> Void, replace: @escaping Replacement
    ) {
        self.shared = shared
        self.restoration = restoration
        self.known = known
        self.report = report
        self.replace = replace
    }

    /// The time that a fetch may take longer because of the store.
    var timeout: Duration { shared.timeout }

    private var seal: SealedSnapshot {
        SealedSnapshot(
            shared.key, digest: restoration.crypto.digest, metadataURL: restoration.profile.metadataURL)
    }

    private var sizeLimit: Int {
        // Quotation marks are escaped in the JSON of the stored provider.
        2 * (restoration.limits.metadataBytes + restoration.limits.keySet.bytes) + 4_096
    }

    // MARK: - Reading

    /// A snapshot that is newer than the one of this instance.
    struct Newer: Sendable {
        let snapshot: ProviderSnapshot
        /// Whether it makes a fetch unnecessary. One that is not fresh can be used if the provider is down.
        let isFresh: Bool
        /// The snapshot of this instance with which it was compared.
        fileprivate let old: ProviderSnapshot?
    }

    /// Returns the shared snapshot if it is newer than the one of this instance.
    func newerSnapshot() async -> Newer? {
        do throws(Refusal) {
            guard let text = try await load() else { return nil }
            let stored = try seal.open(text, limit: sizeLimit)
            let ages = try restoration.ages(of: stored)
            let (old, issuer) = known()
            guard isNewer(stored, ages, than: old) else { return nil }
            let metadata = try restoration.metadata(of: stored)
            if let issuer, issuer != metadata.issuer {
                throw Refusal(.issuerChanged(from: issuer.string, to: metadata.issuer.string))
            }
            return Newer(
                snapshot: try restoration.snapshot(of: stored, metadata, isShared: true),
                isFresh: isFresh(stored, ages), old: old)
        } catch {
            report(error.problems)
            return nil
        }
    }

    /// Uses a snapshot although it is not fresh.
    func use(_ newer: Newer) { replace(newer.old, newer.snapshot) }

    /// Whether a snapshot is so new that no instance would refresh it yet.
    private func isFresh(_ stored: StoredProvider, _ ages: StoredProvider.Ages) -> Bool {
        let policy = restoration.policy
        let interval = policy.interval(for: stored.lifetime)
        let earliestRenewal = policy.renewal(within: interval) - policy.renewalSpread(within: interval)
        return max(ages.metadata, ages.keys) < earliestRenewal
    }

    /// Whether a document of a snapshot is newer than that of this instance, and none is older. An older one would bring
    /// back withdrawn keys.
    private func isNewer(
        _ stored: StoredProvider, _ ages: StoredProvider.Ages, than old: ProviderSnapshot?
    ) -> Bool {
        guard let old else { return true }
        let uptime = restoration.time.uptime
        let documents = [
            (
                shared: FetchTime(wallClock: stored.fetchedAt, uptime: uptime - ages.metadata),
                own: FetchTime(wallClock: old.stored.fetchedAt, uptime: old.times.fetched)
            ),
            (
                shared: FetchTime(wallClock: stored.keysFetchedAt, uptime: uptime - ages.keys),
                own: FetchTime(wallClock: old.stored.keysFetchedAt, uptime: old.times.keysFetched)
            ),
        ]
        return !documents.contains { $0.shared.isOlder(than: $0.own) }
            && documents.contains { $0.shared.isNewer(than: $0.own) }
    }

    private func load() async throws(Refusal) -> String? {
        let (store, key) = (shared.store, seal.storeKey)
        return try await call(isLoading) { try await store.load(key) }
    }

    // MARK: - Writing

    /// Shares a snapshot that this instance fetched, in the background.
    func share(_ snapshot: ProviderSnapshot) {
        Task.detached { [self] in
            guard let text = try? seal.seal(snapshot.stored) else { return }
            let (store, key, lifetime) = (shared.store, seal.storeKey, restoration.policy.maximumSnapshotAge)
            do throws(Refusal) {
                try await call(isSaving) { try await store.save(text, for: key, lasting: lifetime) }
            } catch {
                report(error.problems)
            }
        }
    }

    // MARK: - The store

    /// Calls the store and waits for at most the timeout.
    private func call<Value: Sendable>(
        _ isBusy: Locked<Bool>, _ operation: @escaping @Sendable () async throws -> Value
    ) async throws(Refusal) -> Value {
        let (time, timeout) = (restoration.time, shared.timeout)
        do {
            return try await firstResult {
                try await time.sleep(for: timeout)
            } of: {
                // Here, because a call that is cancelled before it begins would never end.
                let mayCall = isBusy.withLock { isBusy in
                    defer { isBusy = true }
                    return !isBusy
                }
                guard mayCall else { throw StoreBusy() }
                defer { isBusy.withLock { $0 = false } }
                return try await operation()
            }
        } catch is StoreBusy {
            throw Refusal(.snapshotStoreUnavailable("no response to an earlier request"))
        } catch is OperationTimeout {
            throw Refusal(.snapshotStoreUnavailable("no response in time"))
        } catch {
            // The store's error is not repeated, because it may contain anything.
            throw Refusal(.snapshotStoreUnavailable("an error"))
        }
    }
}

/// The error of a call that is not made, because an earlier one has not ended.
private struct StoreBusy: Error {}

/// When a document was fetched: by the wall clock of the instance that fetched it, and by the uptime of this instance.
private struct FetchTime {
    let wallClock: Double
    let uptime: Duration

    func isNewer(than own: FetchTime) -> Bool { wallClock > own.wallClock }

    /// Whether the document was fetched before that of this instance. One that is newer only by the wall clock is older,
    /// because the clock may have been set since.
    func isOlder(than own: FetchTime) -> Bool {
        wallClock < own.wallClock || wallClock > own.wallClock && uptime < own.uptime
    }
}
