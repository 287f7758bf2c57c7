import OIDCPrimitives

#if canImport(FoundationNetworking)
    import Foundation
    import FoundationNetworking
#else
    import Foundation
#endif

/// Collects the answers of a session's tasks, within their bounds.
final class ExchangeDelegate: NSObject, URLSessionDataDelegate, Sendable {
    typealias Continuation = CheckedContinuation<Result<HTTPResponse, TransportFailure>, Never>

    /// One request and what has come back of its answer.
    private struct Exchange {
        let continuation: Continuation
        let bodyLimit: Int
        var status = 0
        var headers: [HTTPHeader] = []
        /// The body in the pieces in which it came: copying them here would take longer than receiving them, and what
        /// comes meanwhile piles up.
        var pieces: [Data] = []
        var bodyCount = 0

        var response: HTTPResponse {
            HTTPResponse(status: status, headers: headers, body: Array(pieces.joined()))
        }

        /// Adds to the body, unless it would become too large.
        mutating func take(_ data: Data) -> Bool {
            guard data.count <= bodyLimit - bodyCount else { return false }
            bodyCount += data.count
            pieces.append(data)
            return true
        }
    }

    private struct Exchanges {
        var open: [Int: Exchange] = [:]
        /// Tasks that were given up before they began.
        var givenUp: [Int: TransportFailure] = [:]
    }

    private let exchanges = Locked(Exchanges())

    /// Starts a task, and resumes the continuation when it is over.
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
            // A session keeps a task that never begins until it is cancelled.
            cancel(task)
        } else {
            task.resume()
        }
    }

    /// Ends a task for a reason of ours. Whoever waits is told at once, however long Foundation takes to stop.
    func giveUp(_ task: URLSessionTask, _ failure: TransportFailure) {
        let number = task.taskIdentifier
        let exchange = exchanges.withLock { exchanges in
            let exchange = exchanges.open.removeValue(forKey: number)
            // Either it has not begun, or it is over already; what is over does not come back.
            if exchange == nil, task.state == .suspended { exchanges.givenUp[number] = failure }
            return exchange
        }
        guard let exchange else { return }
        exchange.continuation.resume(returning: .failure(failure))
        cancel(task)
    }

    /// Elsewhere, because Foundation on Linux waits for the very thread that the delegate is called on.
    private func cancel(_ task: URLSessionTask) {
        DispatchQueue.global().async { task.cancel() }
    }

    // MARK: - URLSession

    /// Redirections are returned, not followed.
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

    /// A server that asks for credentials in the header has answered: which ones there are, the request says. Foundation
    /// on Linux would otherwise look for some and never come back.
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
        // A redirection that is not followed has no other call that tells of its answer.
        if let response = task.response { note(response, of: task) }
        guard let exchange = exchanges.withLock({ $0.open.removeValue(forKey: task.taskIdentifier) }) else { return }
        let result: Result<HTTPResponse, TransportFailure> =
            if let failure = error.map(TransportFailure.init) {
                .failure(failure)
            } else if exchange.status == 0 {
                .failure(.unreachable(reason: "the answer is not HTTP"))
            } else {
                .success(exchange.response)
            }
        exchange.continuation.resume(returning: result)
    }

    private func note(_ response: URLResponse, of task: URLSessionTask) {
        guard let response = response as? HTTPURLResponse else { return }
        let headers = response.allHeaderFields.compactMap { name, value in
            (name as? String).map { HTTPHeader(name: $0, value: "\(value)") }
        }
        exchanges.withLock { exchanges in
            exchanges.open[task.taskIdentifier]?.status = response.statusCode
            exchanges.open[task.taskIdentifier]?.headers = headers
        }
    }
}

extension TransportFailure {
    /// What Foundation's error means to somebody who has to mend it.
    init(_ error: any Error) {
        let code = (error as? URLError)?.code
        let reason: String? =
            switch code {
            case .timedOut: nil
            case .cannotFindHost, .dnsLookupFailed: "the host's name is unknown"
            case .cannotConnectToHost: "the connection was refused"
            case .networkConnectionLost, .badServerResponse: "the connection broke before the answer was complete"
            case .notConnectedToInternet: "this machine has no network"
            case .secureConnectionFailed, .serverCertificateUntrusted, .serverCertificateHasBadDate,
                .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid, .clientCertificateRejected:
                "the server's certificate is not trusted, or not for this host"
            default: "URLSession gave up with error \((error as NSError).code)"
            }
        self = reason.map { .unreachable(reason: $0) } ?? .timedOut
    }
}
