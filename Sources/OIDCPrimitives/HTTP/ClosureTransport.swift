/// A transport that sends requests with a closure.
///
///     let transport = ClosureTransport { request in
///         let answer = try await client.execute(
///             request.method.rawValue, request.url,
///             headers: request.headers.map { ($0.name, $0.value) },
///             body: request.body, largestBody: request.bodyLimit)
///         return TransportResponse(
///             status: answer.status, headers: answer.headers.map(HeaderField.init),
///             body: answer.bytes)
///     }
///
/// The client must not follow redirects or keep cookies.
///
/// The closure needs no timeout of its own: it is cancelled after ``TransportRequest/timeout``, and the request fails with
/// ``TransportFailure/timedOut``. It must end soon after its task is cancelled, as every asynchronous client does.
///
/// A ``TransportFailure`` thrown by the closure is rethrown. Cancellation becomes ``TransportFailure/cancelled``, and
/// any other error becomes ``TransportFailure/unreachable(reason:)``.
public struct ClosureTransport: HTTPTransport {
    private let answer: @Sendable (TransportRequest) async throws -> TransportResponse

    /// Creates a transport from a closure that sends a request and returns the response.
    public init(_ answer: @escaping @Sendable (TransportRequest) async throws -> TransportResponse) {
        self.answer = answer
    }

    /// Sends a request with the closure.
    public func send(_ request: TransportRequest) async throws(TransportFailure) -> TransportResponse {
        do {
            let response = try await answerInTime(request)
            // A client that was cancelled may return only part of a response.
            try Task.checkCancellation()
            return response
        } catch let failure as TransportFailure {
            throw failure
        } catch {
            throw Task.isCancelled || error is CancellationError
                ? .cancelled : .unreachable(reason: "\(type(of: error))")
        }
    }

    /// Runs the closure and the request's timeout concurrently. Whichever finishes first cancels the other.
    private func answerInTime(_ request: TransportRequest) async throws -> TransportResponse {
        try await withThrowingTaskGroup(of: TransportResponse.self) { group in
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
