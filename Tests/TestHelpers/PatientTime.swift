package import Foundation
import OIDCPrimitives

/// The system's clocks with patient deadlines, for tests over sockets: what ends after ten seconds elsewhere ends after a
/// minute.
package struct PatientTime: TimeSource {
    private let system = SystemTime()

    /// Creates a source.
    package init() {}

    /// The current time of the wall clock.
    package var now: Date { system.now }
    /// The time since a fixed moment.
    package var uptime: Duration { system.uptime }

    /// Waits six times as long.
    package func sleep(for duration: Duration) async throws { try await system.sleep(for: duration * 6) }
}
