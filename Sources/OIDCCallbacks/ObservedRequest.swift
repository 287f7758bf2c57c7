public import OIDCPrimitives

/// A request as the server received it: the scheme and host of the connection, the header fields and the peer.
///
/// Take `peer` from the socket, never from a header.
public struct ObservedRequest: Sendable {
    /// The connection's scheme: `https` if it is encrypted, `http` otherwise.
    public let scheme: String
    /// The value of the `Host` field or of `:authority`: the host and an optional port.
    public let host: String
    /// All header fields in the order received, including repeated ones.
    public let headers: [HeaderField]
    /// The IP address at the other end of the connection.
    public let peer: String?

    /// Creates a request from its parts.
    public init(scheme: String, host: String, headers: [HeaderField], peer: String?) {
        self.scheme = scheme
        self.host = host
        self.headers = headers
        self.peer = peer
    }
}
