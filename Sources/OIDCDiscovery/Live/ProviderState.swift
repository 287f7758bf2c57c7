import OIDCIssuers
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
    /// When the last attempt to renew failed.
    private var lastFailure: Duration?
    /// The issuer of the first metadata. Metadata that name another one are refused from then on.
    private var pinnedIssuer: MetadataIssuer?
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

    /// The snapshot that may be used at this time, and whether it is stale; `nil` when there is none or it is too old, or
    /// when it has expired and its renewal has not been tried. What was asked for since a request began is new enough for
    /// it, even when it has expired on the way.
    func usableSnapshot(at uptime: Duration, since start: Duration) -> (snapshot: ProviderSnapshot, isStale: Bool)? {
        guard let snapshot, uptime < snapshot.times.end else { return nil }
        let isExpired = uptime >= snapshot.times.expiry && snapshot.times.oldest < start
        if isExpired, !hasFailedToReplace(snapshot, at: uptime) { return nil }
        return (snapshot, isExpired)
    }

    /// What to answer a request with that began at `start`.
    mutating func answer(at uptime: Duration, since start: Duration) -> Answer {
        if let (snapshot, isStale) = usableSnapshot(at: uptime, since: start) {
            let mayLaunch = flight == nil && nextAttempt.map { uptime >= $0 } != false
            let isDue = uptime >= snapshot.times.renewal
            return .use(
                snapshot, isStale: isStale, launch: isDue && mayLaunch ? launch(.everything(.schedule)) : nil)
        }
        if let flight { return .wait(flight) }
        // A snapshot that has only expired is not given up without asking.
        let isNothingLeft = snapshot.map { uptime >= $0.times.end } ?? true
        if isNothingLeft, let lastRefusal, let nextAttempt, uptime < nextAttempt { return .refuse(lastRefusal) }
        return .wait(launch(.everything(snapshot == nil ? .start : .schedule)))
    }

    /// Whether an expired snapshot may be used: an attempt to renew it has failed since it expired, or failed a moment
    /// ago. After an idle night a failure of last evening says nothing of the provider any more.
    private func hasFailedToReplace(_ snapshot: ProviderSnapshot, at uptime: Duration) -> Bool {
        guard let lastFailure, uptime < lastFailure + policy.longestInterval else { return false }
        return lastFailure >= snapshot.times.expiry || nextAttempt.map { uptime < $0 } == true
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

    /// Pins an issuer, unless one is pinned.
    ///
    /// - Throws: `discovery.issuer-changed` if another one is pinned.
    mutating func pin(_ issuer: MetadataIssuer) throws(Refusal) {
        guard let pinned = pinnedIssuer else {
            pinnedIssuer = issuer
            return
        }
        guard pinned == issuer else {
            throw Refusal(.issuerChanged(from: pinned.text, to: issuer.text))
        }
    }

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

    /// Swaps the snapshot, on success only. Returns what became of the flight: metadata with another issuer than the
    /// pinned one are refused.
    mutating func land(
        _ flight: Flight, _ result: Result<ProviderSnapshot, Refusal>, at uptime: Duration
    ) -> Result<ProviderSnapshot, Refusal> {
        self.flight = nil
        let result = result.flatMap { new in
            Result { () throws(Refusal) in
                try pin(new.metadata.issuer)
                return new
            }
        }
        switch (result, flight.errand) {
        case (.success(let new), .everything):
            snapshot = new
            lastRefusal = nil
            lastFailure = nil
            nextAttempt = nil
            isStaleReported = false
        case (.success(let new), .keys(let base)):
            // Something newer may have been restored meanwhile.
            if snapshot === base { snapshot = new }
        case (.failure(let refusal), .everything):
            lastRefusal = refusal
            lastFailure = uptime
            nextAttempt = self.nextAttempt(afterFailureAt: uptime)
            isStaleReported = false
        case (.failure, .keys):
            // The snapshot is as good as before. Its renewal has its own time.
            break
        }
        return result
    }

    /// In no hurry while there is something to answer with, but there when that expires or comes to its end.
    private func nextAttempt(afterFailureAt uptime: Duration) -> Duration {
        let soon = uptime + policy.retryInterval
        guard let times = snapshot?.times else { return soon }
        let deadline = uptime < times.expiry ? times.expiry : times.end
        return min(uptime + policy.shortestInterval, max(deadline, soon))
    }
}
