/// A request that an ``HTTPTransport`` sends. Its description contains only the method and the URL up to its query,
/// because queries, header fields and bodies may contain secrets.
public struct TransportRequest: Sendable {
    /// An HTTP method. The library uses only the two that are defined here.
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
    /// The absolute URL, to be used unchanged.
    public let url: String
    /// The header fields.
    public let headers: [HeaderField]
    /// The body of a POST request.
    public let body: [UInt8]
    /// The time within which the complete response must arrive.
    public let timeout: Duration
    /// The maximum size of the response body, in bytes.
    public let bodyLimit: Int

    /// Creates a request.
    ///
    /// The URL is not validated here: it comes from a configuration or document that already was.
    ///
    /// - Throws: `request.invalid-header` for each header field whose name is not a token (RFC 9110 §5.1) or whose
    ///   value contains a control character other than a tab (§5.5). Such a field could end early and begin another
    ///   one.
    public init(
        _ method: Method, _ url: String, headers: [HeaderField] = [], body: [UInt8] = [], timeout: Duration,
        bodyLimit: Int
    ) throws(Refusal) {
        let unfit = headers.filter { !$0.isWellFormed }.map { Problem.invalidHeader($0.name) }
        if let refusal = Refusal(unfit) { throw refusal }
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.timeout = timeout
        self.bodyLimit = bodyLimit
    }
}

extension TransportRequest: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The method and the URL up to its query.
    public var description: String { "\(method.rawValue) \(escapedURL(url))" }
    /// The method and the URL up to its query.
    public var debugDescription: String { description }
    /// A mirror without children, so that a dump reveals no credential or token.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
