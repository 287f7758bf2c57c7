import Foundation
import OIDCDiscovery
import OIDCFixtures
import OIDCPrimitives

/// The tasks that have tokens judged, as many at once as a server has requests. A task that waits for the provider
/// takes no more until it has its answer.
final class Lanes {
    private let subject: any Subject
    private let time: SimulatedTime
    private let witness: Witness
    private let census: Census
    private let busy: Guarded<Set<Int>>
    private var tasks: [Task<Void, Never>?]
    private(set) var mostSnapshotsAlive = 0

    init(count: Int, subject: any Subject, time: SimulatedTime, witness: Witness, census: Census) {
        self.subject = subject
        self.time = time
        self.witness = witness
        self.census = census
        busy = Guarded([])
        tasks = Array(repeating: nil, count: count)
    }

    var isAnyBusy: Bool { busy.withLock { !$0.isEmpty } }

    /// Distributes tokens to those who are idle; when nobody is, they are turned away.
    func take(_ samples: [Sample], isSettled: Bool, random: inout SeededGenerator) {
        let waiting = busy.withLock { $0 }
        let idle = tasks.indices.filter { !waiting.contains($0) }.shuffled(using: &random)
        guard !idle.isEmpty else { return }
        let lanes = Array(idle.prefix(samples.count))
        busy.withLock { $0.formUnion(lanes) }
        for (place, lane) in lanes.enumerated() {
            let share = stride(from: place, to: samples.count, by: lanes.count).map { samples[$0] }
            tasks[lane] = Task.detached { [subject, time, witness, census, busy] in
                for sample in share {
                    let used = Guarded<Duration?>(nil)
                    let call = witness.begin(isSettled: isSettled && sample.isOfPresentKey)
                    let verdict = await subject.judge(sample.text, at: time.now) { snapshot in
                        census.see(snapshot)
                        used.withLock { $0 = SimulatedTime.uptime(at: snapshot.fetchedAt) }
                    }
                    witness.end(
                        call, sample, verdict, used: used.withLock { $0 }, wasCancelled: Task.isCancelled)
                }
                busy.withLock { _ = $0.remove(lane) }
            }
        }
    }

    /// Somebody asks for the snapshot alone.
    func inspect() {
        Task.detached { [subject, witness, census] in
            let call = witness.begin()
            do throws(Refusal) {
                var isStale = false
                let snapshot = try await subject.snapshot { isStale = isStale || $0.code == .discoveryStale }
                census.see(snapshot)
                witness.end(
                    call,
                    snapshot: .success((SimulatedTime.uptime(at: snapshot.fetchedAt), isStale)))
            } catch {
                witness.end(call, snapshot: .failure(error))
            }
        }
    }

    /// One of those who wait gives up.
    func cancelOne(_ random: inout SeededGenerator) {
        let waiting = busy.withLock { $0.sorted() }
        guard !waiting.isEmpty else { return }
        tasks[random.pick(waiting)]?.cancel()
    }

    func countSnapshots() {
        mostSnapshotsAlive = max(mostSnapshotsAlive, census.count())
    }
}
