public import OIDCPrimitives
import OIDCDiscovery

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A time that stands still until a test turns it, for everything that takes a `TimeSource` or a moment.
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

    /// Starts at some moment that means nothing.
    public init() {}

    /// Starts at this moment.
    public init(now: Date) {
        setWallClock(now)
    }

    /// The wall clock.
    public var now: Date { state.withLock { $0.wallClock } }
    /// The time since some fixed moment.
    public var uptime: Duration { state.withLock { $0.uptime } }

    /// Turns both clocks, and wakes whoever has slept enough.
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

    /// Sets the wall clock alone, as somebody who corrects it does.
    public func setWallClock(_ date: Date) {
        state.withLock { $0.wallClock = date }
    }

    /// How many are asleep.
    public var sleepers: Int { state.withLock { $0.sleepers.count } }

    /// Sleeps until the test has turned the time far enough.
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
