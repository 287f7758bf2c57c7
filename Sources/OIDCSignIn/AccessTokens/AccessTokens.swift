public import OIDCPrimitives

/// Access tokens for other APIs, which are kept in memory until shortly before they expire.
///
///     let tokens = AccessTokens()
///     let token = try await client.accessToken(
///         for: .clientCredentials(scope: "https://api.example.com/read"), from: tokens)
///
/// - Requests for the same token share one request to the provider. It goes on if the callers are cancelled.
/// - A token is replaced five minutes before it expires, or after half of its lifetime if that is shorter than ten
///   minutes.
/// - An error is not kept, unless the provider asks to wait (`Retry-After`): then nothing is sent for that time.
/// - There are at most as many entries as the capacity. When it is full, the entry that ends first is removed.
/// - Tokens are only in memory. They are never logged, stored, or part of a description.
///
/// If an API rejects a token before it expires, ``remove(_:for:)`` it. If the API names claims that the next token must
/// contain, set them in the next grant: tokens with other claims have another key.
public actor AccessTokens {
    /// What is known about a key.
    private struct Entry {
        let result: Result<AccessToken, Refusal>
        /// The time until which it is used.
        let end: Duration
    }

    /// A request to the provider, and the callers that wait for it.
    private struct Flight {
        let key: AccessTokenKey
        let tasks: [Task<Void, Never>]
        var waiting: [Int: CheckedContinuation<Result<AccessToken, Refusal>?, Never>] = [:]
    }

    /// The time before the end of a token at which it is replaced.
    public static let standardMargin = Duration.seconds(300)
    /// The longest time for which an error is kept, whatever the provider asks for.
    public static let maximumPause = Duration.seconds(300)
    /// The time after which callers stop waiting, even if a transport never returns.
    static let longestWait = Duration.seconds(60)
    /// The maximum number of requests to the provider at the same time.
    static let standardMostRequests = 10_000

    private let capacity: Int
    private let margin: Duration
    private let time: any TimeSource
    private let mostRequests: Int
    private var entries: [AccessTokenKey: Entry] = [:]
    private var flights: [Int: Flight] = [:]
    private var current: [AccessTokenKey: Int] = [:]
    private var lastNumber = 0

    /// Creates an empty store.
    ///
    /// - Parameters:
    ///   - capacity: The maximum number of entries, at least one.
    ///   - margin: The time before the end of a token at which it is replaced.
    ///   - time: The clock.
    public init(
        capacity: Int = 1_000, margin: Duration = AccessTokens.standardMargin, time: any TimeSource = SystemTime()
    ) {
        self.init(capacity: capacity, margin: margin, time: time, mostRequests: AccessTokens.standardMostRequests)
    }

    init(capacity: Int, margin: Duration, time: any TimeSource, mostRequests: Int) {
        self.capacity = max(capacity, 1)
        self.margin = max(margin, .zero)
        self.time = time
        self.mostRequests = mostRequests
    }

    /// Returns a token that is kept, or fetches one.
    ///
    /// - Parameters:
    ///   - key: The key of the token.
    ///   - fetch: A closure that fetches the token. It runs once for all callers that wait.
    /// - Throws: The error of the closure, or `exchange.unreachable` if the caller is cancelled, the closure takes longer
    ///   than a minute, or 10,000 other tokens are being fetched.
    public func token(
        for key: AccessTokenKey, fetch: @escaping @Sendable () async throws(Refusal) -> AccessToken
    ) async throws(Refusal) -> AccessToken {
        if let entry = entries[key] {
            if time.uptime < entry.end { return try entry.result.get() }
            entries[key] = nil
        }
        // A request goes on without its callers, so their number does not bound that of the requests.
        guard current[key] != nil || flights.count < mostRequests else { throw Refusal(.tooManyRequests()) }
        let number = current[key] ?? begin(key, fetch)
        guard let result = await wait(for: number) else { throw Refusal(.waitEnded(.cancelled)) }
        return try result.get()
    }

    /// Removes a token that an API rejected. Does nothing if another one has replaced it already.
    public func remove(_ token: AccessToken, for key: AccessTokenKey) {
        guard case .success(let kept) = entries[key]?.result, kept.token == token.token else { return }
        entries[key] = nil
    }

    /// Removes everything, for example because the client's credential was replaced. What is being fetched reaches its
    /// callers, but is not kept.
    public func removeAll() {
        entries = [:]
        current = [:]
    }

    /// The number of entries.
    var count: Int { entries.count }
    /// The number of callers that wait.
    var waitingCount: Int { flights.values.reduce(0) { $0 + $1.waiting.count } }

    // MARK: - Fetching

    private func begin(
        _ key: AccessTokenKey, _ fetch: @escaping @Sendable () async throws(Refusal) -> AccessToken
    ) -> Int {
        lastNumber += 1
        let number = lastNumber
        let start = time.uptime
        // Detached, so that the request inherits neither the task-local values nor the priority of its first caller.
        let work = Task.detached { [self] in
            let result = await AccessTokens.outcome(of: fetch)
            await finish(number, result, since: start)
        }
        let deadline = Task.detached { [self] in
            guard (try? await time.sleep(for: AccessTokens.longestWait)) != nil else { return }
            await finish(number, .failure(Refusal(.waitEnded(.timedOut))), since: start)
        }
        flights[number] = Flight(key: key, tasks: [work, deadline])
        current[key] = number
        return number
    }

    /// Runs outside the actor, because creating an assertion can take time.
    @concurrent
    private static func outcome(
        of fetch: @Sendable () async throws(Refusal) -> AccessToken
    ) async -> Result<AccessToken, Refusal> {
        do throws(Refusal) {
            return .success(try await fetch())
        } catch {
            return .failure(error)
        }
    }

    /// Completes a request with its result or its timeout, whichever comes first.
    private func finish(_ number: Int, _ result: Result<AccessToken, Refusal>, since start: Duration) {
        guard let flight = flights.removeValue(forKey: number) else { return }
        if current[flight.key] == number {
            current[flight.key] = nil
            keep(result, for: flight.key, since: start)
        }
        for continuation in flight.waiting.values { continuation.resume(returning: result) }
        for task in flight.tasks { task.cancel() }
    }

    private func keep(_ result: Result<AccessToken, Refusal>, for key: AccessTokenKey, since start: Duration) {
        let now = time.uptime
        let end: Duration
        switch result {
        case .success(let token):
            guard let lifetime = token.lifetime else { return }
            end = start + lifetime - min(margin, lifetime / 2)
        case .failure(let refusal):
            guard let delay = refusal.retryAfter else { return }
            end = now + min(delay, AccessTokens.maximumPause)
        }
        guard end > now else { return }
        if entries.count >= capacity { makeRoom(at: now) }
        entries[key] = Entry(result: result, end: end)
    }

    private func makeRoom(at now: Duration) {
        entries = entries.filter { $0.value.end > now }
        guard entries.count >= capacity, let first = entries.min(by: { $0.value.end < $1.value.end }) else { return }
        entries[first.key] = nil
    }

    // MARK: - Waiting

    /// Returns the result of a request, or `nil` if the caller is cancelled.
    private func wait(for number: Int) async -> Result<AccessToken, Refusal>? {
        lastNumber += 1
        let waiter = lastNumber
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                if Task.isCancelled || flights[number] == nil {
                    continuation.resume(returning: nil)
                } else {
                    flights[number]?.waiting[waiter] = continuation
                }
            }
        } onCancel: {
            Task { await self.leave(waiter, number) }
        }
    }

    private func leave(_ waiter: Int, _ number: Int) {
        flights[number]?.waiting.removeValue(forKey: waiter)?.resume(returning: nil)
    }
}
