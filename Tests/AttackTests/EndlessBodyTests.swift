import EntraID
import OIDCTestSupport
import OIDCURLSession
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The attacker is a provider that responds at once but never ends the response. The application injects a client
/// without a timeout. AsyncHTTPClient, for example, has none after the head of a response.
@Suite("A response body that never ends")
struct EndlessBodyTests {
    private static func request(_ timeout: Duration) throws -> TransportRequest {
        try TransportRequest(.get, "https://id.example.com", timeout: timeout, bodyLimit: 10)
    }

    /// Runs the conformance suite for injected transports, over real sockets.
    @Test("A client without a timeout passes the conformance suite") func clientWithoutTimeout() async {
        let client = URLSessionTransport()
        let transport = ClosureTransport { request in
            try await client.send(
                try TransportRequest(
                    request.method, request.url, headers: request.headers, body: request.body,
                    timeout: .seconds(3_600), bodyLimit: request.bodyLimit))
        }
        let failures = await Conformance.failures(ofTransport: transport)
        #expect(failures == [])
    }

    @Test("The timeout of a request applies to the injected client") func requestTimeout() async throws {
        let endless = ClosureTransport { _ in
            try await Task.sleep(for: .seconds(3_600))
            return TransportResponse(status: 200)
        }
        let request = try Self.request(.milliseconds(20))
        await #expect(throws: TransportFailure.timedOut) { try await endless.send(request) }
    }

    /// The result is the timeout or the cancellation, even if the client throws its own error or returns a partial
    /// response.
    @Test("An error or response after cancellation is ignored") func cancelledClient() async throws {
        struct OwnError: Error {}
        let throwing = ClosureTransport { _ in
            try? await Task.sleep(for: .seconds(3_600))
            throw OwnError()
        }
        let returning = ClosureTransport { _ in
            try? await Task.sleep(for: .seconds(3_600))
            return TransportResponse(status: 200, body: [1])
        }
        let (hasty, patient) = (try Self.request(.milliseconds(20)), try Self.request(.seconds(60)))
        for transport in [throwing, returning] {
            await #expect(throws: TransportFailure.timedOut) { try await transport.send(hasty) }
            let sending = Task { try await transport.send(patient) }
            sending.cancel()
            await #expect(throws: TransportFailure.cancelled) { try await sending.value }
        }
    }
}
