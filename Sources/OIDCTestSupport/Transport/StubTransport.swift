import OIDCDiscovery
public import OIDCPrimitives

/// An HTTP client without a network: it answers as a test tells it to, and remembers what it was asked.
///
///     let transport = StubTransport { request in HTTPResponse(status: 200, body: Array("{}".utf8)) }
///     transport.behave(.fail(.timedOut))
///     transport.behave(.answer(HTTPResponse(status: 503)), at: "https://id.example.com/keys")
///
/// It keeps an `HTTPTransport`'s promises where it can: a body over the request's bound is refused, and a task that is
/// cancelled gives up. It has no clock, so nothing times out by itself: say `.fail(.timedOut)`.
public final class StubTransport: HTTPTransport {
    /// How requests are answered.
    public enum Behavior: Sendable {
        /// As the closure says that the transport was made with.
        case normal
        /// With this.
        case answer(HTTPResponse)
        /// Not at all.
        case fail(TransportFailure)
        /// When the test calls ``StubTransport/release()``; until then a task that is cancelled gives up.
        case stall
        /// When the test calls ``StubTransport/release()``, and until then not even cancellation helps: a transport that
        /// breaks its promise.
        case hold
    }

    private struct State {
        var requests: [HTTPRequest] = []
        var everywhere = Behavior.normal
        var behaviors: [ExactText: Behavior] = [:]
        var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
        var releases = 0
    }

    private let state = Locked(State())
    private let answer: @Sendable (HTTPRequest) -> HTTPResponse?

    /// Takes what is answered normally; `nil` means that nobody is at that address.
    public init(_ answer: @escaping @Sendable (HTTPRequest) -> HTTPResponse?) {
        self.answer = answer
    }

    // MARK: - What the test says

    /// Changes how requests are answered from now on: those to one address, or all of them.
    public func behave(_ behavior: Behavior, at address: String? = nil) {
        state.withLock { state in
            if let address {
                state.behaviors[ExactText(address)] = behavior
            } else {
                state.everywhere = behavior
                state.behaviors = [:]
            }
        }
    }

    /// Answers normally again, also whoever was stalled or held.
    public func release() {
        behave(.normal)
        let waiting = state.withLock { state in
            defer { state.waiting = [:] }
            state.releases += 1
            return Array(state.waiting.values)
        }
        for continuation in waiting { continuation.resume() }
    }

    // MARK: - What the test asks

    /// Every request there was, in order, whatever became of it.
    public var requests: [HTTPRequest] { state.withLock { $0.requests } }

    /// The requests to one address, in order.
    public func requests(to address: String) -> [HTTPRequest] {
        requests.filter { $0.address.hasSameBytes(as: address) }
    }

    /// How many requests are stalled or held at present.
    public var waitingCount: Int { state.withLock { $0.waiting.count } }

    // MARK: - HTTP

    /// Answers as it was told.
    public func send(_ request: HTTPRequest) async throws(TransportFailure) -> HTTPResponse {
        let (number, behavior, releases) = state.withLock { state in
            state.requests.append(request)
            let behavior = state.behaviors[ExactText(request.address)] ?? state.everywhere
            return (state.requests.count, behavior, state.releases)
        }
        var response: HTTPResponse?
        switch behavior {
        case .normal: break
        case .answer(let given): response = given
        case .fail(let failure): throw failure
        case .stall:
            await waitForRelease(number, after: releases, isCancellable: true)
            if Task.isCancelled { throw .cancelled }
        case .hold: await waitForRelease(number, after: releases, isCancellable: false)
        }
        guard let response = response ?? answer(request) else { throw .unreachable(reason: "nobody is there") }
        guard response.body.count <= request.bodyLimit else { throw .bodyTooLarge }
        return response
    }

    /// - Parameter releases: How many there had been when the request was told to wait: another may have come since.
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
