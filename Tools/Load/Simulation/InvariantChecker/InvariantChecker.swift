import OIDCDiscovery
import OIDCPrimitives

/// Sees what goes to the provider, what comes back, what the library reports and what becomes of every token, and
/// objects to everything that must not be. It knows the documentation, and nothing of the library's insides.
final class InvariantChecker: Sendable {
    struct State: Sendable {
        var figures = Figures()
        /// The first few of each rule.
        var violations: [Violation] = []
        var violationCounts: [Rule: Int] = [:]

        /// The latest snapshots, the current one last.
        var snapshots: [KnownSnapshot] = []
        var snapshotCount = 0
        var flight: Flight?
        var flightCount = 0
        /// Why the last attempt to renew failed; `nil` after a success.
        var failure: (codes: [ProblemCode], at: Duration)?
        var failureCount = 0
        /// When the last attempt to renew failed, whatever came after it.
        var lastFailure: Duration?
        /// How many attempts were due sooner than usual because a snapshot was about to expire.
        var attemptsAtExpiry = 0
        /// When everything was last asked for.
        var lastRenewal: Duration?
        /// Everything may not be asked for before this.
        var nextRenewal: Duration = .zero
        var lastQuestion: Duration?
        /// Since when the provider has been well while the library did not know it.
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
    /// Whether tasks truly run at once, so that two things of one moment may come in either order.
    let isParallel: Bool
    let state = Locked(State())

    init(time: SimulatedTime, isParallel: Bool) {
        self.time = time
        self.isParallel = isParallel
    }

    var figures: Figures { state.withLock { $0.figures } }
    var violations: (first: [Violation], counts: [Rule: Int]) {
        state.withLock { ($0.violations, $0.violationCounts) }
    }

    /// Objects to something that another part of the simulation saw.
    func note(_ rule: Rule, _ text: String) {
        state.withLock { [time] in $0.object(rule, text, at: time.uptime) }
    }

    // MARK: - Between two moments

    /// Everything that could happen at this moment has happened.
    ///
    /// - Parameters:
    ///   - wellSince: Since when the provider has been well, by the simulated clock; `nil` when it is not.
    ///   - pause: The longest time between two requests.
    func momentIsOver(wellSince: Duration?, pause: Duration) {
        let now = time.uptime
        state.withLock { state in
            if let flight = state.flight, flight.outcome(at: now) != nil {
                state.object(
                    .landing, "a flight for \(flight.isForEverything ? "everything" : "keys") is late", at: now)
            }
            guard let wellSince else {
                state.recoveringSince = nil
                return
            }
            if state.failure != nil { state.recoveringSince = state.recoveringSince ?? max(wellSince, .zero) }
            guard now >= wellSince + Documented.recovery + pause else { return }
            guard let snapshot = state.snapshots.last, now < snapshot.end else {
                return state.object(.recovery, "nothing is known of a provider that is well", at: now)
            }
            if state.failure != nil, now >= snapshot.expiry {
                state.object(.recovery, "what is known of a provider that is well is stale", at: now)
            }
            let age = now - snapshot.fetched
            if age > Documented.latestRenewal + pause + Documented.flight {
                state.object(.recovery, "what is known of a provider that is well is \(age) old", at: now)
            }
        }
    }

    /// How often the provider may have been asked in all this time.
    func checkTotals() {
        let now = time.uptime
        state.withLock { state in
            if let since = state.withoutSnapshotSince { state.figures.withoutSnapshot += now - since }
            state.withoutSnapshotSince = nil
            let figures = state.figures
            let length = now - SimulatedTime.start
            let renewals =
                length / Documented.shortestInterval + figures.withoutSnapshot / Documented.retryInterval
                + Double(state.attemptsAtExpiry) + 2
            let questions = length / Documented.shortestInterval + 1
            if Double(figures.metadataRequests) > renewals || Double(figures.questions) > questions
                || figures.keyRequests > figures.metadataRequests + figures.questions
            {
                state.object(.floor, "the provider was asked too often in all", at: now)
            }
            if state.flight != nil { state.object(.landing, "a flight never landed", at: now) }
        }
    }
}
