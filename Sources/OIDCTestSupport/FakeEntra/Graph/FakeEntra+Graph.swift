import EntraID
import OIDCLoopback

extension FakeEntra {
    /// Returns the response of a small Microsoft Graph at `/graph/v1.0` and `/v1.0`.
    ///
    /// The library's tokens lead to `/v1.0`, because an emulator has one origin for everything.
    func graph(_ request: LoopbackRequest) async -> LoopbackResponse {
        let exchange = GraphExchange(request, at: time.now, requestID: newIdentifier())
        do throws(GraphError) {
            return try graph(request, in: exchange)
        } catch {
            return exchange.response(to: error)
        }
    }

    private func graph(_ request: LoopbackRequest, in exchange: GraphExchange) throws(GraphError) -> LoopbackResponse {
        if isGraphThrottled() { throw .throttled(retryAfter: 1) }
        let caller = try graphCaller(of: request)
        guard let path = GraphPath(request.path) else { throw .unknownPath }
        let method = path.isAction ? "POST" : "GET"
        guard request.method.hasSameBytes(as: method) else { throw .methodNotAllowed(method) }
        let options = try GraphQueryOptions(Substring(request.query ?? ""))
        let answer = GraphAnswer(
            origin: origin, path: path, options: options, caller: caller, exchange: exchange,
            isEventual: request.values(of: "ConsistencyLevel").contains {
                $0.asciiLowercased.hasSameBytes(as: "eventual")
            })
        return try answer.response(body: request.body)
    }

    /// Returns whether a request is answered with 429, and counts it.
    private func isGraphThrottled() -> Bool {
        state.withLock { state in
            guard state.misbehavior.throttledGraphRequests > 0 else { return false }
            state.misbehavior.throttledGraphRequests -= 1
            return true
        }
    }
}
