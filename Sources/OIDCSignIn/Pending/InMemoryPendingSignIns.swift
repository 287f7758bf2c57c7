import OIDCDiscovery
public import OIDCPrimitives

/// A store that keeps pending sign-ins in memory, for a server with a single process. When it is full, the oldest
/// sign-ins are dropped.
public final class InMemoryPendingSignIns: PendingSignInStore {
    private struct State {
        var signIns: [PendingSignInKey: PendingSignIn] = [:]
        /// The keys in the order in which they were saved, including those of sign-ins that were taken.
        var order: [PendingSignInKey] = []
    }

    private let state = Locked(State())
    /// The maximum number of sign-ins.
    public let capacity: Int

    /// The standard capacity. Ten thousand sign-ins use about ten megabytes.
    public static let standardCapacity = 10_000

    /// Creates an empty store with the standard capacity.
    public init() {
        capacity = InMemoryPendingSignIns.standardCapacity
    }

    /// Creates an empty store.
    ///
    /// - Parameter capacity: The maximum number of sign-ins. When the store is full, the oldest is dropped, and its
    ///   response is rejected with `response.not-pending`.
    /// - Throws: `config.limit-out-of-range` if the capacity is below 1 or above one million.
    public init(capacity: Int) throws(Refusal) {
        if let problem = Problem.limit("capacity", capacity, from: 1, to: 1_000_000) { throw Refusal(problem) }
        self.capacity = capacity
    }

    /// The number of pending sign-ins, including expired ones that have not been removed yet.
    public var count: Int { state.withLock { $0.signIns.count } }

    /// The number of ordered keys, including those of sign-ins that were taken. For tests.
    var orderedCount: Int { state.withLock { $0.order.count } }

    /// Saves a sign-in, and drops expired sign-ins and those above the capacity.
    public func save(_ pending: PendingSignIn, for key: PendingSignInKey) async {
        state.withLock { state in
            state.signIns[key] = pending
            state.order.append(key)
            guard state.signIns.count > capacity || state.order.count > 2 * capacity else { return }
            // The newest sign-in's start serves as the current time, so the store needs no clock.
            state.signIns = state.signIns.filter { !$0.value.isExpired(at: pending.startedAt) }
            state.order.removeAll { state.signIns[$0] == nil }
            guard state.signIns.count > capacity else { return }
            // Removes an additional eighth, so that a full store does not do this at every save.
            let surplus = state.signIns.count - capacity + capacity / 8
            for key in state.order.prefix(surplus) { state.signIns[key] = nil }
            state.order = Array(state.order.dropFirst(surplus))
        }
    }

    /// Removes a sign-in and returns it.
    public func take(_ key: PendingSignInKey) async -> PendingSignIn? {
        state.withLock { $0.signIns.removeValue(forKey: key) }
    }
}
