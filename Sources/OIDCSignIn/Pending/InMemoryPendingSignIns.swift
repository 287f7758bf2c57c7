import OIDCDiscovery
public import OIDCPrimitives

/// Pending sign-ins in this process's memory, for a server that is one process. Bounded: the oldest goes first.
public final class InMemoryPendingSignIns: PendingSignInStore {
    private struct State {
        var signIns: [PendingSignInKey: PendingSignIn] = [:]
        /// The keys in the order in which they were saved, also of sign-ins that were taken since.
        var order: [PendingSignInKey] = []
    }

    private let state = Locked(State())
    /// How many sign-ins are kept at most.
    public let capacity: Int

    /// Ten thousand sign-ins take some ten megabytes.
    public static let standardCapacity = 10_000

    /// Creates an empty store of the standard capacity.
    public init() {
        capacity = InMemoryPendingSignIns.standardCapacity
    }

    /// Creates an empty store.
    ///
    /// - Parameter capacity: How many sign-ins to keep at most. When another one comes, the oldest is dropped, and its
    ///   response is refused with `response.not-pending`.
    /// - Throws: `config.limit-out-of-range` if the capacity is below 1 or above a million.
    public init(capacity: Int) throws(Refusal) {
        if let problem = Problem.limit("capacity", capacity, from: 1, to: 1_000_000) { throw Refusal(problem) }
        self.capacity = capacity
    }

    /// How many sign-ins are pending, those that have expired unnoticed among them.
    public var count: Int { state.withLock { $0.signIns.count } }

    /// How many keys are in order, those of sign-ins that were taken among them. For tests.
    var orderedCount: Int { state.withLock { $0.order.count } }

    /// Saves a sign-in, and drops what has expired and what exceeds the capacity.
    public func save(_ pending: PendingSignIn, for key: PendingSignInKey) async {
        state.withLock { state in
            state.signIns[key] = pending
            state.order.append(key)
            guard state.signIns.count > capacity || state.order.count > 2 * capacity else { return }
            // The newest sign-in's start is the time: the store needs no clock.
            state.signIns = state.signIns.filter { !$0.value.isExpired(at: pending.startedAt) }
            state.order.removeAll { state.signIns[$0] == nil }
            guard state.signIns.count > capacity else { return }
            // An eighth more than it must, so that a full store does not do this at every save.
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
