import OIDCPrimitives
import TestHelpers
import Testing

@Suite struct TransportTests {
    @Test("A header field without a name is rejected") func emptyHeaderName() {
        expectRefusal(.requestInvalidHeader) {
            try TransportRequest(
                .get, "https://example.com/", headers: [HeaderField(name: "", value: "a")], timeout: .seconds(1),
                bodyLimit: 1)
        }
    }

    @Test("The description of a failed connection contains the reason") func failureDescription() {
        #expect("\(TransportFailure.unreachable(reason: "connection refused"))" == "unreachable: connection refused")
        #expect("\(TransportFailure.certificateUntrusted(reason: "expired"))" == "certificate untrusted: expired")
        #expect("\(TransportFailure.timedOut)" == "timed out")
        #expect("\(TransportFailure.bodyTooLarge)" == "body too large")
        #expect("\(TransportFailure.cancelled)" == "cancelled")
    }

    @Test("A response is returned without waiting for the timeout", .timeLimit(.minutes(10)))
    func promptResponse() async throws {
        let transport = ClosureTransport { _ in TransportResponse(status: 200) }
        let request = try TransportRequest(.get, "https://example.com/", timeout: .seconds(36_000), bodyLimit: 1)
        #expect(try await transport.send(request).status == 200)
    }

    @Test("A request of a cancelled task is cancelled, whatever its client throws") func cancelledRequest() async throws
    {
        struct Failure: Error {}
        let cancel = Locked<(@Sendable () -> Void)?>(nil)
        let transport = ClosureTransport { _ in
            while cancel.withLock({ $0 == nil }) { await Task.yield() }
            cancel.withLock { $0 }?()
            throw Failure()
        }
        let request = try TransportRequest(.get, "https://example.com/", timeout: .seconds(60), bodyLimit: 1)
        let task = Task { try await transport.send(request) }
        cancel.withLock { $0 = { task.cancel() } }
        await #expect(throws: TransportFailure.cancelled) { try await task.value }
    }
}
