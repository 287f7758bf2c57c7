/// The HTTP client that an application injects.
///
/// ## Requirements
///
/// - Send the request to its ``TransportRequest/url`` unchanged, including the query, and return the response whatever
///   its status is.
/// - Do not follow redirects. Return the 3xx response instead. Anyone who controls a redirect could otherwise choose
///   the keys that tokens are verified with.
/// - Throw ``TransportFailure/timedOut`` if the complete response has not arrived within ``TransportRequest/timeout``.
/// - Stop reading and throw ``TransportFailure/bodyTooLarge`` if a body exceeds ``TransportRequest/bodyLimit`` after
///   decompression.
/// - For https, always verify the server's certificate and host name against the system's trusted roots, or against
///   those that the administrator configured. If the verification fails, throw
///   ``TransportFailure/certificateUntrusted(reason:)``, so that administrators learn what to do.
/// - Keep no cookies and no cache, and send no credentials except those in the request.
/// - Stop when the calling task is cancelled.
///
/// ## What is not required
///
/// A transport does not check the status or content of a response, does not retry, and does not interpret tokens. It
/// may connect to any address that a host name resolves to. Private addresses in metadata are rejected before a request
/// is made (`EndpointPolicy`), but a public name can resolve to a private address. A server that must never reach its
/// own network needs a transport that checks the address it connects to, or a firewall.
///
/// The caller checks the size of the body again. A `LiveProvider` stops waiting for a transport after the timeout, but
/// resources held by a transport that never returns are leaked, and redeeming a code blocks until it does return.
///
/// To test a transport over real sockets, run `Conformance` in `OIDCTestSupport`. It describes each requirement that is
/// not met.
public protocol HTTPTransport: Sendable {
    /// Sends a request and returns the complete response.
    func send(_ request: TransportRequest) async throws(TransportFailure) -> TransportResponse
}

/// The reason why a request got no response.
public struct TransportFailure: Error, Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case unreachable, certificateUntrusted, timedOut, bodyTooLarge, cancelled
    }

    package let kind: Kind
    /// The reason why the connection failed, or `nil` for any other failure.
    public let reason: String?

    private init(_ kind: Kind, reason: String? = nil) {
        self.kind = kind
        self.reason = reason
    }

    /// Creates a failure for a connection that could not be made or was lost. The reason, such as `connection refused`,
    /// is for logs and must not contain a secret.
    public static func unreachable(reason: String) -> TransportFailure {
        TransportFailure(.unreachable, reason: reason)
    }

    /// Creates a failure for a server whose certificate is not trusted, has expired, or is for another host. Nothing was
    /// sent. The reason, such as `the certificate has expired`, is for logs and must not contain a secret.
    public static func certificateUntrusted(reason: String) -> TransportFailure {
        TransportFailure(.certificateUntrusted, reason: reason)
    }

    /// The complete response did not arrive in time.
    public static let timedOut = TransportFailure(.timedOut)
    /// The body exceeds the limit.
    public static let bodyTooLarge = TransportFailure(.bodyTooLarge)
    /// The task was cancelled.
    public static let cancelled = TransportFailure(.cancelled)
}

extension TransportFailure: CustomStringConvertible {
    /// A description of the failure, for logs.
    public var description: String {
        switch kind {
        case .unreachable: "unreachable: \(escapedForDisplay(reason ?? ""))"
        case .certificateUntrusted: "certificate untrusted: \(escapedForDisplay(reason ?? ""))"
        case .timedOut: "timed out"
        case .bodyTooLarge: "body too large"
        case .cancelled: "cancelled"
        }
    }
}
