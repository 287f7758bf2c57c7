import OIDCPrimitives
import Foundation
import OIDCDiscovery

/// A clock that the simulation advances from one wake-up to the next. Tasks with the same wake-up time resume in the
/// order in which they went to sleep, so that a run can be repeated; `ManualTime` does not guarantee an order.
final class SimulatedTime: TimeSource {
    private struct Sleeper {
        let number: Int
        let until: Duration
        let wake: CheckedContinuation<Void, Never>
    }

    private struct State {
        var uptime = SimulatedTime.start
        var sleepers: [Sleeper] = []
        var lastSleeper = 0
    }

    static let start: Duration = .seconds(1_000)
    private static let date = Date(timeIntervalSince1970: 1_700_000_000)
    private let state = Locked(State())

    var uptime: Duration { state.withLock { $0.uptime } }
    var now: Date { SimulatedTime.date(at: uptime) }
    /// The time since the simulation started.
    var elapsed: Duration { uptime - SimulatedTime.start }
    /// The number of sleeping tasks.
    var sleepers: Int { state.withLock { $0.sleepers.count } }

    /// Returns the wall-clock time at an uptime.
    static func date(at uptime: Duration) -> Date { date + (uptime - start) / .seconds(1) }
    /// Returns the uptime at a wall-clock time.
    static func uptime(at date: Date) -> Duration { start + .seconds(date.timeIntervalSince(SimulatedTime.date)) }

    /// Advances to the next wake-up, or to this time if that is earlier. Returns whether this time was reached.
    func advance(towards moment: Duration) -> Bool {
        let (woken, hasArrived) = state.withLock { state in
            let uptime = state.uptime
            let next = min(state.sleepers.map { max($0.until, uptime) }.min() ?? moment, moment)
            state.uptime = next
            let woken = state.sleepers.filter { $0.until <= next }.sorted {
                ($0.until, $0.number) < ($1.until, $1.number)
            }
            state.sleepers.removeAll { $0.until <= next }
            return (woken.map(\.wake), next == moment)
        }
        for wake in woken { wake.resume() }
        return hasArrived
    }

    func sleep(for duration: Duration) async throws {
        await sleep(for: duration, isCancellable: true)
        try Task.checkCancellation()
    }

    /// Sleeps even if the task is cancelled, like a transport that breaks its promises.
    func sleepRegardless(for duration: Duration) async {
        await sleep(for: duration, isCancellable: false)
    }

    private func sleep(for duration: Duration, isCancellable: Bool) async {
        let number = state.withLock { state in
            state.lastSleeper += 1
            return state.lastSleeper
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    if isCancellable && Task.isCancelled || duration <= .zero { return true }
                    state.sleepers.append(Sleeper(number: number, until: state.uptime + duration, wake: continuation))
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            guard isCancellable else { return }
            state.withLock { state -> CheckedContinuation<Void, Never>? in
                guard let place = state.sleepers.firstIndex(where: { $0.number == number }) else { return nil }
                return state.sleepers.remove(at: place).wake
            }?.resume()
        }
    }
}
