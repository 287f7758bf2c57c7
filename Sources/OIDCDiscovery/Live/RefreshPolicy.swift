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

    /// Sets the policy; what is left out keeps its standard value, and what contradicts itself is widened.
    public init(
        shortestInterval: Duration = .seconds(300), longestInterval: Duration = .seconds(3_600),
        retryInterval: Duration = .seconds(10), longestAge: Duration = .seconds(86_400)
    ) {
        self.shortestInterval = max(shortestInterval, .seconds(1))
        self.longestInterval = max(longestInterval, self.shortestInterval)
        self.retryInterval = min(max(retryInterval, .seconds(1)), self.shortestInterval)
        self.longestAge = max(longestAge, self.longestInterval)
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
