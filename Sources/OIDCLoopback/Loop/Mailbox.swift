import OIDCPrimitives

/// The messages of other threads to the event loop.
final class Mailbox: Sendable {
    /// A response, and the number of the connection that it is for.
    struct Answer: Sendable {
        let connection: Int
        let response: LoopbackResponse
    }

    private struct Contents: Sendable {
        var answers: [Answer] = []
        var isStopping = false
        var hasStopped = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    let pipe: WakeUpPipe
    private let contents = Locked(Contents())

    init() throws(LoopbackError) {
        pipe = try WakeUpPipe()
    }

    // MARK: - From any thread

    func post(_ answer: Answer) {
        let isFirst = contents.withLock { contents in
            contents.answers.append(answer)
            return contents.answers.count == 1
        }
        // The loop takes all answers at once.
        if isFirst { pipe.wakeUp() }
    }

    func stop() {
        contents.withLock { $0.isStopping = true }
        pipe.wakeUp()
    }

    /// Waits until the loop has ended.
    func waitUntilStopped() async {
        await withCheckedContinuation { continuation in
            let hasStopped = contents.withLock { contents in
                if !contents.hasStopped { contents.waiting.append(continuation) }
                return contents.hasStopped
            }
            if hasStopped { continuation.resume() }
        }
    }

    // MARK: - From the loop

    /// Removes the answers. Returns them, and whether to stop: both at once, so that an answer that was posted after the
    /// server was stopped is known to be.
    func take() -> (answers: [Answer], isStopping: Bool) {
        contents.withLock { contents in
            let answers = contents.answers
            contents.answers = []
            return (answers, contents.isStopping)
        }
    }

    func finish() {
        let waiting = contents.withLock { contents in
            let waiting = contents.waiting
            contents.waiting = []
            contents.hasStopped = true
            return waiting
        }
        for continuation in waiting { continuation.resume() }
    }
}
