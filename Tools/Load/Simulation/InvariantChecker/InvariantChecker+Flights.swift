import OIDCDiscovery
import OIDCPrimitives

/// What goes to the provider and what comes back.
extension InvariantChecker {
    /// A request is on its way. Returns the flight that it is part of.
    func requestLeaves(for document: Document, at time: Duration) -> Int {
        state.withLock { state in
            switch document {
            case .metadata: state.figures.metadataRequests += 1
            case .keys: state.figures.keyRequests += 1
            }
            if var flight = state.flight {
                guard flight.isForEverything, document == .keys, flight.pending == nil, flight.keys == nil,
                    case .good = flight.metadata
                else {
                    state.object(.floor, "\(document.rawValue) asked for while a flight is in the air", at: time)
                    return 0
                }
                flight.pending = .keys
                state.flight = flight
                return flight.number
            }
            state.flightCount += 1
            state.flight = Flight(
                number: state.flightCount, isForEverything: document == .metadata, launched: time, pending: document)
            if document == .metadata { state.renewalBegins(at: time) } else { state.questionBegins(at: time) }
            return state.flightCount
        }
    }

    /// An answer has come, or will not. What comes too late is for nobody.
    func answerArrives(for document: Document, to number: Int, _ grade: Grade) {
        state.withLock { state in
            guard state.flight?.number == number else { return }
            state.flight?.pending = nil
            switch document {
            case .metadata: state.flight?.metadata = grade
            case .keys: state.flight?.keys = grade
            }
        }
    }

    /// The library says what it has made of it.
    func reported(_ event: ProviderEvent) {
        let now = time.uptime
        state.withLock { state in
            state.figures.events[event.kind.rawValue, default: 0] += 1
            guard [.fetched, .refreshed, .refused].contains(event.kind) else { return }
            guard let flight = state.flight, let outcome = flight.outcome(at: now) else {
                return state.object(.landing, "\(event.kind.rawValue) without an answer: \(event)", at: now)
            }
            state.flight = nil
            if flight.isForEverything == (event.cause == .unknownKey) {
                state.object(.landing, "another cause than its own: \(event)", at: now)
            }
            if now > flight.launched + Documented.flight { state.object(.landing, "late: \(event)", at: now) }
            switch outcome {
            case .success(let keys):
                if event.kind == .refused { state.object(.landing, "a good answer is refused: \(event)", at: now) }
                state.install(keys, by: flight, at: now)
            case .failure(let expected):
                if event.kind != .refused || event.code != expected.code {
                    state.object(.landing, "expected \(expected.code): \(event)", at: now)
                }
                if flight.isForEverything {
                    state.renewalFailed(event.problems.filter { $0.severity == .error }.map(\.code), at: now)
                }
            }
        }
    }
}

extension InvariantChecker.State {
    fileprivate mutating func renewalBegins(at time: Duration) {
        if time < nextRenewal {
            object(.floor, "everything is asked for \(nextRenewal - time) early", at: time)
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

    fileprivate mutating func questionBegins(at time: Duration) {
        figures.questions += 1
        if let lastQuestion {
            let interval = time - lastQuestion
            if interval < Documented.shortestInterval {
                object(.floor, "keys are asked for \(interval) after the last question", at: time)
            }
            Figures.lower(&figures.shortestQuestion, to: interval)
        }
        lastQuestion = time
    }

    fileprivate mutating func renewalFailed(_ codes: [ProblemCode], at time: Duration) {
        failure = (codes, time)
        failureCount += 1
        lastFailure = time
        let soon = time + Documented.retryInterval
        nextRenewal = soon
        guard let known = snapshots.last, time < known.end else { return }
        // An interval while there is something to answer with, but there when that expires or comes to its end.
        let deadline = time < known.expiry ? known.expiry : known.end
        nextRenewal = min(time + Documented.shortestInterval, max(deadline, soon))
        if time < known.expiry, nextRenewal < time + Documented.shortestInterval { attemptsAtExpiry += 1 }
    }

    fileprivate mutating func install(_ keys: Set<String>, by flight: Flight, at time: Duration) {
        let before = snapshots.last
        let interval = min(
            max(flight.lifetime ?? Documented.longestInterval, Documented.shortestInterval),
            Documented.longestInterval)
        let fetched = flight.isForEverything ? flight.launched : before?.fetched ?? flight.launched
        snapshotCount += 1
        snapshots.append(
            KnownSnapshot(
                number: snapshotCount, keys: keys, fetched: fetched,
                expiry: flight.isForEverything ? flight.launched + interval : before?.expiry ?? .zero,
                end: fetched + Documented.longestAge, launched: flight.launched,
                isOfEverything: flight.isForEverything))
        // Nobody waits for so many.
        if snapshots.count > 32 { snapshots.removeFirst(16) }
        guard flight.isForEverything else { return }
        failure = nil
        nextRenewal = flight.launched + Documented.shortestInterval
        if let since = recoveringSince { figures.longestRecovery = max(figures.longestRecovery, time - since) }
        recoveringSince = nil
        // From the end of the one before, if that came first.
        if let before { withoutSnapshotSince = time > before.end ? before.end : nil }
        if let since = withoutSnapshotSince { figures.withoutSnapshot += time - since }
        withoutSnapshotSince = nil
    }
}
