import EntraID

/// The events of a console, and the exit status that follows from them.
final class TrySession: Sendable {
    private struct State {
        var status: CommandStatus
        var hasResult = false
        var end: (@Sendable () -> Void)?
    }

    private let endsAfterSignIn: Bool
    private let forward: @Sendable (TryEvent) -> Void
    private let state: Locked<State>

    init(endsAfterSignIn: Bool, onEvent: @escaping @Sendable (TryEvent) -> Void) {
        self.endsAfterSignIn = endsAfterSignIn
        forward = onEvent
        // Without a sign-in, nothing was tried.
        state = Locked(State(status: endsAfterSignIn ? .failed : .accepted))
    }

    var status: CommandStatus { state.withLock { $0.status } }

    /// Sets the closure that ends the console after the first sign-in.
    func onEnd(_ end: @escaping @Sendable () -> Void) { state.withLock { $0.end = end } }

    func receive(_ event: TryEvent) {
        forward(event)
        guard endsAfterSignIn else { return }
        switch event {
        case .signInFinished(_, let isAccepted):
            state.withLock { state in
                if !state.hasResult { state.status = isAccepted ? .accepted : .refused }
                state.hasResult = true
            }
        case .resultShown:
            // The user sees the result before the console ends.
            state.withLock { $0.hasResult ? $0.end : nil }?()
        default: break
        }
    }
}
