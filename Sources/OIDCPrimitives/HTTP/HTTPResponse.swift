/// What an ``HTTPTransport`` received. It prints its status and size only: bodies may hold tokens.
public struct HTTPResponse: Sendable {
    /// The status code.
    public let status: Int
    /// The header fields. Clients may have joined repeated ones with commas.
    public let headers: [HTTPHeader]
    /// The whole body.
    public let body: [UInt8]

    /// Describes an answer. Status and content are judged by whoever asked.
    public init(status: Int, headers: [HTTPHeader] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The first field of that name, in any case.
    public subscript(header name: String) -> String? { values(ofHeader: name).first }

    /// All fields of that name, in any case.
    package func values(ofHeader name: String) -> [String] {
        let name = name.asciiLowercased
        return headers.filter { $0.name.asciiLowercased.hasSameBytes(as: name) }.map(\.value)
    }
}

extension HTTPResponse: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The status and how large the body is.
    public var description: String { "status \(status), \(body.count) bytes" }
    /// The status and how large the body is.
    public var debugDescription: String { description }
    /// A mirror without children, so that a dump shows no credential and no token.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
