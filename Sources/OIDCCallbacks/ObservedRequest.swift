public import OIDCPrimitives

/// What a server sees of a request: the connection's own scheme and host, the header fields, and who is at the other
/// end of the connection.
///
/// Take `peer` from the socket, never from a header.
public struct ObservedRequest: Sendable {
    /// `https` when the connection to this server is encrypted, `http` otherwise.
    public let scheme: String
    /// The `Host` field or `:authority`: host and perhaps port.
    public let host: String
    /// All header fields in the order of their arrival, repeated ones repeated.
    public let headers: [HTTPHeader]
    /// The IP address at the other end of the connection.
    public let peer: String?

    /// Describes a request.
    public init(scheme: String, host: String, headers: [HTTPHeader], peer: String?) {
        self.scheme = scheme
        self.host = host
        self.headers = headers
        self.peer = peer
    }
}
