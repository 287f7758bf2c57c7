public import OIDCPrimitives

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A value that decides when to request the tokens of a device again (RFC 8628 §3.5).
///
///     var polling = DevicePolling(device)
///     while true {
///         try await time.sleep(for: polling.interval)
///         do throws(Refusal) { return try await ask() } catch {
///             try polling.continue(after: error, at: time.now)
///         }
///     }
public struct DevicePolling: Sendable {
    /// The time to wait before the next request.
    public private(set) var interval: Duration
    private let expiresAt: Date

    /// Creates the decision for a device that has not asked yet.
    public init(_ device: DeviceAuthorization) {
        interval = device.interval
        expiresAt = device.expiresAt
    }

    /// Decides what to do after a request failed: sets the next ``interval``, or throws.
    ///
    /// `authorization_pending` keeps the interval, and `slow_down` adds five seconds to it. If the provider cannot be
    /// reached or fails, the interval doubles, or becomes what the provider asks for.
    ///
    /// - Parameters:
    ///   - refusal: The error of the request.
    ///   - now: The current time.
    /// - Throws: `exchange.device-code-expired` if no time is left for another request, or the given error if asking
    ///   again cannot help.
    public mutating func `continue`(after refusal: Refusal, at now: Date) throws(Refusal) {
        switch refusal.providerError.map({ ExactString($0.error) }) {
        case "authorization_pending": break
        case "slow_down": lengthen(to: interval + .seconds(5))
        case "server_error", "temporarily_unavailable": lengthen(to: refusal.retryAfter ?? interval * 2)
        case nil where DevicePolling.retriedCodes.contains(refusal.first.code):
            lengthen(to: refusal.retryAfter ?? interval * 2)
        default: throw refusal
        }
        guard now + interval.inSeconds < expiresAt else { throw Refusal(.deviceCodeExpired()) }
    }

    /// The interval never gets shorter.
    private mutating func lengthen(to duration: Duration) {
        interval = max(interval, min(duration, DeviceAuthorization.maximumInterval))
    }

    private static let retriedCodes: [ProblemCode] = [.exchangeUnreachable, .exchangeHTTPStatus]
}

extension Problem {
    static func deviceCodeExpired() -> Problem {
        Problem(
            .exchangeDeviceCodeExpired,
            remedy: "The user did not sign in before the device's code expired. Start the device's sign-in again.")
    }
}
