import EntraID
import OIDCTestSupport
import Testing

@Suite struct StubTransportTests {
    private let transport = StubTransport { request in
        request.url.hasSameBytes(as: "https://id.example.com/") ? TransportResponse(status: 200, body: [1, 2, 3]) : nil
    }

    private func send(
        _ address: String = "https://id.example.com/", bodyLimit: Int = 3
    ) async throws -> Int {
        let request = try TransportRequest(.get, address, timeout: .seconds(1), bodyLimit: bodyLimit)
        return try await transport.send(request).status
    }

    @Test("The transport answers as configured") func behaviors() async throws {
        #expect(try await send() == 200)
        await #expect(throws: TransportFailure.unreachable(reason: "there is no server at this URL")) {
            try await send("https://id.example.com/x")
        }
        await #expect(throws: TransportFailure.bodyTooLarge) { try await send(bodyLimit: 2) }

        transport.setBehavior(.answer(TransportResponse(status: 503)), at: "https://id.example.com/x")
        #expect(try await send("https://id.example.com/x") == 503)
        #expect(try await send() == 200)
        transport.setBehavior(.fail(.timedOut))
        await #expect(throws: TransportFailure.timedOut) { try await send() }
        await #expect(throws: TransportFailure.timedOut) { try await send("https://id.example.com/x") }
        #expect(transport.requests.count == 7)
        #expect(transport.requests(to: "https://id.example.com/x").count == 3)
    }

    @Test("A stalled request continues when released and ends when canceled")
    func stalledRequests() async throws {
        transport.setBehavior(.stall)
        let (patient, impatient) = (Task { try await send() }, Task { try await send() })
        while transport.waitingCount < 2 { await Task.yield() }
        impatient.cancel()
        await #expect(throws: TransportFailure.cancelled) { try await impatient.value }
        #expect(transport.waitingCount == 1)
        transport.release()
        #expect(try await patient.value == 200)
    }

    @Test("A held request ignores its cancellation") func heldRequests() async throws {
        transport.setBehavior(.hold)
        let held = Task { try await send() }
        while transport.waitingCount < 1 { await Task.yield() }
        held.cancel()
        for _ in 0..<100 { await Task.yield() }
        #expect(transport.waitingCount == 1)
        transport.release()
        #expect(try await held.value == 200)
    }
}
