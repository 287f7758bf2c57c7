import OIDCDiscovery
import OIDCPrimitives

/// Checks the requests to the provider and its responses.
extension InvariantChecker {
    /// Records a request. Returns the fetch that it belongs to.
    func requestLeaves(for document: Document, at time: Duration) -> Int {
        state.withLock { state in
            switch document {
            case .metadata: state.figures.metadataRequests += 1
            case .keys: state.figures.keyRequests += 1
            }
            if var fetch = state.fetch {
                guard fetch.isForEverything, document == .keys, fetch.pending == nil, fetch.keys == nil,
                    case .good = fetch.metadata
                else {
                    state.object(.floor, "\(document.rawValue) requested while a fetch is in progress", at: time)
                    return 0
                }
                fetch.pending = .keys
                state.fetch = fetch
                return fetch.number
            }
            state.fetchCount += 1
            state.fetch = Fetch(
                number: state.fetchCount, isForEverything: document == .metadata, started: time, pending: document)
            if document == .metadata { state.renewalBegins(at: time) } else { state.keyRefreshBegan(at: time) }
            return state.fetchCount
        }
    }

    /// Records that a response has arrived, or will not. A late response belongs to no fetch.
    func answerArrived(for document: Document, to number: Int, _ grade: ExpectedOutcome) {
        state.withLock { state in
            guard state.fetch?.number == number else { return }
            state.fetch?.pending = nil
            switch document {
            case .metadata: state.fetch?.metadata = grade
            case .keys: state.fetch?.keys = grade
            }
        }
    }

    /// Checks the library's report of a fetch.
    func reported(_ event: OIDCEvent) {
        let now = time.uptime
        state.withLock { state in
            state.figures.events[event.kind.rawValue, default: 0] += 1
            guard [.fetched, .refreshed, .refused].contains(event.kind) else { return }
            guard let fetch = state.fetch, let outcome = fetch.outcome(at: now) else {
                return state.object(.fetchEnd, "\(event.kind.rawValue) without a response: \(event)", at: now)
            }
            state.fetch = nil
            if fetch.isForEverything == (event.cause == .unknownKey) {
                state.object(.fetchEnd, "wrong cause: \(event)", at: now)
            }
            if now > fetch.started + DocumentedLimits.longestFetch {
                state.object(.fetchEnd, "late: \(event)", at: now)
            }
            switch outcome {
            case .success(let keys):
                if event.kind == .refused { state.object(.fetchEnd, "a valid response is rejected: \(event)", at: now) }
                state.install(keys, by: fetch, at: now)
            case .failure(let expected):
                if event.kind != .refused || event.code != expected.code {
                    state.object(.fetchEnd, "expected \(expected.code): \(event)", at: now)
                }
                if fetch.isForEverything {
                    state.renewalFailed(event.problems.filter { $0.severity == .error }.map(\.code), at: now)
                }
            }
        }
    }
}

extension InvariantChecker.State {
    fileprivate mutating func renewalBegins(at time: Duration) {
        if time < nextRenewal {
            object(.floor, "a complete fetch is \(nextRenewal - time) early", at: time)
        }
        if let lastRenewal {
            let interval = time - lastRenewal
            if snapshots.last.map({ time < $0.end }) == true {
                Figures.lower(&figures.shortestRenewal, to: interval)
            } else {
                Figures.lower(&figures.shortestRetry, to: interval)
            }
        }
        lastRenewal = time
    }

    fileprivate mutating func keyRefreshBegan(at time: Duration) {
        figures.questions += 1
        if let lastKeyRefresh {
            let interval = time - lastKeyRefresh
            if interval < DocumentedLimits.minimumInterval {
                object(.floor, "keys are fetched \(interval) after the last time", at: time)
            }
            Figures.lower(&figures.shortestQuestion, to: interval)
        }
        lastKeyRefresh = time
    }

    fileprivate mutating func renewalFailed(_ codes: [ProblemCode], at time: Duration) {
        failure = (codes, time)
        failureCount += 1
        lastFailure = time
        let soon = time + DocumentedLimits.retryInterval
        nextRenewal = soon
        guard let known = snapshots.last, time < known.end else { return }
        // With a usable snapshot, the shortest interval; but an attempt may come when the snapshot expires or reaches
        // its greatest age.
        let deadline = time < known.expiry ? known.expiry : known.end
        nextRenewal = min(time + DocumentedLimits.minimumInterval, max(deadline, soon))
        if time < known.expiry, nextRenewal < time + DocumentedLimits.minimumInterval { attemptsAtExpiry += 1 }
    }

    fileprivate mutating func install(_ keys: Set<String>, by fetch: Fetch, at time: Duration) {
        let before = snapshots.last
        let interval = min(
            max(fetch.lifetime ?? DocumentedLimits.maximumInterval, DocumentedLimits.minimumInterval),
            DocumentedLimits.maximumInterval)
        let fetched = fetch.isForEverything ? fetch.started : before?.fetched ?? fetch.started
        snapshotCount += 1
        snapshots.append(
            KnownSnapshot(
                number: snapshotCount, keys: keys, fetched: fetched,
                expiry: fetch.isForEverything ? fetch.started + interval : before?.expiry ?? .zero,
                end: fetched + DocumentedLimits.maximumSnapshotAge, started: fetch.started,
                isOfEverything: fetch.isForEverything))
        // More than any caller waits for.
        if snapshots.count > 32 { snapshots.removeFirst(16) }
        guard fetch.isForEverything else { return }
        failure = nil
        nextRenewal = fetch.started + DocumentedLimits.minimumInterval
        if let since = recoveringSince { figures.longestRecovery = max(figures.longestRecovery, time - since) }
        recoveringSince = nil
        // Counted from the end of the previous one, if that was first.
        if let before { withoutSnapshotSince = time > before.end ? before.end : nil }
        if let since = withoutSnapshotSince { figures.withoutSnapshot += time - since }
        withoutSnapshotSince = nil
    }
}
