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
/// addresses lead. Private addresses in metadata are refused before a request is made (`EndpointPolicy`), but a public
/// name can resolve to a private address: a server that must never reach its own network needs a transport that looks at
/// the address it connects to, or a firewall.
///
/// The caller checks the size again. A
/// `LiveProvider` does not wait for a transport that does not come back in time; but what such a transport holds it
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
