import OIDCDiscovery
import OIDCPrimitives

/// What the library must know about the provider at a time. It is calculated independently of the library, from the
/// provider's responses and the documentation of `RefreshPolicy`.
struct KnownSnapshot: Sendable {
    let number: Int
    let keys: Set<String>
    /// The time at which the metadata was requested. Its ages count from here.
    let fetched: Duration
    /// The time at which the lifetime given by the provider ends, within the bounds of the policy.
    let expiry: Duration
    /// The time from which it may not be used any more.
    let end: Duration
    /// The start of the fetch that returned it, and whether that was a complete fetch.
    let started: Duration
    let isOfEverything: Bool

    /// Returns whether it has another key under the `kid` of a key.
    func hasOtherKey(than name: String) -> Bool {
        !keys.contains(name) && keys.contains { KeyCalendar.keyID(of: $0) == KeyCalendar.keyID(of: name) }
    }
}

/// A fetch, as observed from outside.
struct Fetch: Sendable {
    let number: Int
    /// Whether metadata and keys are fetched, or only the keys.
    let isForEverything: Bool
    let started: Duration
    var metadata: ExpectedOutcome?
    var keys: ExpectedOutcome?
    /// The request that is in progress.
    var pending: Document?

    /// The outcome that it must have at this time, or `nil` while it is in progress.
    func outcome(at time: Duration) -> Result<Set<String>, Code>? {
        if isForEverything {
            if case .bad(let code) = metadata { return .failure(Code(code)) }
        }
        switch keys {
        case .good(let names, _): return .success(names)
        case .bad(let code): return .failure(Code(code))
        case nil: return time >= started + DocumentedLimits.longestFetch ? .failure(Code(.discoveryTimeout)) : nil
        }
    }

    struct Code: Error {
        let code: ProblemCode

        init(_ code: ProblemCode) { self.code = code }
    }

    /// The shortest of the lifetimes of its documents.
    var lifetime: Duration? {
        [metadata, keys].compactMap { grade -> Duration? in
            guard case .good(_, let lifetime) = grade else { return nil }
            return lifetime
        }.min()
    }
}

/// The values that `RefreshPolicy` and `DiscoveryLimits` document.
enum DocumentedLimits {
    static let minimumInterval: Duration = .seconds(300)
    static let maximumInterval: Duration = .seconds(3_600)
    static let retryInterval: Duration = .seconds(10)
    static let maximumSnapshotAge: Duration = .seconds(86_400)
    /// Two requests of ten seconds, and a margin.
    static let longestFetch: Duration = .seconds(21)
    /// Four fifths of the longest interval.
    static let latestRenewal: Duration = .seconds(2_880)
    /// The time after which an available provider must be known to be available: an interval, one failed fetch and one
    /// successful fetch.
    static let recovery = minimumInterval + longestFetch * 2
}
