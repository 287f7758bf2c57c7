/// The HTTP client that an application injects.
///
/// ## What a transport must do
///
/// - Send the request to its ``HTTPRequest/address`` as it stands, its query included, and return the answer whatever
///   its status.
/// - Follow no redirection: return the 3xx answer. Whoever controls a redirection would choose the keys that tokens are
///   checked with.
/// - Give up with ``TransportFailure/timedOut`` when the whole answer has not arrived within ``HTTPRequest/timeout``.
/// - Stop reading, and give up with ``TransportFailure/bodyTooLarge``, when a body exceeds ``HTTPRequest/bodyLimit``
///   after decompression.
/// - Check the server's certificate and name for https, against what the system trusts, and never skip that.
/// - Keep no cookies and no cache, and send no credentials but those in the request.
/// - Give up when the calling task is cancelled.
///
/// ## What it need not do
///
/// It judges neither status nor content, retries nothing, and knows no tokens. It may connect wherever the names in
/// addresses lead. Private addresses in metadata are refused before a request is made (``EndpointPolicy``), but a public
/// name can resolve to a private address: a server that must never reach its own network needs a transport that looks at
/// the address it connects to, or a firewall.
///
/// The caller checks the size again. A
/// ``LiveProvider`` does not wait for a transport that does not come back in time; but what such a transport holds it
/// holds for ever, and whoever redeems a code waits for it.
///
/// `Conformance` in `OIDCTestSupport` tries a transport over real sockets, and says in words which promise it breaks.
public protocol HTTPTransport: Sendable {
    /// Sends a request and returns the whole answer.
    func send(_ request: HTTPRequest) async throws(TransportFailure) -> HTTPResponse
}

/// Why there is no answer.
public enum TransportFailure: Error, Hashable, Sendable {
    /// No connection, or not to the end. The reason is for people and holds no secret: `connection refused`.
    case unreachable(reason: String)
    /// The whole answer did not arrive in time.
    case timedOut
    /// The body is larger than was allowed.
    case bodyTooLarge
    /// The task was cancelled.
    case cancelled
}

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
