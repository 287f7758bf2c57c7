import OIDCDiscovery
public import OIDCPrimitives

/// An HTTP transport without a network. It returns the responses that a test defines, and records the requests.
///
///     let transport = StubTransport { request in
///         TransportResponse(status: 200, body: Array("{}".utf8))
///     }
///     transport.setBehavior(.fail(.timedOut))
///     transport.setBehavior(
///         .answer(TransportResponse(status: 503)), at: "https://id.example.com/keys")
///
/// It meets the requirements of `HTTPTransport` where it can: it rejects a body above the request's limit and stops
/// when the task is cancelled. It has no clock, so nothing times out by itself. To simulate a timeout, use
/// `.fail(.timedOut)`.
public final class StubTransport: HTTPTransport {
    /// The way in which requests are answered.
    public enum Behavior: Sendable {
        /// The response of the closure that was passed to the initializer.
        case normal
        /// The given response.
        case answer(TransportResponse)
        /// The given failure.
        case fail(TransportFailure)
        /// A wait until the test calls ``StubTransport/release()`` or the task is cancelled.
        case stall
        /// A wait until the test calls ``StubTransport/release()``, even if the task is cancelled. This simulates a
        /// transport that ignores cancellation.
        case hold
    }

    private struct State {
        var requests: [TransportRequest] = []
        var everywhere = Behavior.normal
        var behaviors: [ExactString: Behavior] = [:]
        var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
        var releases = 0
    }

    private let state = Locked(State())
    private let answer: @Sendable (TransportRequest) -> TransportResponse?

    /// Creates a transport. The closure returns the normal response, or `nil` if there is no server at the URL.
    public init(_ answer: @escaping @Sendable (TransportRequest) -> TransportResponse?) {
        self.answer = answer
    }

    // MARK: - Behavior

    /// Changes how later requests to one URL are answered, or all requests if no URL is given.
    public func setBehavior(_ behavior: Behavior, at url: String? = nil) {
        state.withLock { state in
            if let url {
                state.behaviors[ExactString(url)] = behavior
            } else {
                state.everywhere = behavior
                state.behaviors = [:]
            }
        }
    }

    /// Answers normally again, including the requests that are waiting.
    public func release() {
        setBehavior(.normal)
        let waiting = state.withLock { state in
            defer { state.waiting = [:] }
            state.releases += 1
            return Array(state.waiting.values)
        }
        for continuation in waiting { continuation.resume() }
    }

    // MARK: - Requests

    /// All requests in order, whatever their outcome.
    public var requests: [TransportRequest] { state.withLock { $0.requests } }

    /// Returns the requests to one URL, in order.
    public func requests(to url: String) -> [TransportRequest] {
        requests.filter { $0.url.hasSameBytes(as: url) }
    }

    /// The number of requests that are waiting.
    public var waitingCount: Int { state.withLock { $0.waiting.count } }

    // MARK: - HTTP

    /// Returns the response that the test has defined.
    public func send(_ request: TransportRequest) async throws(TransportFailure) -> TransportResponse {
        let (number, behavior, releases) = state.withLock { state in
            state.requests.append(request)
            let behavior = state.behaviors[ExactString(request.url)] ?? state.everywhere
            return (state.requests.count, behavior, state.releases)
        }
        var response: TransportResponse?
        switch behavior {
        case .normal: break
        case .answer(let given): response = given
        case .fail(let failure): throw failure
        case .stall:
            await waitForRelease(number, after: releases, isCancellable: true)
            if Task.isCancelled { throw .cancelled }
        case .hold: await waitForRelease(number, after: releases, isCancellable: false)
        }
        guard let response = response ?? answer(request) else {
            throw .unreachable(reason: "there is no server at this URL")
        }
        guard response.body.count <= request.bodyLimit else { throw .bodyTooLarge }
        return response
    }

    /// - Parameter releases: The number of releases when the request began to wait. There may have been another since.
    private func waitForRelease(_ number: Int, after releases: Int, isCancellable: Bool) async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    if state.releases > releases || isCancellable && Task.isCancelled { return true }
                    state.waiting[number] = continuation
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            guard isCancellable else { return }
            state.withLock { $0.waiting.removeValue(forKey: number) }?.resume()
        }
    }
}
