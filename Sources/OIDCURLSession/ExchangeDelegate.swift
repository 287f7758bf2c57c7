import OIDCPrimitives

#if canImport(FoundationNetworking)
    import Foundation
    import FoundationNetworking
#else
    import Foundation
#endif

/// A delegate that collects the responses of a session's tasks, within their limits.
final class ExchangeDelegate: NSObject, URLSessionDataDelegate, Sendable {
    typealias Continuation = CheckedContinuation<Result<TransportResponse, TransportFailure>, Never>

    /// A request and the part of its response received so far.
    private struct Exchange {
        let continuation: Continuation
        let bodyLimit: Int
        var status = 0
        var headers: [HeaderField] = []
        /// The body, in the chunks received. Copying them here would take longer than receiving them, so data would
        /// accumulate.
        var pieces: [Data] = []
        var bodyCount = 0

        var response: TransportResponse {
            TransportResponse(status: status, headers: headers, body: Array(pieces.joined()))
        }

        /// Adds data to the body, unless it would exceed the limit.
        mutating func take(_ data: Data) -> Bool {
            guard data.count <= bodyLimit - bodyCount else { return false }
            bodyCount += data.count
            pieces.append(data)
            return true
        }
    }

    private struct Exchanges {
        var open: [Int: Exchange] = [:]
        /// Tasks that were cancelled before they began.
        var givenUp: [Int: TransportFailure] = [:]
    }

    private let exchanges = Locked(Exchanges())

    /// Starts a task, and resumes the continuation when it ends.
    func begin(_ task: URLSessionDataTask, bodyLimit: Int, _ continuation: Continuation) {
        let number = task.taskIdentifier
        let failure = exchanges.withLock { exchanges in
            let failure = exchanges.givenUp.removeValue(forKey: number)
            if failure == nil {
                exchanges.open[number] = Exchange(continuation: continuation, bodyLimit: bodyLimit)
            }
            return failure
        }
        if let failure {
            continuation.resume(returning: .failure(failure))
            // A session retains a task that never began until it is cancelled.
            cancel(task)
        } else {
            task.resume()
        }
    }

    /// Ends a task with a failure. The caller is resumed immediately, no matter how long Foundation takes to stop.
    func giveUp(_ task: URLSessionTask, _ failure: TransportFailure) {
        let number = task.taskIdentifier
        let exchange = exchanges.withLock { exchanges in
            let exchange = exchanges.open.removeValue(forKey: number)
            // The task has not begun or has already ended. A task that has ended is not added.
            if exchange == nil, task.state == .suspended { exchanges.givenUp[number] = failure }
            return exchange
        }
        guard let exchange else { return }
        exchange.continuation.resume(returning: .failure(failure))
        cancel(task)
    }

    /// Cancels a task on another thread. On Linux, Foundation waits for the thread that calls the delegate.
    private func cancel(_ task: URLSessionTask) {
        DispatchQueue.global().async { task.cancel() }
    }

    // MARK: - URLSession

    /// Redirects are returned, not followed.
    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) {
        completionHandler(nil)
    }

    func urlSession(
        _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
        completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
    ) {
        note(response, of: dataTask)
        let isTooLarge = exchanges.withLock { exchanges in
            exchanges.open[dataTask.taskIdentifier].map { response.expectedContentLength > $0.bodyLimit } ?? false
        }
        if isTooLarge { giveUp(dataTask, .bodyTooLarge) }
        completionHandler(isTooLarge ? .cancel : .allow)
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        let hasRoom = exchanges.withLock { $0.open[dataTask.taskIdentifier]?.take(data) }
        if hasRoom == false { giveUp(dataTask, .bodyTooLarge) }
    }

    /// A server that requests credentials in a header has responded: the request contains all credentials there are. On
    /// Linux, Foundation would otherwise look for credentials and never return.
    func urlSession(
        _ session: URLSession, task: URLSessionTask, didReceive challenge: URLAuthenticationChallenge,
        completionHandler: @escaping @Sendable (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
    ) {
        guard let response = challenge.failureResponse else {
            completionHandler(.performDefaultHandling, nil)
            return
        }
        note(response, of: task)
        guard let exchange = exchanges.withLock({ $0.open.removeValue(forKey: task.taskIdentifier) }) else { return }
        exchange.continuation.resume(returning: .success(exchange.response))
        cancel(task)
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        // For a redirect that is not followed, no other delegate method receives the response.
        if let response = task.response { note(response, of: task) }
        guard let exchange = exchanges.withLock({ $0.open.removeValue(forKey: task.taskIdentifier) }) else { return }
        let result: Result<TransportResponse, TransportFailure> =
            if let failure = error.map(TransportFailure.init) {
                .failure(failure)
            } else if exchange.status == 0 {
                .failure(.unreachable(reason: "the response is not HTTP"))
            } else {
                .success(exchange.response)
            }
        exchange.continuation.resume(returning: result)
    }

    private func note(_ response: URLResponse, of task: URLSessionTask) {
        guard let response = response as? HTTPURLResponse else { return }
        let headers = response.allHeaderFields.compactMap { name, value in
            (name as? String).map { HeaderField(name: $0, value: "\(value)") }
        }
        exchanges.withLock { exchanges in
            exchanges.open[task.taskIdentifier]?.status = response.statusCode
            exchanges.open[task.taskIdentifier]?.headers = headers
        }
    }
}
