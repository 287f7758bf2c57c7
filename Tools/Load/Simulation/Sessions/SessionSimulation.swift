import EntraID
import Foundation
import OIDCFixtures
import OIDCTestSupport

/// One run with sessions: a provider that accepts each refresh token once, two instances of a server that share a
/// store, and users whose requests arrive at either.
final class SessionSimulation {
    private let seed: UInt64
    private let extent: Extent
    private let time = SimulatedTime()
    private let outages: OutageCalendar
    private let checker: SessionChecker
    private let store: SimulatedStore
    private let instances: [Sessions]
    private let clients: [SignInClient]
    private let issuer: TestIssuer
    private let ids = Locked<[SecretString]>([])
    private let busy = Locked<Set<Int>>([])
    private var tasks: [Int: Task<Void, Never>] = [:]
    private var lastTask = 0
    private var random: SeededGenerator
    private var memory: [Int] = []

    private var users: Int { max(extent.tasks / 4, 2) }
    private var length: Duration { .seconds(extent.days * 86_400) }

    init(seed: UInt64, extent: Extent, fault: SessionFault? = nil) throws {
        self.seed = seed
        self.extent = extent
        var random = SeededGenerator(seed: seed)
        let outages = OutageCalendar(length: .seconds(extent.days * 86_400), random: &random)
        self.outages = outages
        checker = SessionChecker(time: time, outages: outages)
        store = SimulatedStore(time: time, fault: fault, random: SeededGenerator(seed: random.next()))
        issuer = try TestIssuer(time: time)
        let provider = SessionProvider(
            issuer, outages, time: time, checker: checker, random: SeededGenerator(seed: random.next()))
        let configuration = try ProviderConfiguration(
            name: "id", profile: issuer.profile, clientID: "client", authentication: .none)
        Scheduler.shared.begin(seed: random.next())
        var clients: [SignInClient] = []
        for _ in 0..<2 {
            clients.append(
                try SignInClient(
                    configuration, transport: provider, verifier: SoftwareCrypto(), digest: SoftwareCrypto(),
                    random: SeededSource(seed: random.next()), time: time))
        }
        self.clients = clients
        instances = try [Sessions(clients[0], store: store), Sessions(clients[1], store: store)]
        self.random = random
    }

    /// Runs the simulation.
    func run() -> SessionReport {
        let began = ContinuousClock.now
        signIn()
        while time.elapsed < length {
            request()
            let pause: Duration = .milliseconds(1 + random.below(Int(extent.pause.components.seconds) * 1_000))
            goOn(to: min(time.uptime + pause, SimulatedTime.start + length))
        }
        goOn(to: time.uptime + .seconds(600))
        if memory.count < extent.days { measureMemory() }
        checkMemory()
        return SessionReport(
            seed: seed, figures: checker.figures, violations: checker.violations, memory: memory,
            outages: outages.outages.count, crashes: store.crashes, took: ContinuousClock.now - began)
    }

    private func signIn() {
        Task.detached { [users, ids, issuer, checker, client = clients[0], sessions = instances[0]] in
            for user in 0..<users {
                do {
                    let start = try await client.start(
                        callback: CallbackURL(parsing: "https://console.example.com/callback"), cookieHeader: nil,
                        warnings: .ignored)
                    let response = try issuer.signIn(at: start.url, as: "user-\(user)")
                    let result = try await client.finish(response.request(cookies: start.cookies))
                    let id = try await sessions.begin(result)
                    ids.withLock { $0.append(id) }
                } catch {
                    checker.note(.signedOut, "user \(user) could not sign in: \(error)")
                }
            }
        }
        Scheduler.shared.runUntilQuiet()
    }

    /// Lets a few users send a few requests at once, to either instance.
    private func request() {
        let ids = ids.withLock { $0 }
        guard !ids.isEmpty else { return }
        for _ in 0...random.below(4) {
            let user = random.below(ids.count)
            for _ in 0...random.below(4) { request(ids[user], ofUser: user, to: instances[random.below(2)]) }
        }
        Scheduler.shared.runUntilQuiet()
    }

    private func request(_ id: SecretString, ofUser user: Int, to sessions: Sessions) {
        lastTask += 1
        let number = lastTask
        busy.withLock { _ = $0.insert(number) }
        tasks[number] = Task.detached { [checker, busy] in
            do throws(Refusal) {
                checker.check(try await sessions.tokens(for: id), ofUser: user)
            } catch {
                checker.check(error, ofUser: user, wasCancelled: Task.isCancelled)
            }
            busy.withLock { _ = $0.remove(number) }
        }
    }

    /// Advances the time, moment by moment.
    private func goOn(to moment: Duration) {
        var hasArrived = false
        while !hasArrived {
            hasArrived = time.advance(towards: moment)
            Scheduler.shared.runUntilQuiet()
            let waiting = busy.withLock { $0 }
            tasks = tasks.filter { waiting.contains($0.key) }
            // A waiting request is cancelled.
            if random.onceIn(40), !waiting.isEmpty { tasks[random.pick(waiting.sorted())]?.cancel() }
            let isIdle = waiting.isEmpty && time.sleepers == 0
            if isIdle, time.elapsed >= .seconds((memory.count + 1) * 86_400) { measureMemory() }
        }
    }

    // MARK: - Memory

    private func measureMemory() { memory += Memory.used().map { [$0] } ?? [] }

    private func checkMemory() {
        guard let first = memory.first, let last = memory.last, last > first + Simulation.memoryAllowance else {
            return
        }
        checker.note(.memory, "\(first) bytes in use after the first day, \(last) after the last")
    }
}

/// Random bytes that are the same in every run.
private final class SeededSource: RandomSource {
    private let random: Locked<SeededGenerator>

    init(seed: UInt64) {
        random = Locked(SeededGenerator(seed: seed))
    }

    func bytes(_ count: Int) -> [UInt8] {
        random.withLock { random in (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) } }
    }
}

/// The results of a run with sessions.
struct SessionReport: Sendable {
    let seed: UInt64
    let figures: SessionChecker.Figures
    let violations: (first: [String], counts: [SessionRule: Int])
    /// The bytes in use at the end of each day.
    let memory: [Int]
    let outages: Int
    let crashes: Int
    let took: Duration

    /// One line.
    var line: String {
        "seed \(seed): \(figures.requests) requests, \(figures.refreshes) refreshes, \(outages) outages, "
            + "\(crashes) crashes, \(figures.unavailable) requests unavailable, \(figures.cancelled) cancelled, "
            + "KiB after each day: \(memory.map { "\($0 >> 10)" }.joined(separator: " "))"
    }
}
