/// A response that an ``HTTPTransport`` received. Its description contains only the status and the size, because bodies
/// may contain tokens.
public struct TransportResponse: Sendable {
    /// The status code.
    public let status: Int
    /// The header fields. Clients may have joined repeated fields with commas.
    public let headers: [HeaderField]
    /// The complete body.
    public let body: [UInt8]

    /// Creates a response. The caller of the transport checks its status and content.
    public init(status: Int, headers: [HeaderField] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The value of the first field with the given name, in any case.
    public subscript(header name: String) -> String? { values(ofHeader: name).first }

    /// Returns the values of all fields with the given name, in any case.
    package func values(ofHeader name: String) -> [String] {
        let name = name.asciiLowercased
        return headers.filter { $0.name.asciiLowercased.hasSameBytes(as: name) }.map(\.value)
    }
}

extension TransportResponse: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The status and the size of the body.
    public var description: String { "status \(status), \(body.count) bytes" }
    /// The status and the size of the body.
    public var debugDescription: String { description }
    /// A mirror without children, so that a dump reveals no credential or token.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
