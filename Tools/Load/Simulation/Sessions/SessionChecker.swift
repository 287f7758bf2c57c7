import EntraID
import Foundation

/// The rules that must hold for sessions at all times.
enum SessionRule: String, CaseIterable, Sendable {
    /// No user is signed out by an outage, and none gets an error while the provider is available.
    case signedOut = "signed-out"
    /// No refresh token is sent after it was answered, or twice at the same time.
    case reused
    /// Every access token belongs to its user and has not ended.
    case wrongToken = "wrong-token"
    /// The memory in use after the last day is the same as after the first.
    case memory
}

/// Observes the results of every request, and reports everything that must not happen.
final class SessionChecker: Sendable {
    struct Figures: Sendable {
        var requests = 0
        var refreshes = 0
        /// Requests that failed during an outage, after the end of the access token.
        var unavailable = 0
        var cancelled = 0
    }

    private struct State {
        var figures = Figures()
        var violations: [String] = []
        var counts: [SessionRule: Int] = [:]
    }

    /// The time after an outage in which a request may still get the error of a renewal that began before its end: the
    /// deadline of a renewal, the pause after a failure, and a margin.
    private static let recovery = Duration.seconds(120)
    private let time: SimulatedTime
    private let outages: OutageCalendar
    private let state = Locked(State())

    init(time: SimulatedTime, outages: OutageCalendar) {
        self.time = time
        self.outages = outages
    }

    var figures: Figures { state.withLock { $0.figures } }
    var violations: (first: [String], counts: [SessionRule: Int]) {
        state.withLock { ($0.violations, $0.counts) }
    }

    func refreshed() { state.withLock { $0.figures.refreshes += 1 } }

    func note(_ rule: SessionRule, _ text: String) {
        let moment = time.elapsed.components.seconds
        state.withLock { state in
            state.counts[rule, default: 0] += 1
            if state.counts[rule, default: 0] <= 5 {
                state.violations.append("\(rule.rawValue): after \(moment) s: \(text)")
            }
        }
    }

    /// Checks the tokens that a request got.
    func check(_ tokens: SignedInTokens, ofUser user: Int) {
        state.withLock { $0.figures.requests += 1 }
        let text = tokens.accessToken?.revealed() ?? ""
        // The first access token is the one of the sign-in.
        if tokens.subject != "user-\(user)" || text.hasPrefix("a-") && !text.hasPrefix("a-\(user)-") {
            note(.wrongToken, "user \(user) got the token of \(tokens.subject)")
        }
        if let end = tokens.accessTokenExpiresAt, end <= time.now {
            note(.wrongToken, "the token of user \(user) has ended")
        }
    }

    /// Checks the error that a request got.
    func check(_ refusal: Refusal, ofUser user: Int, wasCancelled: Bool) {
        let now = time.elapsed
        state.withLock { state in
            state.figures.requests += 1
            if wasCancelled { state.figures.cancelled += 1 } else { state.figures.unavailable += 1 }
        }
        if refusal.reason == .signInAgain { return note(.signedOut, "user \(user): \(refusal)") }
        guard !wasCancelled else { return }
        if !refusal.isRetryable { note(.signedOut, "user \(user), not retryable: \(refusal)") }
        if let since = outages.healthySince(at: now), now > since + SessionChecker.recovery {
            note(.signedOut, "user \(user), although the provider answers: \(refusal)")
        }
    }
}
