import Foundation
import OIDCDiscovery
import OIDCFixtures
import OIDCIssuers
import OIDCSoftwareCrypto
import OIDCTokens

/// How large a run is.
struct Extent: Sendable {
    var days = 10
    var tasks = 64
    /// Tokens in a simulated minute.
    var tokensPerMinute = 32
    /// The longest time between two moments at which tokens come.
    var pause: Duration = .seconds(120)
    /// How many forged tokens are minted at a time.
    var forgedAtOnce = 24
}

/// One run: a provider with its behaviors and keys, the live provider before it, and tasks that have tokens judged.
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

    /// Every other provider is kept fresh by a task of its own, the others by their requests alone.
    private var hasKeeper: Bool { seed.isMultiple(of: 2) }
    private var length: Duration { .seconds(extent.days * 86_400) }

    /// - Parameters:
    ///   - fault: What is broken on purpose; `nil` for a run that must find nothing.
    ///   - remembers: Whether signatures that were checked before are not checked again.
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
        let makeLive = { @Sendable [time] (policy: RefreshPolicy) in
            LiveProvider(
                profile: StandardProfile(Self.issuer), transport: provider,
                verifier: remembers ? RememberingVerifier() : SoftwareCrypto() as any SignatureVerifier,
                digest: SoftwareCrypto(), policy: policy, time: time
            ) { checker.reported($0) }
        }
        subject = fault?.subject(makeLive) ?? HonestSubject(live: makeLive(.standard))
        workers = WorkerPool(
            count: extent.tasks, subject: subject, time: time, checker: checker, statistics: statistics)
    }

    private static let issuer = {
        do { return try Issuer(Documents.issuer) } catch { fatalError("\(error)") }
    }()

    /// Runs all of it.
    func run() throws -> RunReport {
        let began = ContinuousClock.now
        let keeper = hasKeeper ? Task.detached { [subject] in await subject.keepFresh() } : nil
        while time.elapsed < length {
            try tokensCome()
            let pause: Duration = .milliseconds(1 + random.below(Int(extent.pause.components.seconds) * 1_000))
            goOn(to: min(time.uptime + pause, SimulatedTime.start + length))
        }
        keeper?.cancel()
        // Nobody comes any more; what hangs is let go, after two hours at most.
        isOver = true
        goOn(to: time.uptime + .seconds(3 * 3_600))
        checker.checkTotals()
        if memory.count < extent.days { measureMemory() }
        checkMemory()
        var figures = checker.figures
        figures.mostSnapshotsAlive = workers.mostSnapshotsAlive
        return RunReport(
            seed: seed, extent: extent, figures: figures, violations: checker.violations, memory: memory,
            rollovers: keys.keys.count - 1, emergencies: keys.emergencies, periods: behaviors.periods.count,
            forgeries: pool.forgeries.count, took: ContinuousClock.now - began)
    }

    // MARK: - Moments

    private func tokensCome() throws {
        let seconds = Double(extent.pause.components.seconds) / 2
        let mean = Double(extent.tokensPerMinute) * seconds / 60
        // All tasks at once now and then, whatever the rate.
        let isBurst = random.onceIn(50)
        let count = isBurst ? max(extent.tasks, Int(mean)) : random.below(max(Int(2 * mean), 1)) + 1
        // The first is good, so that a provider that is well again can be seen to be.
        var samples = [try pool.goodToken(at: time.elapsed)]
        for _ in 1..<max(count, 2) { samples.append(try pool.token(at: time.elapsed)) }
        workers.take(samples, isSettled: isSettled, random: &random)
        workers.inspect()
        momentIsOver()
    }

    /// Lets the time go on, moment by moment.
    private func goOn(to moment: Duration) {
        var hasArrived = false
        while !hasArrived {
            hasArrived = time.advance(towards: moment)
            momentIsOver()
            // Somebody gives up waiting.
            if random.onceIn(40) { workers.cancelOne(&random) }
        }
    }

    private func momentIsOver() {
        Scheduler.shared.runUntilQuiet()
        // Without requests nothing is renewed.
        let wellSince = isOver ? nil : behaviors.wellSince(at: time.elapsed).map { SimulatedTime.start + $0 }
        checker.momentIsOver(wellSince: wellSince, pause: extent.pause)
        // With nobody asleep but the keeper, nothing is on its way: there is the snapshot in use and no other.
        guard time.sleepers == (hasKeeper && !isOver ? 1 : 0), !workers.isAnyBusy else { return }
        workers.countSnapshots()
        if time.elapsed >= .seconds((memory.count + 1) * 86_400) { measureMemory() }
    }

    /// Whether the provider has been well, with the key that it uses, for longer than it may take to be known.
    private var isSettled: Bool {
        guard let wellSince = behaviors.wellSince(at: time.elapsed) else { return false }
        let since = max(wellSince, keys.used(at: time.elapsed).used)
        return time.elapsed >= since + Documented.recovery + extent.pause
    }

    // MARK: - Memory

    /// How much more may be in use at the end of a day than at the end of the first.
    static let memoryAllowance = 256 << 10

    /// Once a day, when nothing is under way.
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
