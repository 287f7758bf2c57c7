import OIDCPrimitives
import TestHelpers
import Testing

@testable import OIDCLoopback

/// Clients that send or read slowly, send too much, or are too many.
@Suite(.serialized) struct ServerBoundsTests {
    @Test("A client that sends one byte after another is cut off")
    func slowSender() async throws {
        let server = try echoServer { $0.requestTime = .milliseconds(200) }
        defer { server.stop() }
        let answer = await onThread {
            let client = TestClient(port: server.port)
            client?.send("GET / HTTP/1.1\r\nA: ")
            while client?.hasReceived() == false, client?.send("a") == true {}
            return client?.receiveAll()
        }
        #expect(answer?.hasPrefix("HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n") == true)
    }

    @Test("A client that sends its body slowly is cut off")
    func slowBody() async throws {
        let server = try echoServer { $0.requestTime = .milliseconds(200) }
        defer { server.stop() }
        let answer = await onThread {
            let client = TestClient(port: server.port)
            client?.send(request(server, "POST /", "Transfer-Encoding: chunked"))
            while client?.hasReceived() == false, client?.send("1\r\na\r\n") == true {}
            return client?.receiveAll()
        }
        #expect(answer?.hasPrefix("HTTP/1.1 408 ") == true)
    }

    @Test("A connection without a request is closed, before the first one and after it")
    func idle() async throws {
        let server = try echoServer { $0.idleTime = .milliseconds(100) }
        defer { server.stop() }
        let first = await onThread { TestClient(port: server.port)?.receiveAll() }
        #expect(first == "")
        let second = await onThread {
            let client = TestClient(port: server.port)
            client?.send(request(server, "GET /"))
            return client?.receiveAll()
        }
        #expect(second?.hasSuffix("<GET / >") == true)
    }

    @Test("A client that does not read its response is cut off")
    func slowReader() async throws {
        let server = try echoServer { limits in
            limits.responseTime = .milliseconds(200)
            limits.idleTime = .milliseconds(400)
        }
        defer { server.stop() }
        let (idle, answer) = await onThread {
            let client = TestClient(port: server.port, receiveBuffer: 4096)
            client?.send(request(server, "GET /large"))
            // When an idle connection that began later is closed, the time for the response has passed.
            let idle = client?.hasReceived(within: 1000) == true ? TestClient(port: server.port)?.receiveAll() : nil
            return (idle, client?.receiveAll())
        }
        #expect(idle == "")
        #expect(answer?.hasPrefix("HTTP/1.1 200 OK") == true)
        #expect((answer?.utf8.count ?? 0) < 8 << 20)
    }

    @Test("A slow reader gets everything, and others are served meanwhile")
    func largeResponse() async throws {
        let server = try echoServer()
        defer { server.stop() }
        let (other, count) = await onThread {
            let client = TestClient(port: server.port, receiveBuffer: 4096)
            client?.send(request(server, "GET /large", "Connection: close"))
            let other = TestClient(port: server.port)
            other?.send(request(server, "GET /other"))
            let answer = other?.receive(through: ">")
            return (answer, client?.receiveAll()?.split(separator: "\r\n\r\n").last?.utf8.count)
        }
        #expect(other?.hasSuffix("<GET /other >") == true)
        #expect(count == 8 << 20)
    }

    @Test("Headers without end are rejected")
    func headerBomb() async throws {
        let server = try echoServer()
        defer { server.stop() }
        for line in ["A: \(String(repeating: "b", count: 1000))\r\n", "A: b\r\n", String(repeating: "c", count: 1000)] {
            let answer = await onThread {
                let client = TestClient(port: server.port)
                client?.send("GET / HTTP/1.1\r\n")
                var sent = 0
                while sent < 1 << 24, client?.hasReceived(within: 0) == false, client?.send(line) == true {
                    sent += line.utf8.count
                }
                return client?.receiveAll()
            }
            #expect(answer?.hasPrefix("HTTP/1.1 431 ") == true)
        }
    }

    @Test("Connections beyond the limit are closed, and others take the place of those that end")
    func connections() async throws {
        let server = try echoServer { $0.connections = 3 }
        defer { server.stop() }
        let clients = try (0..<3).map { _ in try #require(TestClient(port: server.port)) }
        let (answers, beyond) = await onThread {
            for client in clients { client.send(request(server, "GET /")) }
            let answers = clients.map { $0.receive(through: ">") }
            return (answers, TestClient(port: server.port)?.receiveAll())
        }
        #expect(answers.allSatisfy { $0 != nil })
        #expect(beyond == "")
        let next = await onThread {
            clients[0].endSending()
            _ = clients[0].receiveAll()
            let client = TestClient(port: server.port)
            client?.send(request(server, "GET /next"))
            return client?.receive(through: ">")
        }
        #expect(next?.hasSuffix("<GET /next >") == true)
    }
}
