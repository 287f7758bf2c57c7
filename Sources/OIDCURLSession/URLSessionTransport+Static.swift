public import OIDCPrimitives

extension HTTPTransport where Self == URLSessionTransport {
    /// A new transport with a session of its own.
    public static var urlSession: URLSessionTransport { URLSessionTransport() }
}
