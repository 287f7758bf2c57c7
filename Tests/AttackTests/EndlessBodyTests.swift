import EntraID
import OIDCTestSupport
import OIDCURLSession
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The attacker is a provider that answers at once and never ends its answer. The application injects a client that
/// bounds no time, as AsyncHTTPClient bounds none once the head of an answer is there.
@Suite("F9: a body that never ends")
struct EndlessBodyTests {
    private static func request(_ timeout: Duration) throws -> HTTPRequest {
        try HTTPRequest(.get, "https://id.example.com", timeout: timeout, bodyLimit: 10)
    }

    /// The whole suite that injected transports have to pass, over real sockets.
    @Test func aClientWithoutATimePasses() async {
        let client = URLSessionTransport()
        let transport = ClosureTransport { request in
            try await client.send(
                try HTTPRequest(
                    request.method, request.address, headers: request.headers, body: request.body,
                    timeout: .seconds(3_600), bodyLimit: request.bodyLimit))
        }
        #expect(await Conformance.failures(ofTransport: transport) == [])
    }

    @Test func theTimeOfTheRequestBoundsTheClosure() async throws {
        let endless = ClosureTransport { _ in
            try await Task.sleep(for: .seconds(3_600))
            return HTTPResponse(status: 200)
        }
        let request = try Self.request(.milliseconds(20))
        await #expect(throws: TransportFailure.timedOut) { try await endless.send(request) }
    }

    /// What a client makes of its cancellation, an error of its own or the half of an answer, is not an answer.
    @Test func aClientThatWasCancelledHasNoAnswer() async throws {
        struct OwnError: Error {}
        let throwing = ClosureTransport { _ in
            try? await Task.sleep(for: .seconds(3_600))
            throw OwnError()
        }
        let returning = ClosureTransport { _ in
            try? await Task.sleep(for: .seconds(3_600))
            return HTTPResponse(status: 200, body: [1])
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
