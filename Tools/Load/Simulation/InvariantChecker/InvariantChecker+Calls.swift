import OIDCDiscovery
import OIDCPrimitives
import OIDCTokens

/// What becomes of every token.
extension InvariantChecker {
    /// What was known when a token came in.
    struct Call: Sendable {
        let start: Duration
        /// The number of the snapshot there was; zero for none.
        let snapshot: Int
        let failures: Int
        /// Whether the provider has been well and has used its key for so long that the token must be accepted.
        let isSettled: Bool
    }

    /// A token comes in.
    func begin(isSettled: Bool = false) -> Call {
        let now = time.uptime
        return state.withLock { state in
            Call(
                start: now, snapshot: state.snapshotCount, failures: state.failureCount, isSettled: isSettled)
        }
    }

    /// And this is what became of it.
    ///
    /// - Parameter used: When the metadata was fetched of the snapshot that it was judged with last.
    func end(_ call: Call, _ sample: Sample, _ verdict: Verdict, used: Duration?, wasCancelled: Bool) {
        let now = time.uptime
        state.withLock { [isParallel] state in
            state.figures.judged += 1
            // Whatever was current at some moment of the call.
            let seen = state.snapshots.filter { $0.number >= max(call.snapshot, 1) }
            switch verdict {
            case .accepted: state.accepted(call, sample, seen, used, at: now)
            case .refused(let codes):
                if wasCancelled {
                    state.figures.cancelled += 1
                } else {
                    state.refused(call, sample, codes, seen, isParallel, at: now)
                }
            }
        }
    }

    /// Somebody asks for the snapshot alone.
    func end(_ call: Call, snapshot result: Result<(fetched: Duration, isStale: Bool), Refusal>) {
        let now = time.uptime
        state.withLock { state in
            let nothingLanded = call.snapshot == state.snapshotCount && call.failures == state.failureCount
            switch result {
            case .success(let (fetched, isStale)):
                state.figures.staleAnswers += isStale ? 1 : 0
                state.checkAge(fetched, call.start, at: now)
                guard nothingLanded, let known = state.snapshots.last else { return }
                if isStale != (now >= known.expiry) {
                    state.object(.end, "\(isStale ? "stale" : "not stale"), and should be the other", at: now)
                }
            case .failure(let refusal):
                if !state.isUnavoidable(call, refusal.codes, at: now) {
                    state.object(.end, "no snapshot: \(refusal)", at: now)
                }
            }
        }
    }
}

extension InvariantChecker.State {
    fileprivate mutating func accepted(
        _ call: InvariantChecker.Call, _ sample: Sample, _ seen: [KnownSnapshot], _ used: Duration?, at now: Duration
    ) {
        figures.accepted += 1
        if let fault = sample.fault { return object(.forged, "accepted: \(fault.name)", at: now) }
        if !seen.contains(where: { $0.keys.contains(sample.keyName) }) {
            object(.forged, "accepted under \(sample.keyName), which no answer had", at: now)
        }
        if let used { checkAge(used, call.start, at: now) }
    }

    fileprivate mutating func checkAge(_ fetched: Duration, _ start: Duration, at now: Duration) {
        let age = start - fetched
        figures.oldestUsed = max(figures.oldestUsed, age)
        // The wall clock, from which the time of fetching is worked out, has parts of a microsecond.
        if age >= Documented.longestAge + .milliseconds(1) { object(.end, "a snapshot \(age) old was used", at: now) }
        checkExpiry(fetched, start, at: now)
    }

    /// What had expired when the call came in was used only if the provider had been asked again, and in vain.
    private mutating func checkExpiry(_ fetched: Duration, _ start: Duration, at now: Duration) {
        let known = snapshots.last { abs($0.fetched - fetched) < .milliseconds(1) }
        guard let known, start >= known.expiry else { return }
        let hasFailed = lastFailure.map {
            $0 > known.expiry - Documented.retryInterval && $0 + Documented.longestInterval > start
        }
        if hasFailed != true {
            object(.expiry, "used \(start - known.expiry) after it expired, without asking first", at: now)
        }
    }

    private func abs(_ duration: Duration) -> Duration { max(duration, .zero - duration) }

    fileprivate mutating func refused(
        _ call: InvariantChecker.Call, _ sample: Sample, _ codes: [ProblemCode], _ seen: [KnownSnapshot],
        _ isParallel: Bool,
        at now: Duration
    ) {
        let text = codes.map(\.text).joined(separator: " ")
        let isKnownThroughout =
            call.snapshot > 0
            && seen.allSatisfy { now < $0.end && $0.keys.contains(sample.keyName) }
        guard sample.isGenuine else {
            figures.refused[text, default: 0] += 1
            if codes == sample.fault.map({ [$0.code] }) { return }
            if codes == [.keysUnknownKey], seen.contains(where: { !$0.keys.contains(sample.keyName) }) { return }
            if isUnavoidable(call, codes, at: now) { return }
            return object(.forged, "\(sample.fault?.name ?? "") is refused for another reason: \(text)", at: now)
        }
        if sample.isOfPresentKey {
            figures.unavoidable[text, default: 0] += 1
        } else {
            figures.otherKeys[text, default: 0] += 1
        }
        if isKnownThroughout {
            return object(.lost, "a good token under a known key: \(text)", at: now)
        }
        if call.isSettled { object(.recovery, "a good token of a provider that is well: \(text)", at: now) }
        guard codes == [.keysUnknownKey], let last = seen.last else {
            if !isUnavoidable(call, codes, at: now) { object(.end, "a good token: \(text)", at: now) }
            return
        }
        if last.keys.contains(sample.keyName) {
            // A renewal of this very moment may have been begun by somebody else after the answer was given.
            let mayBeLater = isParallel && last.isOfEverything && last.launched == now
            if !mayBeLater { object(.lost, "a good token, though its key had been fetched", at: now) }
        } else if lastQuestion.map({ now - $0 < Documented.shortestInterval }) != true {
            object(.lost, "a good token whose key was not asked for", at: now)
        }
    }

    /// Whether there was nothing to answer with, and the refusal is that of the last attempt, a moment ago.
    fileprivate func isUnavoidable(_ call: InvariantChecker.Call, _ codes: [ProblemCode], at now: Duration) -> Bool {
        let hadNothing = call.snapshot == 0 || snapshots.contains { $0.number == call.snapshot && now >= $0.end }
        guard hadNothing, let failure else { return false }
        return codes == failure.codes && now - failure.at < Documented.retryInterval
    }
}
