import OIDCPrimitives
import TestHelpers
import Testing

@testable import OIDCLoopback

/// What happens to connections when a server stops.
@Suite struct StopTests {
    @Test("A stopped server closes idle connections and its port")
    func idleConnections() async throws {
        let server = try echoServer()
        let client = try #require(TestClient(port: server.port))
        let answer = await onThread {
            client.send(request(server, "GET /"))
            return client.receive(through: ">")
        }
        #expect(answer != nil)
        server.stop()
        await server.waitUntilStopped()
        #expect(await onThread { client.receiveAll() } == "")
        #expect(TestClient(port: server.port) == nil)
        // Stopping twice, and waiting twice, changes nothing.
        server.stop()
        await server.waitUntilStopped()
        let next = try LoopbackServer(port: server.port) { _ in LoopbackResponse() }
        next.stop()
    }

    @Test("A current request is answered while the server stops, and is the last one")
    func currentRequest() async throws {
        let gate = Locked<CheckedContinuation<Void, Never>?>(nil)
        var limits = LoopbackLimits()
        // A busy machine may need minutes.
        limits.stoppingTime = .seconds(600)
        let server = try LoopbackServer(limits: limits) { _ in
            await withCheckedContinuation { continuation in gate.withLock { $0 = continuation } }
            return LoopbackResponse(body: [0x3E])
        }
        let client = try #require(TestClient(port: server.port))
        _ = await onThread { client.send(request(server, "GET /a") + request(server, "GET /b")) }
        try #require(await eventually { gate.withLock { $0 != nil } })
        server.stop()
        gate.withLock { $0?.resume() }
        let answer = await onThread { client.receiveAll() }
        #expect(answer == "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1\r\n\r\n>")
        await server.waitUntilStopped()
    }

    @Test("A handler that does not end does not keep the server from stopping, and is cancelled")
    func endlessHandler() async throws {
        var limits = LoopbackLimits()
        limits.stoppingTime = .milliseconds(100)
        let hasBegun = Locked(false)
        let wasCancelled = Locked(false)
        let server = try LoopbackServer(limits: limits) { _ in
            hasBegun.withLock { $0 = true }
            try? await Task.sleep(for: .seconds(3600))
            wasCancelled.withLock { $0 = Task.isCancelled }
            return LoopbackResponse()
        }
        let client = try #require(TestClient(port: server.port))
        _ = await onThread { client.send(request(server, "GET /")) }
        try #require(await eventually { hasBegun.withLock { $0 } })
        server.stop()
        await server.waitUntilStopped()
        #expect(await onThread { client.receiveAll() } == "")
        #expect(await eventually { wasCancelled.withLock { $0 } })
    }
}
