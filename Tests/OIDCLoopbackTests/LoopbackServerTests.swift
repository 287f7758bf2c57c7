import Foundation
import OIDCPrimitives
import Testing

@testable import OIDCLoopback

/// Requests and responses over real sockets.
@Suite struct LoopbackServerTests {
    @Test("Requests follow one another on a connection")
    func keepAlive() async throws {
        let server = try echoServer()
        defer { server.stop() }
        let client = try #require(TestClient(port: server.port))
        for number in 1...3 {
            let answer = await onThread {
                client.send(request(server, "POST /\(number)", "Content-Length: 2", body: "ab"))
                return client.receive(through: ">")
            }
            #expect(answer == "HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n<POST /\(number) ab>")
        }
        let last = await onThread {
            client.send(request(server, "GET /", "Connection: close"))
            return client.receiveAll()
        }
        #expect(last == "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 8\r\n\r\n<GET / >")
    }

    @Test("Requests that arrive together are answered in order")
    func pipelining() async throws {
        let server = try echoServer()
        defer { server.stop() }
        let count = 500
        let answers = await onThread {
            let client = TestClient(port: server.port)
            let requests = (1..<count).map { request(server, "GET /\($0)") }
            client?.send(requests.joined() + request(server, "GET /\(count)", "Connection: close"))
            return client?.receiveAll()
        }
        let targets = answers?.split(separator: "<").dropFirst().compactMap {
            $0.split(separator: " ").dropFirst().first
        }
        #expect(targets == (1...count).map { "/\($0)" })
    }

    @Test("A body in chunks, and one that waits for 100 Continue, arrive whole")
    func bodies() async throws {
        let server = try echoServer()
        defer { server.stop() }
        let answers = await onThread {
            let client = TestClient(port: server.port)
            client?.send(request(server, "POST /", "Transfer-Encoding: chunked", body: "3\r\na=b\r\n"))
            client?.send("2\r\n&c\r\n0\r\n\r\n")
            let first = client?.receive(through: ">")
            client?.send(request(server, "POST /", "Expect: 100-continue", "Content-Length: 1"))
            let second = client?.receive(through: "\r\n\r\n")
            client?.send("x")
            return [first, second, client?.receive(through: ">")]
        }
        #expect(answers[0]?.hasSuffix("<POST / a=b&c>") == true)
        #expect(answers[1] == "HTTP/1.1 100 Continue\r\n\r\n")
        #expect(answers[2]?.hasSuffix("<POST / x>") == true)
    }

    @Test("HEAD and 204 have no body, so that the next response is found")
    func withoutBody() async throws {
        let server = try echoServer()
        defer { server.stop() }
        let answer = await onThread {
            let client = TestClient(port: server.port)
            client?.send(request(server, "HEAD /") + request(server, "GET /empty") + request(server, "GET /end"))
            return client?.receive(through: ">")
        }
        let head = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n"
        let empty = "HTTP/1.1 204 No Content\r\n\r\n"
        #expect(answer == head + empty + "HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n<GET /end >")
    }

    @Test("A client that has ended sending gets its responses")
    func halfClosed() async throws {
        let server = try echoServer()
        defer { server.stop() }
        let answer = await onThread {
            let client = TestClient(port: server.port)
            client?.send(request(server, "GET /a") + request(server, "GET /b") + "GET /c")
            client?.endSending()
            return client?.receiveAll()
        }
        #expect(answer?.contains("<GET /a >") == true && answer?.hasSuffix("<GET /b >") == true)
    }

    @Test("Each delivery ends as it should")
    func deliveries() async throws {
        let server = try echoServer()
        defer { server.stop() }
        @Sendable func answer(_ path: String) async -> String? {
            await onThread {
                let client = TestClient(port: server.port)
                client?.send(request(server, "GET \(path)"))
                return client?.receiveAll()
            }
        }
        let head = "HTTP/1.1 200 OK\r\nConnection: close\r\n"
        #expect(await answer("/truncated") == head + "Content-Length: 117\r\n\r\n<GET /truncated >")
        #expect(await answer("/without-length") == head + "\r\n<GET /without-length >")
        let start = ContinuousClock.now
        #expect(await answer("/trickle") == head + "Content-Length: 3\r\n\r\nabc")
        #expect(start.duration(to: .now) > .milliseconds(290))
        let silence = await onThread {
            let client = TestClient(port: server.port)
            client?.send(request(server, "GET /silence"))
            let isSilent = client?.hasReceived() == false
            client?.endSending()
            return (isSilent, client?.receiveAll())
        }
        #expect(silence.0 && silence.1 == "")
    }

