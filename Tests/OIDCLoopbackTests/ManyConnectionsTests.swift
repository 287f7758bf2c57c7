import Testing

@testable import OIDCLoopback

/// As many connections as the server allows, if the system allows as many open files.
@Suite struct ManyConnectionsTests {
    @Test("10,000 connections are open at once, and each is served")
    func manyConnections() async throws {
        // Both ends are in this process. Some files are for everything else.
        // Other tests use sockets at the same time.
        let count = min(10_000, (raiseFileLimit(to: 28_000) - 8_000) / 2)
        if count < 10_000 { print("Only \(count) connections are tested: the limit of open files is too low.") }
        try #require(count > 0)
        let server = try echoServer()
        defer { server.stop() }
        let (open, served) = await onThread {
            let clients = (0..<count).compactMap { _ in TestClient(port: server.port) }
            for client in clients { client.send("GET / HTTP/1.1\r\n") }
            // All are open now, and none has a whole request.
            for client in clients { client.send("Host: localhost:\(server.port)\r\n\r\n") }
            let served = clients.count { $0.receive(through: ">")?.hasSuffix("<GET / >") == true }
            return (clients.count, served)
        }
        #expect(open == count && served == count)
    }
}
