import OIDCDiscovery
import OIDCPrimitives

/// What the library must know of the provider at a time, worked out apart from it: from what the provider answered and
/// from the documentation of `RefreshPolicy`.
struct KnownSnapshot: Sendable {
    let number: Int
    let keys: Set<String>
    /// When the metadata was asked for; from here its ages count.
    let fetched: Duration
    /// When it is over the time that the provider gave it, within the policy's bounds.
    let expiry: Duration
    /// When it may not be used any more.
    let end: Duration
    /// When the flight was launched that brought it, and whether that was for everything.
    let launched: Duration
    let isOfEverything: Bool
}

/// One attempt to ask the provider, as it is seen from outside.
struct Flight: Sendable {
    let number: Int
    /// Whether metadata and keys are asked for, or the keys alone.
    let isForEverything: Bool
    let launched: Duration
    var metadata: Grade?
    var keys: Grade?
    /// Which request is on its way.
    var pending: Document?

    /// What must become of it at this time; `nil` when it is still under way.
    func outcome(at time: Duration) -> Result<Set<String>, Code>? {
        if isForEverything {
            if case .bad(let code) = metadata { return .failure(Code(code)) }
        }
        switch keys {
        case .good(let names, _): return .success(names)
        case .bad(let code): return .failure(Code(code))
        case nil: return time >= launched + Documented.flight ? .failure(Code(.discoveryTimeout)) : nil
        }
    }

    struct Code: Error {
        let code: ProblemCode

        init(_ code: ProblemCode) { self.code = code }
    }

    /// The shortest of the lifetimes that its documents were given.
    var lifetime: Duration? {
        [metadata, keys].compactMap { grade -> Duration? in
            guard case .good(_, let lifetime) = grade else { return nil }
            return lifetime
        }.min()
    }
}

/// What `RefreshPolicy` and `DiscoveryLimits` document.
enum Documented {
    static let shortestInterval: Duration = .seconds(300)
    static let longestInterval: Duration = .seconds(3_600)
    static let retryInterval: Duration = .seconds(10)
    static let longestAge: Duration = .seconds(86_400)
    /// Two requests of ten seconds, and one for good measure.
    static let flight: Duration = .seconds(21)
    /// Four fifths of the longest interval.
    static let latestRenewal: Duration = .seconds(2_880)
    /// After this, a provider that is well is known to be: an interval, a flight that is lost and one that is not.
    static let recovery = shortestInterval + flight * 2
}
