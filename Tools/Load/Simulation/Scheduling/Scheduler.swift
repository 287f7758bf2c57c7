import Foundation
import OIDCFixtures

/// Runs every task of this process, in an order drawn from a seed, and knows when there is nothing left to run: only
/// then may the time go on. With one thread a run is the same whenever it is repeated; with several, tasks truly run
/// at once, and only what they are told is the same.
///
/// Swift has no public way to take the global executor's place. Its run-time library has a hook for it, which is looked
/// up by name; a process of its own is needed, because the hook takes every task there is. Everything that changes lies
/// behind the condition's lock.
final class Scheduler: TaskExecutor, @unchecked Sendable {
    private typealias Original = @convention(thin) (UnownedJob) -> Void
    private typealias Hook = @convention(thin) (UnownedJob, Original) -> Void

    static let shared = Scheduler()

    /// The thread sanitizer sees into this, and not into a `Mutex`.
    private let condition = NSCondition()
    private var jobs: [UnownedJob] = []
    private var running = 0
    private var workers = 0
    private var random = SeededGenerator(seed: 0)

    private init() {}

    /// Takes over. Ends the process when that cannot be done.
    func takeOver(threads: Int) {
        guard let symbol = unsafe dlsym(dlopen(nil, RTLD_LAZY), "swift_task_enqueueGlobal_hook") else {
            fatalError("this Swift has no swift_task_enqueueGlobal_hook")
        }
        unsafe symbol.assumingMemoryBound(to: Hook?.self).pointee = { job, _ in Scheduler.shared.enqueue(job) }
        workers = threads > 1 ? threads : 0
        for _ in 0..<workers {
            let thread = Thread { Scheduler.shared.work() }
            thread.stackSize = 8 << 20
            thread.start()
        }
    }

    /// From here on the order is that of this seed.
    func begin(seed: UInt64) {
        condition.withLock { random = SeededGenerator(seed: seed) }
    }

    /// Whether tasks truly run at once.
    var isParallel: Bool { workers > 0 }

    func enqueue(_ job: UnownedJob) {
        condition.withLock {
            jobs.append(job)
            if workers > 0 { condition.signal() }
        }
    }

    func enqueue(_ job: consuming ExecutorJob) {
        enqueue(UnownedJob(job))
    }

    /// Returns when every task has ended or waits for something that only the time brings.
    func runUntilQuiet() {
        guard workers > 0 else {
            while let job = condition.withLock({ takeJob() }) { run(job) }
            return
        }
        condition.lock()
        while !jobs.isEmpty || running > 0 { condition.wait() }
        condition.unlock()
    }

    private func work() {
        condition.lock()
        while true {
            guard let job = takeJob() else {
                condition.wait()
                continue
            }
            running += 1
            condition.unlock()
            run(job)
            condition.lock()
            running -= 1
            if jobs.isEmpty, running == 0 { condition.broadcast() }
        }
    }

    private func takeJob() -> UnownedJob? {
        guard !jobs.isEmpty else { return nil }
        jobs.swapAt(random.below(jobs.count), jobs.count - 1)
        return jobs.removeLast()
    }

    private func run(_ job: UnownedJob) {
        unsafe job.runSynchronously(on: asUnownedTaskExecutor())
    }
}
