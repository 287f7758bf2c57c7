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
public struct TransportFailure: Error, Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case unreachable, timedOut, bodyTooLarge, cancelled
    }

    package let kind: Kind
    /// Why there was no connection, or not to the end; `nil` for every other failure.
    public let reason: String?

    private init(_ kind: Kind, reason: String? = nil) {
        self.kind = kind
        self.reason = reason
    }

    /// No connection, or not to the end. The reason is for people and holds no secret: `connection refused`.
    public static func unreachable(reason: String) -> TransportFailure {
        TransportFailure(.unreachable, reason: reason)
    }

    /// The whole answer did not arrive in time.
    public static let timedOut = TransportFailure(.timedOut)
    /// The body is larger than was allowed.
    public static let bodyTooLarge = TransportFailure(.bodyTooLarge)
    /// The task was cancelled.
    public static let cancelled = TransportFailure(.cancelled)
}

extension TransportFailure: CustomStringConvertible {
    /// The failure in words, for logs.
    public var description: String {
        switch kind {
        case .unreachable: "unreachable: \(escapedForDisplay(reason ?? ""))"
        case .timedOut: "timed out"
        case .bodyTooLarge: "body too large"
        case .cancelled: "cancelled"
        }
    }
}
