import OIDCIssuers
import OIDCPrimitives

/// The state of a ``LiveProvider``, and the decisions that depend on it. It is pure: callers pass the uptime in and
/// carry out the returned decision.
struct ProviderState: Sendable {
    /// One fetch from the provider. At most one is in progress.
    struct Fetch: Sendable {
        /// The documents to fetch.
        enum Purpose: Sendable {
            /// Metadata and keys.
            case fullRefresh(OIDCEvent.Cause)
            /// Only the keys, from the `jwks_uri` in the snapshot's metadata.
            case keys(of: ProviderSnapshot)
        }

        let number: Int
        let purpose: Purpose

        /// Whether a token started this fetch, with an unknown key or an invalid signature.
        var isForKeys: Bool {
            if case .keys = purpose { true } else { false }
        }

        var cause: OIDCEvent.Cause {
            switch purpose {
            case .fullRefresh(let cause): cause
            case .keys: .unknownKey
            }
        }
    }

    /// The decision for a request.
    enum Answer: Sendable {
        /// Use this snapshot. It is stale if it has expired and a refresh failed. If a fetch is included, start it but
        /// do not wait for it.
        case use(ProviderSnapshot, isStale: Bool, starting: Fetch?)
        /// Wait for this fetch.
        case wait(Fetch)
        /// Fail with this error: an attempt has just failed, and the next one is not due yet.
        case refuse(Refusal)
    }

    /// The decision for a token that the keys of the snapshot do not verify.
    enum UnknownKeyDecision: Sendable {
        /// Use this newer snapshot, which is already available.
        case use(ProviderSnapshot)
        /// Wait for this fetch.
        case wait(Fetch)
        /// Reject the token, because the keys were refreshed recently. `isFirst` is true for the first such token in an
        /// interval.
        case refuse(isFirst: Bool)
    }

    private let policy: RefreshPolicy
    private(set) var snapshot: ProviderSnapshot?
    private(set) var fetch: Fetch?
    private(set) var lastRefusal: Refusal?
    /// The number of the last full refresh that ended, and why it failed, if it did.
    private var lastFullRefresh: (number: Int, refusal: Refusal?) = (0, nil)
    /// The uptime at which the last refresh failed.
    private var lastFailure: Duration?
    /// The issuer of the first metadata. Metadata that names a different issuer is rejected.
    private(set) var pinnedIssuer: MetadataIssuer?
    private var fetchCount = 0
    /// The earliest uptime of the next refresh.
    private var nextAttempt: Duration?
    /// The earliest uptime of the next key refresh for a token.
    private var nextKeyRefresh: Duration?
    private var isThrottlingReported = false
    private var isStaleReported = false

    init(_ policy: RefreshPolicy) {
        self.policy = policy
    }

    // MARK: - Decisions

    /// Returns the snapshot that can be used at this time, and whether it is stale. Returns `nil` if there is no
    /// snapshot, if it is too old, or if it has expired and no refresh has been attempted.
    ///
    /// A snapshot that was fetched after the request began is fresh enough for it, even if it has expired in the
    /// meantime.
    func usableSnapshot(at uptime: Duration, since start: Duration) -> (snapshot: ProviderSnapshot, isStale: Bool)? {
        guard let snapshot, uptime < snapshot.times.end else { return nil }
        let isExpired = uptime >= snapshot.times.expiry && snapshot.times.oldest < start
        if isExpired, !hasRenewalFailed(snapshot, at: uptime) { return nil }
        return (snapshot, isExpired)
    }

    /// Returns the decision for a request that began at `start`.
    mutating func answer(at uptime: Duration, since start: Duration) -> Answer {
        if let (snapshot, isStale) = usableSnapshot(at: uptime, since: start) {
            let mayFetch = fetch == nil && nextAttempt.map { uptime >= $0 } != false
            let isDue = uptime >= snapshot.times.renewal
            return .use(
                snapshot, isStale: isStale, starting: isDue && mayFetch ? begin(.fullRefresh(.schedule)) : nil)
        }
        if let fetch { return .wait(fetch) }
        // There is no snapshot, or it is too old: an expired one can be used until the next attempt is due.
        if let lastRefusal, let nextAttempt, uptime < nextAttempt { return .refuse(lastRefusal) }
        return .wait(begin(.fullRefresh(snapshot == nil ? .start : .schedule)))
    }

    /// Whether an expired snapshot can be used: a refresh has failed since it expired, or failed so recently that the
    /// next one is not due. A failure older than `maximumInterval` does not count, because the provider may have
    /// recovered.
    private func hasRenewalFailed(_ snapshot: ProviderSnapshot, at uptime: Duration) -> Bool {
        guard let lastFailure, uptime < lastFailure + policy.maximumInterval else { return false }
        return lastFailure >= snapshot.times.expiry || nextAttempt.map { uptime < $0 } == true
    }

