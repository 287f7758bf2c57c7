import OIDCDiscovery
import OIDCPrimitives

/// Observes the requests to the provider, its responses, the library's reports and the result of every token, and
/// reports everything that must not happen. It knows the documentation, but not the library's implementation.
final class InvariantChecker: Sendable {
    struct State: Sendable {
        /// Whether tasks run concurrently, so that two events of one moment may come in either order.
        let isParallel: Bool
        var figures = Figures()
        /// The first few violations of each rule.
        var violations: [Violation] = []
        var violationCounts: [Rule: Int] = [:]

        /// The latest snapshots, the current one last.
        var snapshots: [KnownSnapshot] = []
        var snapshotCount = 0
        var fetch: Fetch?
        var fetchCount = 0
        /// The reason why the last refresh failed, or `nil` after a success.
        var failure: (codes: [ProblemCode], at: Duration)?
        var failureCount = 0
        /// The time at which the last refresh failed, whatever came after it.
        var lastFailure: Duration?
        /// The number of attempts that were due early because a snapshot was about to expire.
        var attemptsAtExpiry = 0
        /// The time of the last complete fetch.
        var lastRenewal: Duration?
        /// The earliest time of the next complete fetch.
        var nextRenewal: Duration = .zero
        var lastKeyRefresh: Duration?
        /// The time since when the provider has been available without the library noticing it.
        var recoveringSince: Duration?
        var withoutSnapshotSince: Duration? = SimulatedTime.start

        mutating func object(_ rule: Rule, _ text: String, at time: Duration) {
            violationCounts[rule, default: 0] += 1
            if violationCounts[rule, default: 0] <= 5 {
                violations.append(Violation(rule: rule, text: text, moment: time - SimulatedTime.start))
            }
        }
    }

    let time: SimulatedTime
    let state: Locked<State>

    init(time: SimulatedTime, isParallel: Bool) {
        self.time = time
        state = Locked(State(isParallel: isParallel))
    }

    var figures: Figures { state.withLock { $0.figures } }
    var violations: (first: [Violation], counts: [Rule: Int]) {
        state.withLock { ($0.violations, $0.violationCounts) }
    }

    /// Records a violation that another part of the simulation found.
    func note(_ rule: Rule, _ text: String) {
        state.withLock { [time] in $0.object(rule, text, at: time.uptime) }
    }

    // MARK: - Between two moments

    /// Checks the state after everything that could happen at this moment has happened.
    ///
    /// - Parameters:
    ///   - healthySince: The simulated time since when the provider has been available, or `nil` if it is not.
    ///   - pause: The longest time between two requests.
    func momentEnded(healthySince: Duration?, pause: Duration) {
        let now = time.uptime
        state.withLock { state in
            if let fetch = state.fetch, fetch.outcome(at: now) != nil {
                state.object(
                    .fetchEnd, "a fetch of \(fetch.isForEverything ? "everything" : "keys") is late", at: now)
            }
            guard let healthySince else {
                state.recoveringSince = nil
                return
            }
            if state.failure != nil { state.recoveringSince = state.recoveringSince ?? max(healthySince, .zero) }
            guard now >= healthySince + DocumentedLimits.recovery + pause else { return }
            guard let snapshot = state.snapshots.last, now < snapshot.end else {
                return state.object(.recovery, "no snapshot of an available provider", at: now)
            }
            if state.failure != nil, now >= snapshot.expiry {
                state.object(.recovery, "a stale snapshot of an available provider", at: now)
            }
            let age = now - snapshot.fetched
            if age > DocumentedLimits.latestRenewal + pause + DocumentedLimits.longestFetch {
                state.object(.recovery, "a snapshot of an available provider is \(age) old", at: now)
            }
        }
    }

    /// Returns the largest permitted number of requests to the provider in all this time.
    func checkTotals() {
        let now = time.uptime
        state.withLock { state in
            // A provider that does not recover before the run ends leaves the last snapshot too old.
            let since = state.withoutSnapshotSince ?? state.snapshots.last?.end
            if let since, since < now { state.figures.withoutSnapshot += now - since }
            state.withoutSnapshotSince = nil
            let figures = state.figures
            let length = now - SimulatedTime.start
            let renewals =
                length / DocumentedLimits.minimumInterval + figures.withoutSnapshot / DocumentedLimits.retryInterval
                + Double(state.attemptsAtExpiry) + 2
            let questions = length / DocumentedLimits.minimumInterval + 1
            if Double(figures.metadataRequests) > renewals || Double(figures.questions) > questions
                || figures.keyRequests > figures.metadataRequests + figures.questions
            {
                let counts =
                    "\(figures.metadataRequests) for metadata (\(Int(renewals)) allowed), "
                    + "\(figures.keyRequests) for keys, \(figures.questions) of them for tokens (\(Int(questions)))"
                state.object(.floor, "too many requests to the provider in total: \(counts)", at: now)
            }
            if state.fetch != nil { state.object(.fetchEnd, "a fetch never finished", at: now) }
        }
    }
}
