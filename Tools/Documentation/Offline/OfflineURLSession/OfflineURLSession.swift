import Offline
public import OIDCPrimitives

/// Takes the place of the library's transport when snippets run. Its requests go to the test issuer of the snippet.
public struct URLSessionTransport: HTTPTransport {
    /// Creates a transport.
    public init() {}

    /// Sends a request to the test issuer.
    public func send(_ request: TransportRequest) async throws(TransportFailure) -> TransportResponse {
        try await Network.send(request)
    }
}

extension HTTPTransport where Self == URLSessionTransport {
    /// The transport.
    public static var urlSession: URLSessionTransport { URLSessionTransport() }
}
