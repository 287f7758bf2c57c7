import Foundation
import OIDCFixtures

/// Runs every task of this process in an order determined by a seed, and knows when nothing is left to run; only then
/// may time advance. With one thread, a run is the same each time. With several, tasks run concurrently, and only their
/// inputs are the same.
///
/// Swift has no public way to replace the global executor. Its runtime library has a hook for it, which is looked up by
/// name. It needs a process of its own, because the hook takes every task in the process. The lock of the condition
/// protects everything that changes.
final class Scheduler: TaskExecutor, @unchecked Sendable {
    private typealias Original = @convention(thin) (UnownedJob) -> Void
    private typealias Hook = @convention(thin) (UnownedJob, Original) -> Void

    static let shared = Scheduler()

    /// The thread sanitizer supports this, but not a `Mutex`.
    private let condition = NSCondition()
    private var jobs: [UnownedJob] = []
    private var running = 0
    private var workers = 0
    private var random = SeededGenerator(seed: 0)

    private init() {}

    /// Replaces the global executor. Ends the process if that is not possible.
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

    /// Determines the order of tasks by this seed from now on.
    func begin(seed: UInt64) {
        condition.withLock { random = SeededGenerator(seed: seed) }
    }

    /// Whether tasks run concurrently.
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

    /// Returns when every task has ended or waits for a later time.
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
