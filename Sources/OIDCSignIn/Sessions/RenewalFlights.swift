import OIDCPrimitives

/// The renewals that are in progress in this process, one for each session.
///
/// A renewal is independent of the requests that wait for it. It continues when they are cancelled, and it ends at its
/// deadline even if the transport ignores the timeout.
actor RenewalFlights {
    typealias Outcome = Result<StoredSession, Refusal>

    private struct Flight {
        let number: Int
        let tasks: [Task<Void, Never>]
        var waiting: [Int: CheckedContinuation<Outcome?, Never>] = [:]
    }

    private let renewal: SessionRenewal
    private var flights: [SessionKey: Flight] = [:]
    /// The last failures, so that a provider that is down does not receive a request for every request of a user.
    private var pauses: [SessionKey: (end: Duration, refusal: Refusal)] = [:]
    private var lastNumber = 0

    /// The time between a failure and the next attempt.
    static let pause = Duration.seconds(5)
    /// The maximum number of renewals at the same time, and of remembered failures.
    private static let capacity = 10_000

    init(_ renewal: SessionRenewal) {
        self.renewal = renewal
    }

    /// The number of renewals and of remembered failures. For tests.
    var counts: (flights: Int, pauses: Int) { (flights.count, pauses.count) }

    /// Starts the renewal of a session, unless it is in progress or has just failed.
    func start(_ key: SessionKey) {
        _ = failureToStart(key)
    }

    /// Waits for the renewal of a session, and starts it if necessary. Returns `nil` if the caller is cancelled.
    func outcome(for key: SessionKey) async -> Outcome? {
        if let refusal = failureToStart(key) { return .failure(refusal) }
        lastNumber += 1
        let waiter = lastNumber
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                if Task.isCancelled || flights[key] == nil {
                    continuation.resume(returning: nil)
                } else {
                    flights[key]?.waiting[waiter] = continuation
                }
            }
        } onCancel: {
            Task { await self.leave(key, waiter) }
        }
    }

    /// Starts a flight if there is none, or returns why that is not possible now.
    private func failureToStart(_ key: SessionKey) -> Refusal? {
        guard flights[key] == nil else { return nil }
        if let pause = pauses[key] {
            if pause.end > renewal.time.uptime { return pause.refusal }
            pauses[key] = nil
        }
        guard flights.count < RenewalFlights.capacity else { return Refusal(.sessionRenewalPending()) }
        lastNumber += 1
        let number = lastNumber
        let renewal = renewal
        // Detached, so that the renewal inherits neither the task-local values nor the priority of a request.
        let work = Task.detached { [self] in
            let outcome: Outcome
            do throws(Refusal) {
                outcome = .success(try await renewal.run(key))
            } catch {
                outcome = .failure(error)
            }
            await finish(key, number, outcome)
        }
        let deadline = Task.detached { [self] in
            guard (try? await renewal.time.sleep(for: renewal.longestRenewal)) != nil else { return }
            await finish(key, number, .failure(Refusal(.sessionRenewalPending())))
        }
        flights[key] = Flight(number: number, tasks: [work, deadline])
        return nil
    }

    /// Ends a flight with its result or at its deadline, whichever comes first.
    private func finish(_ key: SessionKey, _ number: Int, _ outcome: Outcome) {
        guard let flight = flights[key], flight.number == number else { return }
        flights[key] = nil
        if case .failure(let refusal) = outcome, refusal.reason != .signInAgain { remember(refusal, for: key) }
        for waiter in flight.waiting.values { waiter.resume(returning: outcome) }
        for task in flight.tasks { task.cancel() }
    }

    private func remember(_ refusal: Refusal, for key: SessionKey) {
        let now = renewal.time.uptime
        if pauses.count >= RenewalFlights.capacity { pauses = pauses.filter { $0.value.end > now } }
        guard pauses.count < RenewalFlights.capacity else { return }
        pauses[key] = (now + RenewalFlights.pause, refusal)
    }

    private func leave(_ key: SessionKey, _ waiter: Int) {
        flights[key]?.waiting.removeValue(forKey: waiter)?.resume(returning: nil)
    }
}
