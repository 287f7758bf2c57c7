/// The limits of a ``LoopbackServer``.
package struct LoopbackLimits: Sendable {
    package static let standard = LoopbackLimits()

    /// The bytes of the request line and headers; also those of all chunk extensions and trailers together.
    package var headBytes = 64 << 10
    /// The number of header fields; also that of trailer fields.
    package var headerFields = 100
    /// The bytes of a body.
    package var bodyBytes = 256 << 10
    /// The number of open connections. More are closed. Each has at most one handler.
    package var connections = 10_000
    /// How long a connection may be open between requests.
    package var idleTime = Duration.seconds(60)
    /// The time from the first byte of a request to its last.
    package var requestTime = Duration.seconds(20)
    /// The time from the first byte of a response to its last.
    package var responseTime = Duration.seconds(60)
    /// How long the server waits for the client to close a connection, after its last response.
    package var closingTime = Duration.seconds(2)
    /// How long a stopping server waits for its handlers.
    package var stoppingTime = Duration.seconds(2)

    package init() {}
}
