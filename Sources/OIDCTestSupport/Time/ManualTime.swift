public import OIDCPrimitives
import OIDCDiscovery

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A clock that a test advances manually, for everything that takes a `TimeSource` or a time.
///
///     let time = ManualTime()
///     let issuer = try TestIssuer(time: time)
///     time.advance(by: .seconds(86_400))
public final class ManualTime: TimeSource {
    private struct State {
        var uptime: Duration = .seconds(1_000)
        var wallClock = Date(timeIntervalSince1970: 1_700_000_000)
        var sleepers: [Int: (until: Duration, wake: CheckedContinuation<Void, Never>)] = [:]
        var lastSleeper = 0
    }

    private let state = Locked(State())

    /// Creates a clock at an arbitrary time.
    public init() {}

    /// Creates a clock at the given time.
    public init(now: Date) {
        setWallClock(now)
    }

    /// The wall clock.
    public var now: Date { state.withLock { $0.wallClock } }
    /// The time since an arbitrary fixed moment.
    public var uptime: Duration { state.withLock { $0.uptime } }

    /// Advances both clocks and resumes tasks whose sleep has ended.
    public func advance(by duration: Duration) {
        let woken = state.withLock { state in
            state.uptime += duration
            state.wallClock += duration / .seconds(1)
            let uptime = state.uptime
            let woken = state.sleepers.filter { $0.value.until <= uptime }
            for number in woken.keys { state.sleepers.removeValue(forKey: number) }
            return woken.values.map(\.wake)
        }
        for wake in woken { wake.resume() }
    }

    /// Sets only the wall clock, as when an administrator corrects it.
    public func setWallClock(_ date: Date) {
        state.withLock { $0.wallClock = date }
    }

    /// The number of sleeping tasks.
    public var sleepers: Int { state.withLock { $0.sleepers.count } }

    /// Sleeps until the test has advanced the clock far enough.
    public func sleep(for duration: Duration) async throws {
        let number = state.withLock { state in
            state.lastSleeper += 1
            return state.lastSleeper
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    if Task.isCancelled || duration <= .zero { return true }
                    state.sleepers[number] = (state.uptime + duration, continuation)
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.sleepers.removeValue(forKey: number)?.wake }?.resume()
        }
        try Task.checkCancellation()
    }
}
