#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// The clocks of a sign-in client or a live provider. They are injected once, at creation, so that tests can control
/// them.
///
/// Tokens and sign-ins are validated by the wall clock. The age of fetched documents and the intervals between fetches
/// are measured with ``uptime``, which never jumps.
public protocol TimeSource: Sendable {
    /// The current time of the wall clock.
    var now: Date { get }
    /// The time since a fixed moment. It also advances while the machine sleeps.
    var uptime: Duration { get }
    /// Waits for the given duration. Throws if the task is cancelled.
    func sleep(for duration: Duration) async throws
}

/// The system's clocks.
public struct SystemTime: TimeSource {
    private static let start = ContinuousClock.now

    /// Creates a source that uses the system's clocks.
    public init() {}

    /// The current time of the wall clock.
    public var now: Date { Date() }
    /// The time since this property was first read in the process.
    public var uptime: Duration { SystemTime.start.duration(to: ContinuousClock.now) }
    /// Waits for the given duration. Throws if the task is cancelled.
    public func sleep(for duration: Duration) async throws {
        try await ContinuousClock().sleep(until: ContinuousClock.now.advanced(by: duration))
    }
}
