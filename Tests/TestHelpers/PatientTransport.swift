package import OIDCPrimitives

/// An HTTP client for tests over sockets, which run beside thousands of others on few processors. It waits six times as
/// long as a request asks for.
package struct PatientTransport<Base: HTTPTransport>: HTTPTransport {
    private let base: Base

    /// Creates a client that sends requests with another one.
    package init(_ base: Base) {
        self.base = base
    }

    /// Sends a request with a longer timeout.
    package func send(_ request: TransportRequest) async throws(TransportFailure) -> TransportResponse {
        let patient: TransportRequest
        do throws(Refusal) {
            patient = try TransportRequest(
                request.method, request.url, headers: request.headers, body: request.body,
                timeout: request.timeout * 6, bodyLimit: request.bodyLimit)
        } catch {
            preconditionFailure("the same request was valid before")
        }
        return try await base.send(patient)
    }
}