    @Test("A response cannot be split by a header, and its length is that of the body")
    func responseHeaders() async throws {
        let server = try echoServer()
        defer { server.stop() }
        let answers = await onThread {
            let client = TestClient(port: server.port)
            client?.send(request(server, "GET /header") + request(server, "GET /framing"))
            return client?.receive(through: ">")
        }
        #expect(
            answers == "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n"
                + "HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n<GET /framing >")
    }

    @Test("A rejected request is answered, and the connection is closed")
    func rejection() async throws {
        let server = try echoServer()
        defer { server.stop() }
        for (text, status) in [
            ("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", "421 Misdirected Request"),
            (request(server, "POST /", "Content-Length: 1", "Content-Length: 1", body: "x"), "400 Bad Request"),
            (request(server, "POST /", "Content-Length: 9999999"), "413 Content Too Large"),
        ] {
            let answer = await onThread {
                let client = TestClient(port: server.port)
                // What follows is not read as a request.
                client?.send(text + request(server, "GET /hidden"))
                return client?.receiveAll()
            }
            #expect(answer?.hasPrefix("HTTP/1.1 \(status)\r\nConnection: close\r\n") == true)
            #expect(answer?.contains("<GET") == false)
        }
    }

    @Test("Behind a proxy, a request names the proxy's port or the server's, and no other")
    func proxy() async throws {
        let server = try LoopbackServer(publicPort: 8443) { request in
            LoopbackResponse(body: Array("<\(request.target)>".utf8))
        }
        defer { server.stop() }
        for (host, status) in [
            ("localhost:8443", "200 OK"), ("localhost:\(server.port)", "200 OK"),
            ("localhost", "421 Misdirected Request"), ("localhost:8442", "421 Misdirected Request"),
            ("evil.example:8443", "421 Misdirected Request"),
        ] {
            let answer = await onThread {
                let client = TestClient(port: server.port)
                client?.send("GET / HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n")
                return client?.receiveAll()
            }
            #expect(answer?.hasPrefix("HTTP/1.1 \(status)\r\n") == true)
        }
    }

    @Test("Handlers of different connections run at the same time")
    func concurrentHandlers() async throws {
        let meeting = Meeting()
        let server = try LoopbackServer { _ in
            await meeting.arrive()
            return LoopbackResponse(body: [0x3E])
        }
        defer { server.stop() }
        let clients = try (0..<2).map { _ in try #require(TestClient(port: server.port)) }
        let answers = await onThread {
            for client in clients { client.send(request(server, "GET /")) }
            return clients.map { $0.receive(through: ">") }
        }
        #expect(answers.allSatisfy { $0 != nil })
    }

    @Test("The server listens on one port of 127.0.0.1 and, where it exists, ::1, which is then in use")
    func port() async throws {
        let server = try echoServer()
        defer { server.stop() }
        let addresses = (try? String(contentsOfFile: "/proc/net/if_inet6", encoding: .utf8)) ?? ""
        if addresses.contains(String(repeating: "0", count: 31) + "1 ") {
            let client = try #require(TestClient(port: server.port, isIPv6: true))
            let answer = await onThread {
                client.send("GET / HTTP/1.1\r\nHost: [::1]:\(server.port)\r\n\r\n")
                return client.receive(through: ">")
            }
            #expect(answer?.hasSuffix("<GET / >") == true)
        }
        #expect(server.origin == "http://localhost:\(server.port)")
        #expect(throws: LoopbackError.portInUse(server.port)) {
            try LoopbackServer(port: server.port) { _ in LoopbackResponse() }
        }
    }
}

/// Lets two callers continue when both have arrived.
private actor Meeting {
    private var waiting: CheckedContinuation<Void, Never>?

    func arrive() async {
        if let other = waiting {
            waiting = nil
            other.resume()
        } else {
            await withCheckedContinuation { waiting = $0 }
        }
    }
}
