import OIDCDiscovery
import OIDCPrimitives
import OIDCTokens

/// Checks the result of every token.
extension InvariantChecker {
    /// The state when a token arrives.
    struct Call: Sendable {
        let start: Duration
        /// The number of the current snapshot, or zero if there is none.
        let snapshot: Int
        let failures: Int
        /// Whether the provider has been available, and has used its key, for so long that the token must be accepted.
        let isSettled: Bool
    }

    /// Records that a token arrives.
    func begin(isSettled: Bool = false) -> Call {
        let now = time.uptime
        return state.withLock { state in
            Call(
                start: now, snapshot: state.snapshotCount, failures: state.failureCount, isSettled: isSettled)
        }
    }

    /// Checks the result of a token.
    ///
    /// - Parameter used: The time at which the metadata of the last used snapshot was fetched.
    func end(_ call: Call, _ sample: Sample, _ verdict: Verdict, used: Duration?, wasCancelled: Bool) {
        let now = time.uptime
        state.withLock { state in
            state.figures.validated += 1
            // Any snapshot that was current at some moment of the call.
            let seen = state.snapshots.filter { $0.number >= max(call.snapshot, 1) }
            switch verdict {
            case .accepted: state.accepted(call, sample, seen, used, at: now)
            case .refused(let codes):
                if wasCancelled {
                    state.figures.cancelled += 1
                } else {
                    state.refused(call, sample, codes, seen, at: now)
                }
            }
        }
    }

    /// Records a request for the snapshot alone.
    func end(_ call: Call, snapshot result: Result<(fetched: Duration, isStale: Bool), Refusal>) {
        let now = time.uptime
        state.withLock { state in
            let nothingFinished = call.snapshot == state.snapshotCount && call.failures == state.failureCount
            switch result {
            case .success(let (fetched, isStale)):
                state.figures.staleAnswers += isStale ? 1 : 0
                state.checkAge(fetched, call.start, at: now)
                guard nothingFinished, let known = state.snapshots.last else { return }
                if let fetch = state.unreportedFetch, known.fetched != fetch.started,
                    fetch.started.isWithinMillisecond(of: fetched)
                {
                    return
                }
                if isStale != (now >= known.expiry) {
                    state.object(.end, "\(isStale ? "stale" : "not stale"), but should be the opposite", at: now)
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
            object(.forged, "accepted under \(sample.keyName), which no response contained", at: now)
        }
        if let used { checkAge(used, call.start, at: now) }
    }

    fileprivate mutating func checkAge(_ fetched: Duration, _ start: Duration, at now: Duration) {
        let age = start - fetched
        figures.oldestUsed = max(figures.oldestUsed, age)
        // The wall clock, from which the time of the fetch is calculated, has fractions of a microsecond.
        if age >= DocumentedLimits.maximumSnapshotAge + .milliseconds(1) {
            object(.end, "a snapshot \(age) old was used", at: now)
        }
        checkExpiry(fetched, start, at: now)
    }

    /// An expired snapshot may be used only if a refresh was tried and failed.
    private mutating func checkExpiry(_ fetched: Duration, _ start: Duration, at now: Duration) {
        let known = snapshots.last { $0.fetched.isWithinMillisecond(of: fetched) }
        guard let known, start >= known.expiry else { return }
        let hasFailed = lastFailure.map {
            $0 > known.expiry - DocumentedLimits.retryInterval && $0 + DocumentedLimits.maximumInterval > start
        }
        if hasFailed != true {
            object(.expiry, "used \(start - known.expiry) after it expired, without a refresh", at: now)
        }
    }

    fileprivate mutating func refused(
        _ call: InvariantChecker.Call, _ sample: Sample, _ codes: [ProblemCode], _ seen: [KnownSnapshot],
        at now: Duration
    ) {
        let text = codes.map(\.rawValue).joined(separator: " ")
        let isKnownThroughout =
            call.snapshot > 0
            && seen.allSatisfy { now < $0.end && $0.keys.contains(sample.keyName) }
        guard sample.isGenuine else {
            figures.refused[text, default: 0] += 1
            if codes == sample.fault.map({ [$0.code] }) { return }
            if lacksKey(sample, codes, seen) { return }
            if isUnavoidable(call, codes, at: now) { return }
            return object(.forged, "\(sample.fault?.name ?? "") is rejected for another reason: \(text)", at: now)
        }
        if sample.isOfPresentKey {
            figures.unavoidable[text, default: 0] += 1
        } else {
            figures.otherKeys[text, default: 0] += 1
        }
        if isKnownThroughout {
            return object(.lost, "a valid token with a known key: \(text)", at: now)
        }
        if call.isSettled { object(.recovery, "a valid token of an available provider: \(text)", at: now) }
        guard codes == [.keysUnknownKey] || lacksKey(sample, codes, seen), let last = seen.last else {
            if !isUnavoidable(call, codes, at: now) { object(.end, "a valid token: \(text)", at: now) }
            return
        }
        if last.keys.contains(sample.keyName) {
            // Another task may have started a refresh at this moment, after the result was returned.
            let mayBeLater = isParallel && last.isOfEverything && last.started == now
            if !mayBeLater { object(.lost, "a valid token, although its key had been fetched", at: now) }
        } else if lastKeyRefresh.map({ now - $0 < DocumentedLimits.minimumInterval }) != true {
            object(.lost, "a valid token, and its key was not fetched", at: now)
        }
    }

    /// Returns whether the error is that of a token whose key was not in the snapshot: there was none with its name, or
    /// there was another one.
    private func lacksKey(_ sample: Sample, _ codes: [ProblemCode], _ seen: [KnownSnapshot]) -> Bool {
        switch codes {
        case [.keysUnknownKey]: seen.contains { !$0.keys.contains(sample.keyName) }
        case [.tokenSignatureInvalid]: seen.contains { $0.hasOtherKey(than: sample.keyName) }
        default: false
        }
    }

    /// Returns whether there was no usable snapshot, and the error is that of a recent last attempt.
    fileprivate func isUnavoidable(_ call: InvariantChecker.Call, _ codes: [ProblemCode], at now: Duration) -> Bool {
        let hadNothing = call.snapshot == 0 || snapshots.contains { $0.number == call.snapshot && now >= $0.end }
        guard hadNothing else { return false }
        if case .failure(let expected) = unreportedFetch?.outcome(at: now), codes.first == expected.code { return true }
        guard let failure else { return false }
        return codes == failure.codes && now - failure.at < DocumentedLimits.retryInterval
    }

    /// The fetch whose result other threads may already see, although its report is still on its way here.
    fileprivate var unreportedFetch: Fetch? { isParallel ? fetch : nil }
}

extension Duration {
    /// Times of fetches are calculated from the wall clock, which has fractions of a microsecond.
    fileprivate func isWithinMillisecond(of other: Duration) -> Bool {
        self < other + .milliseconds(1) && other < self + .milliseconds(1)
    }
}
