/// One result that several tasks compete for. The first one counts, and is waited for once.
///
/// Unlike a task group, the waiting task does not wait for those that lose: they may ignore their cancellation.
final class Race<Value: Sendable>: Sendable {
    private enum State: Sendable {
        case undecided
        case waiting(CheckedContinuation<Result<Value, any Error>, Never>)
        case decided(Result<Value, any Error>)
        case received
    }

    private let state = Locked(State.undecided)

    /// Decides the race, unless it is decided already.
    func finish(_ result: Result<Value, any Error>) {
        let waiting: CheckedContinuation<Result<Value, any Error>, Never>? = state.withLock { state in
            switch state {
            case .undecided:
                state = .decided(result)
                return nil
            case .waiting(let continuation):
                state = .received
                return continuation
            case .decided, .received: return nil
            }
        }
        waiting?.resume(returning: result)
    }

    /// Waits for the result. Call it once.
    func result() async -> Result<Value, any Error> {
        await withCheckedContinuation { continuation in
            let decided: Result<Value, any Error>? = state.withLock { state in
                if case .decided(let result) = state {
                    state = .received
                    return result
                }
                state = .waiting(continuation)
                return nil
            }
            if let decided { continuation.resume(returning: decided) }
        }
    }
}

/// Runs an operation and returns its result, but stops waiting when the timeout ends or the calling task is cancelled.
/// The operation's task is then cancelled. If it ignores that, it continues alone and its result is dropped.
///
/// - Parameters:
///   - timeout: A closure that returns after the timeout, or throws if it is cancelled.
///   - operation: The operation. It has the task-local values and the priority of the caller.
/// - Throws: The error of the operation, `OperationTimeout`, or `CancellationError` if the calling task is cancelled.
package func firstResult<Value: Sendable>(
    before timeout: @escaping @Sendable () async throws -> Void,
    of operation: @escaping @Sendable () async throws -> Value
) async throws -> Value {
    try Task.checkCancellation()
    let race = Race<Value>()
    let work = Task {
        do {
            race.finish(.success(try await operation()))
        } catch {
            race.finish(.failure(error))
        }
    }
    let deadline = Task {
        guard (try? await timeout()) != nil else { return }
        race.finish(.failure(OperationTimeout()))
    }
    // Both end when the race is decided.
    defer {
        work.cancel()
        deadline.cancel()
    }
    let result = await withTaskCancellationHandler {
        await race.result()
    } onCancel: {
        race.finish(.failure(CancellationError()))
    }
    return try result.get()
}

/// The error of an operation that did not finish within its timeout.
package struct OperationTimeout: Error {
    package init() {}
}
