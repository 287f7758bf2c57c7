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
/// The transport keeps the limits, even if the closure does not:
///
/// - After ``TransportRequest/timeout``, the closure's task is cancelled and the request fails at once with
///   ``TransportFailure/timedOut``. When the calling task is cancelled, it fails at once with
///   ``TransportFailure/cancelled``. A closure that ignores its cancellation continues alone and its response is
///   dropped, but it still holds its connection. It should end soon after it is cancelled, as every asynchronous client
///   does.
/// - A response above ``TransportRequest/bodyLimit`` fails with ``TransportFailure/bodyTooLarge``. The closure should
///   stop reading at the limit, because a body that it has read is in memory already.
///
/// A ``TransportFailure`` thrown by the closure is rethrown. `CancellationError` becomes ``TransportFailure/cancelled``.
/// Any other error becomes ``TransportFailure/unreachable(reason:)`` with the error's description, of which at most 200
/// characters are kept. Long words that may be a token are redacted. If the description contains a value of at least six
/// bytes from the request's query, header fields, or form, only the error's type is kept.
public struct ClosureTransport: HTTPTransport {
    private let answer: @Sendable (TransportRequest) async throws -> TransportResponse

    /// Creates a transport from a closure that sends a request and returns the response.
    public init(_ answer: @escaping @Sendable (TransportRequest) async throws -> TransportResponse) {
        self.answer = answer
    }

    /// Sends a request with the closure.
    public func send(_ request: TransportRequest) async throws(TransportFailure) -> TransportResponse {
        let response: TransportResponse
        do {
            response = try await firstResult {
                try await Task.sleep(for: request.timeout)
            } of: { [answer] in
                try await answer(request)
            }
        } catch {
            throw Self.failure(error, of: request)
        }
        // A client that was cancelled may return only part of a response.
        if Task.isCancelled { throw .cancelled }
        guard response.body.count <= request.bodyLimit else { throw .bodyTooLarge }
        return response
    }

    private static func failure(_ error: any Error, of request: TransportRequest) -> TransportFailure {
        if Task.isCancelled { return .cancelled }
        return switch error {
        case is OperationTimeout: .timedOut
        case is CancellationError: .cancelled
        case let failure as TransportFailure: failure
        default: .unreachable(reason: FailureReason.text(of: error, request))
        }
    }
}
