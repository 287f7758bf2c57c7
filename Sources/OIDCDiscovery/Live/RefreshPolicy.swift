public import OIDCPrimitives

/// When a ``LiveProvider`` asks its provider anew.
public struct RefreshPolicy: Hashable, Sendable {
    /// What was fetched is used at least this long, whatever the provider says of its lifetime, and this much lies
    /// between two refreshes that tokens with unknown keys ask for. At least a second.
    public let shortestInterval: Duration
    /// What was fetched is renewed after this long at the latest, whatever the provider says: keys may be withdrawn
    /// at any time. What is older is used only when its renewal was tried, not longer ago than this, and failed.
    public let longestInterval: Duration
    /// How long after a failure the next attempt is made while there is nothing to answer with. While there is, the next
    /// attempt is made after ``shortestInterval``, or when what there is expires or comes to its end.
    public let retryInterval: Duration
    /// While the provider cannot be asked, what it last said is used until it is this old.
    public let longestAge: Duration

    /// 5 minutes, 1 hour, 10 seconds, 24 hours. All but the third are what a large provider recommends to its clients.
    public static let standard = RefreshPolicy()

    /// Creates a policy. What is left out has its standard value, or the nearest one that fits the values that are stated.
    ///
    /// - Throws: `config.limit-out-of-range` if a span is shorter than a second or longer than a year, or contradicts
    ///   another one: the longest interval is not below the shortest, the retry interval not above it, and the longest age
    ///   not below the longest interval.
    public init(
        shortestInterval: Duration = .seconds(300), longestInterval: Duration? = nil, retryInterval: Duration? = nil,
        longestAge: Duration? = nil
    ) throws(Refusal) {
        let (second, year) = (Duration.seconds(1), Duration.seconds(365 * 86_400))
        let longest = longestInterval ?? max(.seconds(3_600), shortestInterval)
        let retry = retryInterval ?? min(.seconds(10), shortestInterval)
        let age = longestAge ?? max(.seconds(86_400), longest)
        let problems = [
            Problem.limit("shortestInterval", shortestInterval, from: second, to: year),
            .limit("longestInterval", longest, from: max(shortestInterval, second), to: year),
            .limit("retryInterval", retry, from: second, to: shortestInterval),
            .limit("longestAge", age, from: max(longest, second), to: year),
        ]
        if let refusal = Refusal(problems.compactMap(\.self)) { throw refusal }
        self.shortestInterval = shortestInterval
        self.longestInterval = longest
        self.retryInterval = retry
        self.longestAge = age
    }

    private init() {
        (shortestInterval, longestInterval) = (.seconds(300), .seconds(3_600))
        (retryInterval, longestAge) = (.seconds(10), .seconds(86_400))
    }

    /// How long something may be used before it is renewed.
    func interval(for lifetime: Duration?) -> Duration {
        min(max(lifetime ?? longestInterval, shortestInterval), longestInterval)
    }

    /// After how much of its interval something is renewed, so that the new one is there before the old one expires.
    func renewal(within interval: Duration) -> Duration {
        max(interval * 4 / 5, shortestInterval)
    }
}
