import Foundation
import OIDCDiscovery
import OIDCFixtures
import OIDCPrimitives

/// The tasks that validate tokens, as many as a server handles requests at once. A task that waits for the provider
/// takes no more tokens until it has a result.
final class WorkerPool {
    private let subject: any Subject
    private let time: SimulatedTime
    private let checker: InvariantChecker
    private let statistics: HeapStatistics
    private let busy: Locked<Set<Int>>
    private var tasks: [Task<Void, Never>?]
    private(set) var mostSnapshotsAlive = 0

    init(count: Int, subject: any Subject, time: SimulatedTime, checker: InvariantChecker, statistics: HeapStatistics) {
        self.subject = subject
        self.time = time
        self.checker = checker
        self.statistics = statistics
        busy = Locked([])
        tasks = Array(repeating: nil, count: count)
    }

    var isAnyBusy: Bool { busy.withLock { !$0.isEmpty } }

    /// Distributes tokens to idle tasks. If there are none, the tokens are dropped.
    func take(_ samples: [Sample], isSettled: Bool, random: inout SeededGenerator) {
        let waiting = busy.withLock { $0 }
        let idle = tasks.indices.filter { !waiting.contains($0) }.shuffled(using: &random)
        guard !idle.isEmpty else { return }
        let workers = Array(idle.prefix(samples.count))
        busy.withLock { $0.formUnion(workers) }
        for (place, worker) in workers.enumerated() {
            let share = stride(from: place, to: samples.count, by: workers.count).map { samples[$0] }
            tasks[worker] = Task.detached { [subject, time, checker, statistics, busy] in
                for sample in share {
                    let used = Locked<Duration?>(nil)
                    let call = checker.begin(isSettled: isSettled && sample.isOfPresentKey)
                    let verdict = await subject.validate(sample.text, at: time.now) { snapshot in
                        statistics.see(snapshot)
                        used.withLock { $0 = SimulatedTime.uptime(at: snapshot.fetchedAt) }
                    }
                    checker.end(
                        call, sample, verdict, used: used.withLock { $0 }, wasCancelled: Task.isCancelled)
                }
                busy.withLock { _ = $0.remove(worker) }
            }
        }
    }

    /// Requests the snapshot alone.
    func inspect() {
        Task.detached { [subject, checker, statistics] in
            let call = checker.begin()
            do throws(Refusal) {
                var isStale = false
                let snapshot = try await subject.snapshot { isStale = isStale || $0.code == .discoveryStale }
                statistics.see(snapshot)
                checker.end(
                    call,
                    snapshot: .success((SimulatedTime.uptime(at: snapshot.fetchedAt), isStale)))
            } catch {
                checker.end(call, snapshot: .failure(error))
            }
        }
    }

    /// Cancels one of the waiting tasks.
    func cancelOne(_ random: inout SeededGenerator) {
        let waiting = busy.withLock { $0.sorted() }
        guard !waiting.isEmpty else { return }
        tasks[random.pick(waiting)]?.cancel()
    }

    func countSnapshots() {
        mostSnapshotsAlive = max(mostSnapshotsAlive, statistics.count())
    }
}
