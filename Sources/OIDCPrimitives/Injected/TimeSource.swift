#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// The clocks of a sign-in client or a live provider. Injected once, at construction, so that tests can set them.
///
/// Tokens and sign-ins are validated by the wall clock. Ages and intervals of what was fetched are measured in
/// ``uptime``, which never jumps.
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
