import OIDCPrimitives

/// What a ``LiveProvider`` has, and what it does about it at a given time. Pure: it is told the uptime, and says what is
/// to be done.
struct ProviderState: Sendable {
    /// One attempt to ask the provider. There is never more than one on its way.
    struct Flight: Sendable {
        /// What is asked for.
        enum Errand: Sendable {
            /// Metadata and keys.
            case everything(ProviderEvent.Cause)
            /// The keys alone, at the place that the metadata of a snapshot names.
            case keys(of: ProviderSnapshot)
        }

        let number: Int
        let errand: Errand

        /// Whether it is the answer to a token with an unknown key.
        var isKeyQuestion: Bool {
            if case .keys = errand { true } else { false }
        }

        var cause: ProviderEvent.Cause {
            switch errand {
            case .everything(let cause): cause
            case .keys: .unknownKey
            }
        }
    }

    /// What to answer a request with.
    enum Answer: Sendable {
        /// This snapshot. It is stale when the provider could not be asked for a newer one; a flight that is given is
        /// to be launched, and not to be waited for.
        case use(ProviderSnapshot, isStale: Bool, launch: Flight?)
        /// What this flight brings.
        case wait(Flight)
        /// Nothing: the last attempt failed a moment ago.
        case refuse(Refusal)
    }

    /// What to do about a token whose key is not in a snapshot.
    enum UnknownKeyAnswer: Sendable {
        /// There is a newer snapshot than that already.
        case use(ProviderSnapshot)
        /// See what this flight brings.
        case wait(Flight)
        /// The key stays unknown: the provider was asked not long ago.
        case refuse(isFirst: Bool)
    }

    private let policy: RefreshPolicy
    private(set) var snapshot: ProviderSnapshot?
    private(set) var flight: Flight?
    private(set) var lastRefusal: Refusal?
    private var launched = 0
    /// No attempt to renew before this.
    private var nextAttempt: Duration?
    /// No question for an unknown key before this.
    private var nextKeyQuestion: Duration?
    private var isThrottlingReported = false
    private var isStaleReported = false

    init(_ policy: RefreshPolicy) {
        self.policy = policy
    }

    // MARK: - Questions

    /// What to answer at this time.
    mutating func answer(at uptime: Duration) -> Answer {
        guard let snapshot, uptime < snapshot.times.end else {
            if let flight { return .wait(flight) }
            if let lastRefusal, let nextAttempt, uptime < nextAttempt { return .refuse(lastRefusal) }
            return .wait(launch(.everything(snapshot == nil ? .start : .schedule)))
        }
        let mayLaunch = flight == nil && nextAttempt.map { uptime >= $0 } != false
        let isDue = uptime >= snapshot.times.renewal
        let isStale = uptime >= snapshot.times.expiry && lastRefusal != nil
        return .use(
            snapshot, isStale: isStale, launch: isDue && mayLaunch ? launch(.everything(.schedule)) : nil)
    }

    /// What to do about a token whose key this snapshot does not have.
    mutating func answerToUnknownKey(in used: ProviderSnapshot, at uptime: Duration) -> UnknownKeyAnswer {
        if let snapshot, snapshot !== used { return .use(snapshot) }
        if let flight { return .wait(flight) }
        if let nextKeyQuestion, uptime < nextKeyQuestion {
            defer { isThrottlingReported = true }
            return .refuse(isFirst: !isThrottlingReported)
        }
        nextKeyQuestion = uptime + policy.shortestInterval
        isThrottlingReported = false
        return .wait(launch(.keys(of: used)))
    }

    /// When something is next to be done without being asked.
    func nextRenewal(at uptime: Duration) -> Duration {
        let renewal = snapshot?.times.renewal ?? uptime
        return max(renewal, nextAttempt ?? renewal)
    }

    /// Whether this is the first time since the last failure that a stale snapshot is handed out.
    mutating func reportStale() -> Bool {
        defer { isStaleReported = true }
        return !isStaleReported
    }

    private mutating func launch(_ errand: Flight.Errand) -> Flight {
        launched += 1
        let flight = Flight(number: launched, errand: errand)
        self.flight = flight
        return flight
    }

    // MARK: - Landings

    /// Takes a stored snapshot, unless there is one that is as new; whether it did.
    mutating func restore(_ stored: ProviderSnapshot) -> Bool {
        if let snapshot,
            snapshot.times.fetched >= stored.times.fetched || snapshot.times.keysFetched >= stored.times.keysFetched
        {
            return false
        }
        snapshot = stored
        return true
    }

    /// Swaps the snapshot, on success only.
    mutating func land(_ flight: Flight, _ result: Result<ProviderSnapshot, Refusal>, at uptime: Duration) {
        self.flight = nil
        switch (result, flight.errand) {
        case (.success(let new), .everything):
            snapshot = new
            lastRefusal = nil
            nextAttempt = nil
            isStaleReported = false
        case (.success(let new), .keys(let base)):
            // Something newer may have been restored meanwhile.
            if snapshot === base { snapshot = new }
        case (.failure(let refusal), .everything):
            lastRefusal = refusal
            let soon = uptime + policy.retryInterval
            let end = snapshot?.times.end ?? uptime
            // In no hurry while there is something to answer with, but there when that comes to its end.
            nextAttempt = min(uptime + policy.shortestInterval, max(end, soon))
            isStaleReported = false
        case (.failure, .keys):
            // The snapshot is as good as before. Its renewal has its own time.
            break
        }
    }
}
