import Foundation
import OIDCDiscovery
import OIDCFixtures
import OIDCIssuers
import OIDCSoftwareCrypto
import OIDCTokens

/// The size of a run.
struct Extent: Sendable {
    var days = 10
    var tasks = 64
    /// The number of tokens in a simulated minute.
    var tokensPerMinute = 32
    /// The longest time between two moments at which tokens arrive.
    var pause: Duration = .seconds(120)
    /// The number of forged tokens that are issued at a time.
    var forgedAtOnce = 24
}

/// One run: a provider with its behaviors and keys, a live provider that uses it, and tasks that validate tokens.
final class Simulation {
    private let seed: UInt64
    private let extent: Extent
    private let keys: KeyCalendar
    private let behaviors: BehaviorCalendar
    private let time = SimulatedTime()
    private let checker: InvariantChecker
    private let subject: any Subject
    private let statistics = HeapStatistics()
    private let workers: WorkerPool
    private var pool: TokenPool
    private var random: SeededGenerator
    private var memory: [Int] = []
    private var isOver = false

    /// A separate task keeps every other provider fresh; the rest depend on their requests.
    private var hasKeeper: Bool { seed.isMultiple(of: 2) }
    private var length: Duration { .seconds(extent.days * 86_400) }

    /// - Parameters:
    ///   - fault: The injected fault, or `nil` for a run that must not find anything.
    ///   - remembers: Whether the results of earlier signature checks are reused.
    init(seed: UInt64, extent: Extent, fault: FaultInjection? = nil, remembers: Bool = false) {
        self.seed = seed
        self.extent = extent
        var random = SeededGenerator(seed: seed)
        let length: Duration = .seconds(extent.days * 86_400)
        keys = KeyCalendar(length: length, random: &random)
        behaviors = BehaviorCalendar(length: length, random: &random)
        let checker = InvariantChecker(time: time, isParallel: Scheduler.shared.isParallel)
        self.checker = checker
        pool = TokenPool(keys: keys, random: SeededGenerator(seed: random.next()), forgedAtOnce: extent.forgedAtOnce)
        let provider = SimulatedProvider(
            keys: keys, behaviors: behaviors, time: time, checker: checker, random: SeededGenerator(seed: random.next())
        )
        Scheduler.shared.begin(seed: random.next())
        self.random = random
        let renewals = SimulatedRandom(seed: seed)
        let makeLive = { @Sendable [time] (policy: RefreshPolicy) in
            LiveProvider(
                profile: StandardProfile(Self.issuer), transport: provider,
                verifier: remembers ? RememberingVerifier() : SoftwareCrypto() as any SignatureVerifier,
                digest: SoftwareCrypto(), policy: policy, time: time, random: renewals
            ) { checker.reported($0) }
        }
        subject = fault?.subject(makeLive) ?? UnmodifiedSubject(live: makeLive(.standard))
        workers = WorkerPool(
            count: extent.tasks, subject: subject, time: time, checker: checker, statistics: statistics)
    }

    private static let issuer = {
        do { return try IssuerIdentifier(Documents.issuer) } catch { fatalError("\(error)") }
    }()

    /// Runs the simulation.
    func run() throws -> RunReport {
        let began = ContinuousClock.now
        let keeper = hasKeeper ? Task.detached { [subject] in await subject.keepFresh() } : nil
        while time.elapsed < length {
            try submitTokens()
            let pause: Duration = .milliseconds(1 + random.below(Int(extent.pause.components.seconds) * 1_000))
            goOn(to: min(time.uptime + pause, SimulatedTime.start + length))
        }
        keeper?.cancel()
        // No more requests arrive. Hanging requests end after two hours at most.
        isOver = true
        goOn(to: time.uptime + .seconds(3 * 3_600))
        checker.checkTotals()
        if memory.count < extent.days { measureMemory() }
        checkMemory()
        var figures = checker.figures
        figures.mostSnapshotsAlive = workers.mostSnapshotsAlive
        return RunReport(
            seed: seed, extent: extent, figures: figures, violations: checker.violations, memory: memory,
            rollovers: keys.keys.count - 1, emergencies: keys.emergencies, replacements: keys.replacements,
            periods: behaviors.periods.count,
            forgeries: pool.forgeries.count, took: ContinuousClock.now - began)
    }

    // MARK: - Moments

    private func submitTokens() throws {
        let seconds = Double(extent.pause.components.seconds) / 2
        let mean = Double(extent.tokensPerMinute) * seconds / 60
        // Sometimes all tasks at once, whatever the rate.
        let isBurst = random.onceIn(50)
        let count = isBurst ? max(extent.tasks, Int(mean)) : random.below(max(Int(2 * mean), 1)) + 1
        // The first token is valid, so that a recovered provider is noticed.
        var samples = [try pool.goodToken(at: time.elapsed)]
        for _ in 1..<max(count, 2) { samples.append(try pool.token(at: time.elapsed)) }
        workers.take(samples, isSettled: isSettled, random: &random)
        workers.inspect()
        momentEnded()
    }

    /// Advances the time, moment by moment.
    private func goOn(to moment: Duration) {
        var hasArrived = false
        while !hasArrived {
            hasArrived = time.advance(towards: moment)
            momentEnded()
            // A waiting task is cancelled.
            if random.onceIn(40) { workers.cancelOne(&random) }
        }
    }

    private func momentEnded() {
        Scheduler.shared.runUntilQuiet()
        // Without requests, nothing is refreshed.
        let healthySince = isOver ? nil : behaviors.healthySince(at: time.elapsed).map { SimulatedTime.start + $0 }
        checker.momentEnded(healthySince: healthySince, pause: extent.pause)
        // If only the keeper sleeps, no fetch is in progress. Then only the current snapshot may exist.
        guard time.sleepers == (hasKeeper && !isOver ? 1 : 0), !workers.isAnyBusy else { return }
        workers.countSnapshots()
        if time.elapsed >= .seconds((memory.count + 1) * 86_400) { measureMemory() }
    }

    /// Returns whether the provider has been available, with the key that it uses, for longer than the library may take
    /// to know it.
    private var isSettled: Bool {
        guard let healthySince = behaviors.healthySince(at: time.elapsed) else { return false }
        let since = max(healthySince, keys.used(at: time.elapsed).used)
        return time.elapsed >= since + DocumentedLimits.recovery + extent.pause
    }

    // MARK: - Memory

    /// The number of additional bytes that may be in use at the end of a day, compared with the first.
    static let memoryAllowance = 256 << 10

    /// Once a day, when no fetch is in progress.
    private func measureMemory() {
        pool.empty()
        memory += Memory.used().map { [$0] } ?? []
    }

    private func checkMemory() {
        if workers.mostSnapshotsAlive > 1 {
            checker.note(.memory, "\(workers.mostSnapshotsAlive) snapshots live when one is in use")
        }
        guard let first = memory.first, let last = memory.last, last > first + Simulation.memoryAllowance else {
            return
        }
        checker.note(.memory, "\(first) bytes in use after the first day, \(last) after the last")
    }
}