    /// Returns the decision for a token that the keys of this snapshot do not verify.
    mutating func unknownKeyDecision(in used: ProviderSnapshot, at uptime: Duration) -> UnknownKeyDecision {
        if let snapshot, snapshot !== used { return .use(snapshot) }
        if let fetch { return .wait(fetch) }
        if let nextKeyRefresh, uptime < nextKeyRefresh {
            defer { isThrottlingReported = true }
            return .refuse(isFirst: !isThrottlingReported)
        }
        nextKeyRefresh = uptime + policy.minimumInterval
        isThrottlingReported = false
        return .wait(begin(.keys(of: used)))
    }

    /// Returns the fetch to wait for if the application asks for a refresh: the one in progress, or a new one.
    mutating func requestedRefresh() -> Fetch {
        fetch ?? begin(.fullRefresh(.application))
    }

    /// Returns the result of a full refresh, or of a later one. Returns `nil` if neither has ended.
    func result(of fetch: Fetch) -> Result<ProviderSnapshot, Refusal>? {
        guard lastFullRefresh.number >= fetch.number else { return nil }
        return lastFullRefresh.refusal.map { .failure($0) } ?? snapshot.map { .success($0) }
    }

    /// Returns when the next refresh is due without a request.
    func nextRenewal(at uptime: Duration) -> Duration {
        let renewal = snapshot?.times.renewal ?? uptime
        return max(renewal, nextAttempt ?? renewal)
    }

    /// Returns whether this is the first use of a stale snapshot since the last failure.
    mutating func reportStale() -> Bool {
        defer { isStaleReported = true }
        return !isStaleReported
    }

    private mutating func begin(_ purpose: Fetch.Purpose) -> Fetch {
        fetchCount += 1
        let fetch = Fetch(number: fetchCount, purpose: purpose)
        self.fetch = fetch
        return fetch
    }

    // MARK: - Results

    /// Pins an issuer, unless one is pinned.
    ///
    /// - Throws: `discovery.issuer-changed` if another one is pinned.
    mutating func pin(_ issuer: MetadataIssuer) throws(Refusal) {
        guard let pinned = pinnedIssuer else {
            pinnedIssuer = issuer
            return
        }
        guard pinned == issuer else {
            throw Refusal(.issuerChanged(from: pinned.string, to: issuer.string))
        }
    }

    /// Restores a stored snapshot, unless the current one is as new. Returns whether it was restored.
    mutating func restore(_ stored: ProviderSnapshot) -> Bool {
        if let snapshot,
            snapshot.times.fetched >= stored.times.fetched || snapshot.times.keysFetched >= stored.times.keysFetched
        {
            return false
        }
        snapshot = stored
        return true
    }

    /// Replaces a snapshot with a newer one that another instance shared, if it is still the current one. Returns
    /// whether it was replaced.
    mutating func replace(_ old: ProviderSnapshot?, with shared: ProviderSnapshot) -> Bool {
        guard snapshot === old else { return false }
        snapshot = shared
        return true
    }

    /// Completes a fetch and replaces the snapshot if it succeeded. Returns the result, which is a failure if the
    /// metadata names a different issuer than the pinned one.
    mutating func finish(
        _ fetch: Fetch, _ result: Result<ProviderSnapshot, Refusal>, at uptime: Duration
    ) -> Result<ProviderSnapshot, Refusal> {
        self.fetch = nil
        let result = result.flatMap { new in
            Result { () throws(Refusal) in
                try pin(new.metadata.issuer)
                return new
            }
        }
        switch (result, fetch.purpose) {
        case (.success(let new), .fullRefresh):
            snapshot = new
            // The application asks for a refresh from the provider itself.
            if !new.isShared { lastFullRefresh = (fetch.number, nil) }
            lastRefusal = nil
            lastFailure = nil
            nextAttempt = nil
        case (.success(let new), .keys(let base)):
            // A newer snapshot may have been restored in the meantime.
            if snapshot === base { snapshot = new }
            // If the shared keys are not new enough for the token, the provider is asked for newer ones.
            if new.isShared { nextKeyRefresh = nil }
        case (.failure(let refusal), .fullRefresh):
            lastRefusal = refusal
            lastFullRefresh = (fetch.number, refusal)
            lastFailure = uptime
            nextAttempt = self.nextAttempt(afterFailureAt: uptime)
            isStaleReported = false
        case (.failure, .keys):
            // A failed key refresh does not change the snapshot or its schedule.
            break
        }
        return result
    }

    /// Retries slowly while a snapshot can be used, but no later than when it expires or becomes too old.
    private func nextAttempt(afterFailureAt uptime: Duration) -> Duration {
        let soon = uptime + policy.retryInterval
        guard let times = snapshot?.times else { return soon }
        let deadline = uptime < times.expiry ? times.expiry : times.end
        return min(uptime + policy.minimumInterval, max(deadline, soon))
    }
}
