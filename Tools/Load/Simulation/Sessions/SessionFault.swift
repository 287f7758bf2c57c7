import EntraID
import Foundation
import OIDCFixtures

/// Faults of a store. Each breaks a rule, and a simulation that does not notice it is useless.
enum SessionFault: String, CaseIterable, Sendable {
    /// Gives a lease to everybody.
    case leasesToAll = "leases-to-all"
    /// Loses one session in a thousand.
    case forgets
    /// Returns the first revision of every session.
    case staleReads = "stale-reads"
    /// Keeps everything.
    case hoards

    /// The rules, at least one of which must be reported as broken.
    var breaks: Set<SessionRule> {
        switch self {
        case .leasesToAll: [.reused]
        case .forgets: [.signedOut]
        case .staleReads: [.reused, .wrongToken, .signedOut]
        case .hoards: [.memory]
        }
    }
}

/// The store that two instances of a server share. Some of its calls fail, and some holders of a lease crash.
final class SimulatedStore: SessionStore {
    private struct State {
        var random: SeededGenerator
        /// The sessions whose last change failed.
        var failed: Set<SessionKey> = []
        var crashes = 0
        var lastCrash = Duration.zero
        var loads = 0
        var hoard: [StoredSession] = []
        var first: [SessionKey: StoredSession] = [:]
    }

    struct Failure: Error {}

    private let store: InMemorySessions
    private let fault: SessionFault?
    private let time: SimulatedTime
    private let state: Locked<State>

    init(time: SimulatedTime, fault: SessionFault?, random: SeededGenerator) {
        store = InMemorySessions(time: time)
        self.fault = fault
        self.time = time
        state = Locked(State(random: random))
    }

    /// The number of leases whose holder crashed.
    var crashes: Int { state.withLock { $0.crashes } }

    func load(_ key: SessionKey) async throws -> StoredSession? {
        let session = await store.load(key)
        let (loads, first) = state.withLock { state in
            state.loads += 1
            if let session, fault == .hoards { state.hoard += Array(repeating: session, count: 4) }
            if let session, fault == .staleReads, state.first[key] == nil { state.first[key] = session }
            return (state.loads, state.first[key])
        }
        if fault == .forgets, loads.isMultiple(of: 1_000) { return nil }
        return first ?? session
    }

    func compareAndSwap(_ key: SessionKey, expecting revision: Int?, _ session: StoredSession) async throws -> Bool {
        // Never twice in a row, because an answer that cannot be stored at all is lost.
        let fails = state.withLock { state in
            guard state.failed.remove(key) == nil, revision != nil, state.random.onceIn(20) else { return false }
            state.failed.insert(key)
            return true
        }
        if fails { throw Failure() }
        return await store.compareAndSwap(key, expecting: revision, session)
    }

    func remove(_ key: SessionKey) async throws { await store.remove(key) }
    func removeAll(_ selection: SessionSelection) async throws -> Int { await store.removeAll(selection) }

    func acquireLease(_ key: SessionKey, for owner: String, lasting duration: Duration) async throws -> Bool {
        if fault == .leasesToAll { return true }
        let now = time.uptime
        // Not again while somebody waits for the end of such a lease.
        let crashes = state.withLock { state in
            guard now > state.lastCrash + .seconds(300), state.random.onceIn(20) else { return false }
            state.crashes += 1
            state.lastCrash = now
            return true
        }
        if crashes { _ = await store.acquireLease(key, for: "crashed", lasting: duration) }
        return await store.acquireLease(key, for: owner, lasting: duration)
    }

    func releaseLease(_ key: SessionKey, of owner: String) async throws {
        await store.releaseLease(key, of: owner)
    }
}
