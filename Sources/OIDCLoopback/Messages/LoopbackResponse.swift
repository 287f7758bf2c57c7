package import OIDCPrimitives

/// A response of a ``LoopbackServer``, and how it is sent.
package struct LoopbackResponse: Sendable {
    /// The way in which the response is sent.
    package enum Delivery: Sendable {
        /// The whole body, with its length.
        case whole
        /// The whole body, terminated by the end of the connection.
        case withoutLength
        /// The whole body, with a length that is too large.
        case truncated
        /// One byte at a time, ten per second.
        case trickle
        /// No response at all.
        case silence
    }

    package let status: Int
    package let headers: [HeaderField]
    package let body: [UInt8]
    package let delivery: Delivery

    package init(status: Int = 200, headers: [HeaderField] = [], body: [UInt8] = [], delivery: Delivery = .whole) {
        self.status = status
        self.headers = headers
        self.body = body
        self.delivery = delivery
    }
}
