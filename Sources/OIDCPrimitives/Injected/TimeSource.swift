#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What time it is, for a `LiveProvider`. Injected, so that tests can turn it.
///
/// Ages and intervals are measured in ``uptime``, which never jumps; the wall clock, which does, only says when a
/// snapshot that leaves the process was fetched.
public protocol TimeSource: Sendable {
    /// The wall clock.
    var now: Date { get }
    /// The time since some fixed moment, counted also while the machine sleeps.
    var uptime: Duration { get }
    /// Waits. Throws when the task is cancelled.
    func sleep(for duration: Duration) async throws
}

/// The system's clocks.
public struct SystemTime: TimeSource {
    private static let start = ContinuousClock.now

    /// There is nothing to configure.
    public init() {}

    /// The wall clock.
    public var now: Date { Date() }
    /// The time since this process first asked.
    public var uptime: Duration { SystemTime.start.duration(to: ContinuousClock.now) }
    /// Waits. Throws when the task is cancelled.
    public func sleep(for duration: Duration) async throws {
        try await ContinuousClock().sleep(until: ContinuousClock.now.advanced(by: duration))
    }
}
