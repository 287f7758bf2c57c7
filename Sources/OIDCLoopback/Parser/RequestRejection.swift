import OIDCPrimitives

/// Why a request was rejected. The connection is closed after the response, because where the next request begins is
/// unknown or not to be trusted.
package struct RequestRejection: Error, Sendable, Hashable {
    package let status: Int
    package let reason: String

    init(_ status: Int, _ reason: String) {
        self.status = status
        self.reason = reason
    }

    // MARK: - Lines

    static let bareLineEnd = RequestRejection(400, "a line that does not end with CR LF")
    static let controlCharacter = RequestRejection(400, "a control character")
    static let requestLine = RequestRejection(400, "an invalid request line")
    static let version = RequestRejection(505, "a version other than HTTP/1.1 and HTTP/1.0")
    static let foldedLine = RequestRejection(400, "a header on several lines")
    static let fieldName = RequestRejection(400, "an invalid header name, or none")
    static let fieldValue = RequestRejection(400, "a header value that is not UTF-8")

    // MARK: - Framing

    static let twoLengths = RequestRejection(400, "Content-Length together with Transfer-Encoding")
    static let length = RequestRejection(400, "an invalid Content-Length, or several")
    static let transferCoding = RequestRejection(400, "a Transfer-Encoding other than chunked")
    static let chunk = RequestRejection(400, "an invalid chunk")
    static let expectation = RequestRejection(417, "an Expect other than 100-continue")

    // MARK: - Host

    static let missingHost = RequestRejection(400, "no Host, or several")
    static let foreignHost = RequestRejection(421, "a Host that is not this server")

    // MARK: - Limits

    static let longTarget = RequestRejection(414, "a request line that is too long")
    static let largeHead = RequestRejection(431, "headers that are too large or too many")
    static let largeBody = RequestRejection(413, "a body that is too large")
    static let slow = RequestRejection(408, "a request that took too long")

    /// The response that is sent before the connection is closed.
    var response: LoopbackResponse {
        LoopbackResponse(
            status: status, headers: [.init(name: "Content-Type", value: "text/plain; charset=utf-8")],
            body: Array("The request was rejected: \(reason).\n".utf8))
    }
}
