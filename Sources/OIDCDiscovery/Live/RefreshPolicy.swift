public import OIDCPrimitives

/// A policy that defines when a ``LiveProvider`` refreshes its metadata and keys.
public struct RefreshPolicy: Hashable, Sendable {
    /// The minimum time between two scheduled refreshes, even if the provider specifies a shorter lifetime. It is also
    /// the minimum time between two key refreshes that tokens trigger, with an unknown key or an invalid signature. At
    /// least one second.
    public let minimumInterval: Duration
    /// The maximum time between two refreshes, even if the provider specifies a longer lifetime, because keys can be
    /// withdrawn at any time. An older snapshot is used only if a refresh failed within this interval.
    public let maximumInterval: Duration
    /// The delay before the next attempt after a refresh fails and no snapshot can be used. While a snapshot can be
    /// used, the next attempt is made after ``minimumInterval``, or when the snapshot expires or reaches
    /// ``maximumSnapshotAge``.
    public let retryInterval: Duration
    /// The maximum age of a snapshot that is used while the provider is unreachable.
    public let maximumSnapshotAge: Duration
    /// How much earlier than necessary a scheduled refresh can be, as a fraction of the time for which the documents are
    /// used. Each snapshot draws a random time within it, so that many servers that started together do not refresh
    /// together. A refresh is never later because of it, and never before ``minimumInterval``.
    public let jitter: Double

    /// The standard policy: 5 minutes, 1 hour, 10 seconds, 24 hours, and a tenth. The 5 minutes and the hours are what
    /// a large provider recommends to its clients.
    public static let standard = RefreshPolicy()

    /// Creates a policy. A parameter that is omitted has its standard value, or the nearest value that fits the others.
    ///
    /// - Throws: `config.limit-out-of-range` if an interval is shorter than one second or longer than one year, if
    ///   `maximumInterval` is below `minimumInterval`, if `retryInterval` is above `minimumInterval`, if
    ///   `maximumSnapshotAge` is below `maximumInterval`, or if `jitter` is not a number from 0 to 0.5.
    public init(
        minimumInterval: Duration = .seconds(300), maximumInterval: Duration? = nil, retryInterval: Duration? = nil,
        maximumSnapshotAge: Duration? = nil, jitter: Double = 0.1
    ) throws(Refusal) {
        let (second, year) = (Duration.seconds(1), Duration.seconds(365 * 86_400))
        let longest = maximumInterval ?? max(.seconds(3_600), minimumInterval)
        let retry = retryInterval ?? min(.seconds(10), minimumInterval)
        let age = maximumSnapshotAge ?? max(.seconds(86_400), longest)
        let problems = [
            Problem.limit("minimumInterval", minimumInterval, from: second, to: year),
            .limit("maximumInterval", longest, from: max(minimumInterval, second), to: year),
            .limit("retryInterval", retry, from: second, to: minimumInterval),
            .limit("maximumSnapshotAge", age, from: max(longest, second), to: year),
            .limit("jitter", jitter, from: 0, to: 0.5),
        ]
        if let refusal = Refusal(problems.compactMap(\.self)) { throw refusal }
        self.minimumInterval = minimumInterval
        self.maximumInterval = longest
        self.retryInterval = retry
        self.maximumSnapshotAge = age
        self.jitter = jitter
    }

    private init() {
        (minimumInterval, maximumInterval) = (.seconds(300), .seconds(3_600))
        (retryInterval, maximumSnapshotAge, jitter) = (.seconds(10), .seconds(86_400), 0.1)
    }

    /// Returns how long a document with the given lifetime is used before it expires.
    func interval(for lifetime: Duration?) -> Duration {
        min(max(lifetime ?? maximumInterval, minimumInterval), maximumInterval)
    }

    /// Returns how long after a fetch the next refresh is due at the latest. It is due before the snapshot expires, so
    /// that the new one arrives in time.
    func renewal(within interval: Duration) -> Duration {
        max(interval * 4 / 5, minimumInterval)
    }

    /// Returns the length of the period, up to the latest time, in which the refresh can be due. The whole period is
    /// after `minimumInterval`, so that random times are spread evenly over it.
    func renewalSpread(within interval: Duration) -> Duration {
        min(interval * jitter, renewal(within: interval) - minimumInterval)
    }
}
