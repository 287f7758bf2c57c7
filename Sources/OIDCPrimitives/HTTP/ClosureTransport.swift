/// A transport made of a closure, for clients that fit in a few lines.
///
///     let transport = ClosureTransport { request in
///         let answer = try await client.execute(
///             request.method.rawValue, request.address, headers: request.headers.map { ($0.name, $0.value) },
///             body: request.body, largestBody: request.bodyLimit)
///         return HTTPResponse(status: answer.status, headers: answer.headers.map(HTTPHeader.init), body: answer.bytes)
///     }
///
/// The client must be one that follows no redirections and keeps no cookies.
///
/// The closure needs no timeout of its own: it is cancelled after ``HTTPRequest/timeout``, wherever it is by then, and the
/// request ends with ``TransportFailure/timedOut``. It must end soon after its task is cancelled, as every asynchronous
/// client does.
///
/// A ``TransportFailure`` thrown by the closure is passed on, cancellation becomes ``TransportFailure/cancelled``, and
/// any other error ``TransportFailure/unreachable(reason:)``.
public struct ClosureTransport: HTTPTransport {
    private let answer: @Sendable (HTTPRequest) async throws -> HTTPResponse

    /// Creates a transport from the closure that sends a request.
    public init(_ answer: @escaping @Sendable (HTTPRequest) async throws -> HTTPResponse) {
        self.answer = answer
    }

    /// Sends a request with the closure.
    public func send(_ request: HTTPRequest) async throws(TransportFailure) -> HTTPResponse {
        do {
            let response = try await answerInTime(request)
            // What a client returns once it was cancelled may be the first half of an answer.
            try Task.checkCancellation()
            return response
        } catch let failure as TransportFailure {
            throw failure
        } catch {
            throw Task.isCancelled || error is CancellationError
                ? .cancelled : .unreachable(reason: "\(type(of: error))")
        }
    }

    /// The closure and the request's time run at once. Whichever ends first decides, and cancels the other.
    private func answerInTime(_ request: HTTPRequest) async throws -> HTTPResponse {
        try await withThrowingTaskGroup(of: HTTPResponse.self) { group in
            defer { group.cancelAll() }
            group.addTask { [answer] in try await answer(request) }
            group.addTask {
                try await Task.sleep(for: request.timeout)
                throw TransportFailure.timedOut
            }
            guard let first = try await group.next() else { throw CancellationError() }
            return first
        }
    }
}
