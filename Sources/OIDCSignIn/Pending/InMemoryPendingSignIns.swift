import OIDCDiscovery
public import OIDCPrimitives

/// A store that keeps pending sign-ins in memory, for a server with a single process.
///
/// A pending sign-in takes about 1 KiB, and a full store of the standard capacity 100 MiB (`Tools/check bounds`).
///
/// When it is full, the oldest sign-ins are dropped, and their responses are rejected with `response.not-pending`. Then
/// at least seven eighths of the capacity remain. So with the standard capacity, 145 starts per second drop no sign-in
/// that is younger than the standard lifetime of ten minutes, and 1,000 per second none that is younger than 87 seconds.
public final class InMemoryPendingSignIns: PendingSignInStore {
    private struct State {
        var signIns: [PendingSignInKey: PendingSignIn] = [:]
        /// The keys in the order in which they were saved, including those of sign-ins that were taken.
        var order: [PendingSignInKey] = []
    }

    private let state = Locked(State())
    /// The maximum number of sign-ins.
    public let capacity: Int
    private let onDrop: @Sendable (Int) -> Void

    /// The standard capacity.
    public static let standardCapacity = 100_000

    /// Creates an empty store with the standard capacity.
    ///
    /// - Parameter onDrop: A closure that receives the number of sign-ins that were dropped because the store was full.
    public init(onDrop: @escaping @Sendable (_ count: Int) -> Void = { _ in }) {
        capacity = InMemoryPendingSignIns.standardCapacity
        self.onDrop = onDrop
    }

    /// Creates an empty store.
    ///
    /// - Parameters:
    ///   - capacity: The maximum number of sign-ins.
    ///   - onDrop: A closure that receives the number of sign-ins that were dropped because the store was full.
    /// - Throws: `config.limit-out-of-range` if the capacity is below 1 or above one million.
    public init(capacity: Int, onDrop: @escaping @Sendable (_ count: Int) -> Void = { _ in }) throws(Refusal) {
        if let problem = Problem.limit("capacity", capacity, from: 1, to: 1_000_000) { throw Refusal(problem) }
        self.capacity = capacity
        self.onDrop = onDrop
    }

    /// The number of pending sign-ins, including expired ones that have not been removed yet.
    public var count: Int { state.withLock { $0.signIns.count } }

    /// The number of ordered keys, including those of sign-ins that were taken. For tests.
    var orderedCount: Int { state.withLock { $0.order.count } }

    /// Saves a sign-in, and drops expired sign-ins and those above the capacity.
    public func save(_ pending: PendingSignIn, for key: PendingSignInKey) async {
        let dropped = state.withLock { state in
            state.signIns[key] = pending
            state.order.append(key)
            guard state.signIns.count > capacity || state.order.count > 2 * capacity else { return 0 }
            // The newest sign-in's start serves as the current time, so the store needs no clock.
            state.signIns = state.signIns.filter { !$0.value.isExpired(at: pending.startedAt) }
            state.order.removeAll { state.signIns[$0] == nil }
            guard state.signIns.count > capacity else { return 0 }
            // Removes an additional eighth, so that a full store does not do this at every save.
            let surplus = state.signIns.count - capacity + capacity / 8
            for key in state.order.prefix(surplus) { state.signIns[key] = nil }
            state.order = Array(state.order.dropFirst(surplus))
            return surplus
        }
        if dropped > 0 { onDrop(dropped) }
    }

    /// Removes a sign-in and returns it.
    public func take(_ key: PendingSignInKey) async -> PendingSignIn? {
        state.withLock { $0.signIns.removeValue(forKey: key) }
    }
}
