public import OIDCPrimitives

/// Limits on the requests to Microsoft Graph for the groups of a user.
public struct EntraGroupsLimits: Hashable, Sendable {
    /// The maximum number of groups, at most 100,000.
    public let groups: Int
    /// The maximum number of pages, at most 1,000.
    public let pages: Int
    /// The maximum size of a page in bytes. At most 16 MiB.
    public let pageBytes: Int
    /// The maximum number of times that one request is sent, at most 10.
    public let attempts: Int
    /// The maximum time that is spent waiting because Graph asks for it, for all requests together. At most five
    /// minutes.
    public let waiting: Duration
    /// The maximum duration of one request. From one second to five minutes.
    public let requestTimeout: Duration

    /// The standard limits: 11,000 groups on at most 120 pages of 2 MiB, 4 attempts, 30 seconds of waiting, and 10
    /// seconds for a request.
    public static let standard = EntraGroupsLimits()

    /// Creates limits. Parameters that are omitted have their standard values.
    ///
    /// - Throws: `config.limit-out-of-range` for each limit that is outside its range.
    public init(
        groups: Int = 11_000, pages: Int = 120, pageBytes: Int = 2 << 20, attempts: Int = 4,
        waiting: Duration = .seconds(30), requestTimeout: Duration = .seconds(10)
    ) throws(Refusal) {
        let problems = [
            Problem.limit("groups", groups, from: 1, to: 100_000), .limit("pages", pages, from: 1, to: 1_000),
            .limit("pageBytes", pageBytes, from: 1, to: 16 << 20), .limit("attempts", attempts, from: 1, to: 10),
            .limit("waiting", waiting, from: .zero, to: .seconds(300)),
            .limit("requestTimeout", requestTimeout, from: .seconds(1), to: .seconds(300)),
        ]
        if let refusal = Refusal(problems.compactMap(\.self)) { throw refusal }
        self.groups = groups
        self.pages = pages
        self.pageBytes = pageBytes
        self.attempts = attempts
        self.waiting = waiting
        self.requestTimeout = requestTimeout
    }

    private init() {
        (groups, pages, pageBytes) = (11_000, 120, 2 << 20)
        (attempts, waiting, requestTimeout) = (4, .seconds(30), .seconds(10))
    }
}
