import OIDCFixtures

/// The behavior of the provider at a time.
enum ServerBehavior: String, CaseIterable, Sendable {
    // Valid responses.
    case well
    /// A delay of seconds, within the timeout of a request.
    case slow
    /// A content type that is not JSON's, which causes a warning.
    case otherContentType = "other content type"

    // Valid responses of an earlier time.
    /// A cache in front of the provider serves the key set of hours ago.
    case oldKeySet = "old key set"

    // No responses.
    case internalError = "status 500"
    case unavailable = "status 503"
    case unavailableRetryAfter = "status 503, Retry-After"
    case refused = "connection refused"
    /// Nothing arrives, and the transport stops at the timeout.
    case stalled
    /// Nothing arrives, and the transport does not stop at the timeout; much later, everything arrives.
    case hanging

    // Invalid responses.
    case truncated
    case page = "HTML"
    case oauthError = "OAuth error"
    case redirection
    case tooLarge = "too large"
    /// A response that is too large, from a transport that does not stop reading.
    case tooLargeUnnoticed = "too large, unnoticed"
    case otherIssuer = "another issuer"
    /// The document, followed by the keys of an attacker.
    case attacker = "an attacker's document"
    case insecureKeys = "keys over http"
    case emptyKeySet = "empty key set"
    case unusableKeys = "unusable keys"
    case wrongType = "wrong types"

    /// Whether requests receive current, valid responses.
    var isWell: Bool { [.well, .slow, .otherContentType].contains(self) }
}

/// The provider's behaviors during a run, derived from the seed before it.
struct BehaviorCalendar: Sendable {
    /// The documents that are affected.
    enum Scope: CaseIterable, Sendable {
        case everything, metadata, keys
    }

    struct Period: Sendable {
        let start: Duration
        let behavior: ServerBehavior
        let scope: Scope
    }

    private(set) var periods: [Period] = []
    private let healthySince: [Duration?]

    /// Every run that is long enough contains all behaviors, one outage that outlasts the greatest age of a snapshot,
    /// and a good end that shows the recovery.
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
            // An old key set is a valid response, which would end the outage.
            guard !(isOutage && behavior == .oldKeySet) else { continue }
            periods.append(Period(start: moment, behavior: behavior, scope: scope))
            // Usually minutes, sometimes hours.
            let most = random.onceIn(3) ? 5 * 3_600 : 1_800
            moment += .seconds(60 + random.below(isWell ? 3 * most : most))
        }
        periods.append(Period(start: max(moment, goodEnd), behavior: .well, scope: .everything))
        var since: Duration?
        healthySince = periods.map { period in
            since = period.behavior.isWell ? since ?? period.start : nil
            return since
        }
    }

    func period(at time: Duration) -> Period { periods[place(time)] }

    /// Returns the time since when the provider has been available without a break, or `nil` if it is not.
    func healthySince(at time: Duration) -> Duration? { healthySince[place(time)] }

    private func place(_ time: Duration) -> Int {
        var (low, high) = (0, periods.count)
        while low + 1 < high {
            let middle = (low + high) / 2
            if periods[middle].start <= time { low = middle } else { high = middle }
        }
        return low
    }
}
