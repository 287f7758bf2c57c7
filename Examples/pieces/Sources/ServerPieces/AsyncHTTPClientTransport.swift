public import AsyncHTTPClient
public import EntraID

/// Sends the library's requests with AsyncHTTPClient.
///
/// `ClosureTransport` keeps the timeout and the size limit of each request. The client must not follow redirects,
/// because an attacker who controls a redirect could choose the keys that tokens are verified with. It must not retry
/// for long either: by default it tries to reconnect until its own timeout.
public struct AsyncHTTPClientTransport: HTTPTransport {
    private let transport: ClosureTransport

    /// The configuration of a client for this transport.
    public static var clientConfiguration: HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow, timeout: .init(connect: .seconds(3)))
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.decompression = .disabled
        return configuration
    }

    /// Creates a transport. Shut the client down yourself when the server stops.
    public init(_ client: HTTPClient) {
        transport = ClosureTransport { request in
            do {
                return try await client.exchange(request)
            } catch let failure as TransportFailure {
                throw failure
            } catch {
                throw TransportFailure(of: error)
            }
        }
    }

    /// Sends a request and returns the complete response.
    public func send(_ request: TransportRequest) async throws(TransportFailure) -> TransportResponse {
        try await transport.send(request)
    }
}

extension HTTPClient {
    fileprivate func exchange(_ request: TransportRequest) async throws -> TransportResponse {
        var outgoing = HTTPClientRequest(url: request.url)
        outgoing.method = .init(rawValue: request.method.rawValue)
        for header in request.headers { outgoing.headers.add(name: header.name, value: header.value) }
        if !request.body.isEmpty { outgoing.body = .bytes(request.body) }
        let response = try await execute(outgoing, deadline: .distantFuture)
        var body: [UInt8] = []
        for try await chunk in response.body {
            guard body.count + chunk.readableBytes <= request.bodyLimit else { throw TransportFailure.bodyTooLarge }
            body += chunk.readableBytesView
        }
        return TransportResponse(
            status: Int(response.status.code),
            headers: response.headers.map { HeaderField(name: $0.name, value: $0.value) }, body: body)
    }
}

extension TransportFailure {
    /// Creates the failure of an error of AsyncHTTPClient. Its reason is for administrators, so it contains what went
    /// wrong with the connection, and nothing of the request.
    fileprivate init(of error: any Error) {
        let text = "\(error)"
        switch error as? HTTPClientError {
        case .connectTimeout?: self = .unreachable(reason: "no connection within 3 seconds")
        case .deadlineExceeded?, .readTimeout?: self = .timedOut
        case .remoteConnectionClosed?:
            self = .unreachable(reason: "the connection was lost before the response was complete")
        case .cancelled?: self = .cancelled
        case _ where error is CancellationError: self = .cancelled
        case _ where text.contains("CERTIFICATE_VERIFY_FAILED") || text.contains("failedToValidateHostname"):
            self = .certificateUntrusted(reason: "the certificate is not trusted or not valid for this host")
        case _ where text.lowercased().contains("connection refused") || text.contains("errno: 111"):
            self = .unreachable(reason: "the connection was refused")
        default: self = .unreachable(reason: "AsyncHTTPClient failed with \(type(of: error))")
        }
    }
}
