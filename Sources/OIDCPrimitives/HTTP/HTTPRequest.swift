/// What an ``HTTPTransport`` sends. It prints its method and the beginning of its address only: queries, header fields
/// and bodies may hold secrets.
public struct HTTPRequest: Sendable {
    /// A method of HTTP. The library uses the two that are named here.
    public struct Method: Hashable, Sendable, CustomStringConvertible {
        /// The method as it is sent.
        public let rawValue: String

        private init(_ rawValue: String) {
            self.rawValue = rawValue
        }

        /// GET, for documents and user info.
        public static let get = Method("GET")
        /// POST, for the token endpoint.
        public static let post = Method("POST")

        /// The method as it is sent.
        public var description: String { rawValue }
    }

    /// The method: GET for documents and user info, POST for the token endpoint.
    public let method: Method
    /// The absolute URL, to be used as it stands.
    public let address: String
    /// The header fields.
    public let headers: [HTTPHeader]
    /// The body of a POST.
    public let body: [UInt8]
    /// How long the whole answer may take.
    public let timeout: Duration
    /// How many bytes the answer's body may have.
    public let bodyLimit: Int

    /// Creates a request. Throws `request.invalid-header` for a field that would end early and begin another one: names
    /// are tokens (RFC 9110 §5.1), and values have no control characters but the tab (§5.5).
    ///
    /// The URL is not validated here: it comes from a configuration or document that was.
    public init(
        _ method: Method, _ address: String, headers: [HTTPHeader] = [], body: [UInt8] = [], timeout: Duration,
        bodyLimit: Int
    ) throws(Refusal) {
        let unfit = headers.filter { !$0.isWellFormed }.map { Problem.invalidHeader($0.name) }
        if let refusal = Refusal(unfit) { throw refusal }
        self.method = method
        self.address = address
        self.headers = headers
        self.body = body
        self.timeout = timeout
        self.bodyLimit = bodyLimit
    }
}

extension HTTPRequest: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The method and the address up to its query.
    public var description: String { "\(method.rawValue) \(escapedAddress(address))" }
    /// The method and the address up to its query.
    public var debugDescription: String { description }
    /// A mirror without children, so that a dump shows no credential and no token.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
