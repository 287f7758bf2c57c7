public import OIDCPrimitives

/// A store that keeps sessions in memory, for a server with a single process. They end with the process.
///
/// A session takes little more than its tokens, usually about 6 KiB, so a full store of the standard capacity takes
/// about 120 MiB. When it is full, expired sessions are dropped, and then the oldest ones. Their users have to sign in
/// again.
public final class InMemorySessions: SessionStore {
    private struct Lease {
        let owner: String
        let end: Duration
    }

    private struct State {
        var sessions: [SessionKey: StoredSession] = [:]
        var leases: [SessionKey: Lease] = [:]
        /// The keys in the order in which the sessions began, including those of sessions that were removed.
        var order: [SessionKey] = []
    }

    private let state = Locked(State())
    private let time: any TimeSource
    /// The maximum number of sessions.
    public let capacity: Int
    private let onDrop: @Sendable (Int) -> Void

    /// The standard capacity.
    public static let standardCapacity = 20_000

    /// Creates an empty store with the standard capacity.
    ///
    /// - Parameters:
    ///   - time: The clocks.
    ///   - onDrop: A closure that receives the number of sessions that were dropped because the store was full.
    public init(time: any TimeSource = SystemTime(), onDrop: @escaping @Sendable (_ count: Int) -> Void = { _ in }) {
        capacity = InMemorySessions.standardCapacity
        self.time = time
        self.onDrop = onDrop
    }

    /// Creates an empty store.
    ///
    /// - Parameters:
    ///   - capacity: The maximum number of sessions.
    ///   - time: The clocks.
    ///   - onDrop: A closure that receives the number of sessions that were dropped because the store was full.
    /// - Throws: `config.limit-out-of-range` if the capacity is below 1 or above one million.
    public init(
        capacity: Int, time: any TimeSource = SystemTime(),
        onDrop: @escaping @Sendable (_ count: Int) -> Void = { _ in }
    ) throws(Refusal) {
        if let problem = Problem.limit("capacity", capacity, from: 1, to: 1_000_000) { throw Refusal(problem) }
        self.capacity = capacity
        self.time = time
        self.onDrop = onDrop
    }

    /// The number of sessions, including expired ones that have not been removed yet.
    public var count: Int { state.withLock { $0.sessions.count } }

    /// The number of ordered keys and of leases, including those that are no longer needed. For tests.
    var otherCounts: (order: Int, leases: Int) { state.withLock { ($0.order.count, $0.leases.count) } }

    /// Returns a session, unless it has expired.
    public func load(_ key: SessionKey) async -> StoredSession? {
        let now = time.now
        return state.withLock { state in
            guard let session = state.sessions[key] else { return nil }
            guard session.expiresAt > now else {
                state.sessions[key] = nil
                return nil
            }
            return session
        }
    }

    /// Saves a session if the stored one has the expected revision, and drops expired sessions and those above the
    /// capacity.
    public func compareAndSwap(_ key: SessionKey, expecting revision: Int?, _ session: StoredSession) async -> Bool {
        let now = time.now
        let dropped = state.withLock { state -> Int? in
            guard state.sessions[key]?.revision == revision else { return nil }
            if revision == nil { state.order.append(key) }
            state.sessions[key] = session
            guard state.sessions.count > capacity || state.order.count > 2 * capacity else { return 0 }
            state.sessions = state.sessions.filter { $0.value.expiresAt > now }
            state.order.removeAll { state.sessions[$0] == nil }
            guard state.sessions.count > capacity else { return 0 }
            // Removes an additional eighth, so that a full store does not do this at every sign-in.
            let surplus = state.sessions.count - capacity + capacity / 8
            for key in state.order.prefix(surplus) { state.sessions[key] = nil }
            state.order = Array(state.order.dropFirst(surplus))
            return surplus
        }
        if let dropped, dropped > 0 { onDrop(dropped) }
        return dropped != nil
    }

    /// Removes a session.
    public func remove(_ key: SessionKey) async {
        state.withLock { state in _ = state.sessions.removeValue(forKey: key) }
    }

    /// Removes all sessions that a logout names. Every session is compared, because logouts are rare.
    public func removeAll(_ selection: SessionSelection) async -> Int {
        state.withLock { state in
            let count = state.sessions.count
            state.sessions = state.sessions.filter { !selection.contains($0.value.tokens) }
            return count - state.sessions.count
        }
    }

    /// Starts a lease for an owner unless another owner has one.
    public func acquireLease(_ key: SessionKey, for owner: String, lasting duration: Duration) async -> Bool {
        let now = time.uptime
        return state.withLock { state in
            if let lease = state.leases[key], lease.end > now, !lease.owner.hasSameBytes(as: owner) { return false }
            if state.leases.count >= capacity { state.leases = state.leases.filter { $0.value.end > now } }
            state.leases[key] = Lease(owner: owner, end: now + duration)
            return true
        }
    }

    /// Finishes a lease, if the owner still has it.
    public func releaseLease(_ key: SessionKey, of owner: String) async {
        state.withLock { state in
            if state.leases[key]?.owner.hasSameBytes(as: owner) == true { state.leases[key] = nil }
        }
    }
}
