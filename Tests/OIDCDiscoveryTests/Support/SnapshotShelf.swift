import OIDCDiscovery
import OIDCPrimitives

/// A store of shared snapshots in memory, which a test reads, changes, and lets fail.
final class SnapshotShelf: SharedSnapshotStore {
    /// How the store responds.
    enum Behavior: Sendable {
        case works
        case fails
        /// It does not respond until it is released, even if the task is cancelled.
        case hangs
        /// It returns this text for every key.
        case answers(String)
    }

    struct Failure: Error {}

    private struct State {
        var texts: [SharedSnapshotKey: String] = [:]
        var behavior = Behavior.works
        var (loads, saves) = (0, 0)
        var lifetimes: [Duration] = []
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Locked(State())

    var loads: Int { state.withLock { $0.loads } }
    var saves: Int { state.withLock { $0.saves } }
    var lifetimes: [Duration] { state.withLock { $0.lifetimes } }
    var keys: [SharedSnapshotKey] { state.withLock { Array($0.texts.keys) } }
    /// The only text, if there is only one.
    var text: String? { state.withLock { $0.texts.count == 1 ? $0.texts.values.first : nil } }

    func behave(_ behavior: Behavior) { state.withLock { $0.behavior = behavior } }

    /// Lets all calls return that hang.
    func release() {
        let waiting = state.withLock { state in
            state.behavior = .works
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }

    func load(_ key: SharedSnapshotKey) async throws -> String? {
        state.withLock { $0.loads += 1 }
        if case .answers(let text) = try await behavior() { return text }
        return state.withLock { $0.texts[key] }
    }

    func save(_ snapshot: String, for key: SharedSnapshotKey, lasting lifetime: Duration) async throws {
        state.withLock { $0.saves += 1 }
        if case .answers = try await behavior() { return }
        state.withLock { state in
            state.texts[key] = snapshot
            state.lifetimes.append(lifetime)
        }
    }

    private func behavior() async throws -> Behavior {
        let behavior = state.withLock { $0.behavior }
        switch behavior {
        case .fails: throw Failure()
        case .hangs:
            await withCheckedContinuation { continuation in state.withLock { $0.waiting.append(continuation) } }
        case .works, .answers: break
        }
        return behavior
    }
}
