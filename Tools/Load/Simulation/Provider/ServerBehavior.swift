import OIDCFixtures

/// How the provider is at a time.
enum ServerBehavior: String, CaseIterable, Sendable {
    // Good answers.
    case well
    /// Seconds late, within the time that a request has.
    case slow
    /// With a content type that is not JSON's, which is worth a warning.
    case otherContentType = "other content type"

    // Good answers of an earlier time.
    /// A cache before the provider serves the key set of hours ago.
    case oldKeySet = "old key set"

    // No answers.
    case internalError = "status 500"
    case unavailable = "status 503"
    case unavailableRetryAfter = "status 503, Retry-After"
    case refused = "connection refused"
    /// Nothing comes, and the transport gives up when the time is over.
    case stalled
    /// Nothing comes, and the transport breaks its promise to give up; much later all of it comes.
    case hanging

    // Bad answers.
    case truncated
    case page = "HTML"
    case oauthError = "OAuth error"
    case redirection
    case tooLarge = "too large"
    /// Too large, and the transport breaks its promise to stop reading.
    case tooLargeUnnoticed = "too large, unnoticed"
    case otherIssuer = "another issuer"
    /// The document and, behind it, the keys of somebody who would like to be the provider.
    case attacker = "an attacker's document"
    case insecureKeys = "keys over http"
    case emptyKeySet = "empty key set"
    case unusableKeys = "unusable keys"
    case wrongType = "wrong types"

    /// Whether whoever asks gets good answers of now.
    var isWell: Bool { [.well, .slow, .otherContentType].contains(self) }
}

/// The provider's behaviors over a run, worked out before it from its seed.
struct BehaviorCalendar: Sendable {
    /// Which of its two documents are affected.
    enum Scope: CaseIterable, Sendable {
        case everything, metadata, keys
    }

    struct Period: Sendable {
        let start: Duration
        let behavior: ServerBehavior
        let scope: Scope
    }

    private(set) var periods: [Period] = []
    private let wellSince: [Duration?]

    /// Every run has all behaviors, if it is long enough; one outage that outlasts the greatest age of what was fetched;
    /// and a good end, so that it can be seen to recover.
    init(length: Duration, random: inout SeededGenerator) {
        let bad = ServerBehavior.allCases.filter { !$0.isWell }
        var coming: [ServerBehavior] = []
        var moment: Duration = .zero
        let goodEnd = length - .seconds(3 * 3_600)
        let outage = length / 4 + .seconds(random.below(max(Int(length.components.seconds) / 4, 1)))
        var outageEnd: Duration?
        while moment < goodEnd {
            if outageEnd == nil, moment >= outage { outageEnd = moment + .seconds(86_400 + random.below(6 * 3_600)) }
            let isOutage = outageEnd.map { moment < $0 } == true
            let isWell = !isOutage && random.onceIn(2)
            if coming.isEmpty { coming = bad.shuffled(using: &random) }
            let behavior = isWell ? random.pick([.well, .well, .well, .slow, .otherContentType]) : coming.removeLast()
            let scope: Scope =
                isOutage || isWell ? .everything : random.pick([.everything, .everything, .metadata, .keys])
            // An old key set is a good answer: it would end the outage.
            guard !(isOutage && behavior == .oldKeySet) else { continue }
            periods.append(Period(start: moment, behavior: behavior, scope: scope))
            // Mostly minutes, sometimes hours.
            let most = random.onceIn(3) ? 5 * 3_600 : 1_800
            moment += .seconds(60 + random.below(isWell ? 3 * most : most))
        }
        periods.append(Period(start: max(moment, goodEnd), behavior: .well, scope: .everything))
        var since: Duration?
        wellSince = periods.map { period in
            since = period.behavior.isWell ? since ?? period.start : nil
            return since
        }
    }

    func period(at time: Duration) -> Period { periods[place(time)] }

    /// Since when the provider has been well without a break; `nil` when it is not.
    func wellSince(at time: Duration) -> Duration? { wellSince[place(time)] }

    private func place(_ time: Duration) -> Int {
        var (low, high) = (0, periods.count)
        while low + 1 < high {
            let middle = (low + high) / 2
            if periods[middle].start <= time { low = middle } else { high = middle }
        }
        return low
    }
}
