/// What a server sees of a request: the connection's own scheme and host, the header fields, and who is at the other
/// end of the connection.
///
/// Take `peer` from the socket, never from a header.
public struct ObservedRequest: Sendable {
    /// One header field, as received.
    public struct Header: Sendable {
        /// The field's name, in any case.
        public let name: String
        /// The field's value.
        public let value: String

        /// Pairs a name with a value.
        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// `https` when the connection to this server is encrypted, `http` otherwise.
    public let scheme: String
    /// The `Host` field or `:authority`: host and perhaps port.
    public let host: String
    /// All header fields in the order of their arrival, repeated ones repeated.
    public let headers: [Header]
    /// The IP address at the other end of the connection.
    public let peer: String?

    /// Describes a request.
    public init(scheme: String, host: String, headers: [Header], peer: String?) {
        self.scheme = scheme
        self.host = host
        self.headers = headers
        self.peer = peer
    }
}
