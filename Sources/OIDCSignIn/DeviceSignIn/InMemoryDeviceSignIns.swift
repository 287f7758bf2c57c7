public import OIDCPrimitives

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A store that keeps sign-ins from devices in memory, for a server with a single process.
///
/// It drops nothing before its time: otherwise a flood of requests would reset the numbers of attempts. A full store
/// fails, and then no sign-in from a device begins until others end.
public final class InMemoryDeviceSignIns: DeviceSignInStore {
    /// The store is full.
    public struct Full: Error, Hashable, Sendable {}

    private struct State {
        var entries: [DeviceSignInKey: DeviceSignInEntry] = [:]
        /// No entry has ended before this time, so there is nothing to remove.
        var nextEnd = Date.distantPast
        var sweeps = 0

        mutating func removeEnded(at now: Date) {
            guard now >= nextEnd else { return }
            sweeps += 1
            entries = entries.filter { $0.value.expiresAt > now }
            nextEnd = entries.values.map(\.expiresAt).min() ?? .distantFuture
        }
    }

    private let state = Locked(State())
    private let time: any TimeSource
    /// The maximum number of entries.
    public let capacity: Int

    /// The standard capacity. A request has two entries, and each user, address, and IPv6 network that makes attempts
    /// has one.
    public static let standardCapacity = 50_000

    /// Creates an empty store with the standard capacity.
    public init(time: any TimeSource = SystemTime()) {
        self.time = time
        capacity = InMemoryDeviceSignIns.standardCapacity
    }

    /// Creates an empty store.
    ///
    /// - Parameters:
    ///   - capacity: The maximum number of entries, from 8 to one million.
    ///   - time: The clock to use.
    /// - Throws: `config.limit-out-of-range` if the capacity is out of range.
    public init(capacity: Int, time: any TimeSource = SystemTime()) throws(Refusal) {
        if let problem = Problem.limit("capacity", capacity, from: 8, to: 1_000_000) { throw Refusal(problem) }
        self.time = time
        self.capacity = capacity
    }

    /// The number of entries, including expired ones that have not been removed yet.
    public var count: Int { state.withLock { $0.entries.count } }
    /// How often all entries were looked at to remove those that ended. For tests.
    var sweeps: Int { state.withLock { $0.sweeps } }

    /// Returns an entry that has not expired.
    public func load(_ key: DeviceSignInKey) async -> DeviceSignInEntry? {
        let now = time.now
        return state.withLock { $0.entries[key] }.flatMap { $0.expiresAt > now ? $0 : nil }
    }

    /// Replaces an entry, if the stored one has the given version. Throws ``Full`` if there is no room for another.
    public func replace(
        _ key: DeviceSignInKey, ofVersion version: Int?, with entry: DeviceSignInEntry?
    ) async throws -> Bool {
        let now = time.now
        let isReplaced: Bool? = state.withLock { state in
            let stored = state.entries[key].flatMap { $0.expiresAt > now ? $0 : nil }
            guard stored?.version == version else { return false }
            if let entry {
                if state.entries[key] == nil, state.entries.count >= capacity {
                    // A flood of requests must not look at every entry again and again.
                    state.removeEnded(at: now)
                    guard state.entries.count < capacity else { return nil }
                }
                state.nextEnd = min(state.nextEnd, entry.expiresAt)
            }
            state.entries[key] = entry
            return true
        }
        guard let isReplaced else { throw Full() }
        return isReplaced
    }
}
