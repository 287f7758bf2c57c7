import OIDCPrimitives
import Testing

@testable import OIDCLoopback

/// Valid requests, and heads that are invalid.
@Suite struct RequestParserTests {
    private static let host = "Host: localhost:8443"
    private static let get = "GET / HTTP/1.1\r\nHost: localhost:8443\r\n\r\n"

    private static func expected(
        _ line: String, _ headers: [String] = [], body: String = "", keepsAlive: Bool = true
    ) -> ParserOutcome {
        .request(line, headers: [host] + headers, body: body, keepsAlive: keepsAlive)
    }

    private static let accepted: [(String, [ParserOutcome])] = [
        (get, [expected("GET /")]),
        ("\r\n" + get, [expected("GET /")]),
        (get + get, [expected("GET /"), expected("GET /")]),
        ("OPTIONS * HTTP/1.1\r\n\(host)\r\n\r\n", [expected("OPTIONS *")]),
        ("GET /a?b=c%20d HTTP/1.0\r\n\(host)\r\n\r\n", [expected("GET /a?b=c%20d", keepsAlive: false)]),
        (post("connection: a, Close"), [expected("POST /token", ["connection: a, Close"], keepsAlive: false)]),
        (post("A:b", "C: \t d e \t", "F:"), [expected("POST /token", ["A: b", "C: d e", "F: "])]),
        (post("Name: Zo\u{EB}"), [expected("POST /token", ["Name: Zo\u{EB}"])]),
        (post("Content-Length: 3", body: "a=b"), [expected("POST /token", ["Content-Length: 3"], body: "a=b")]),
        (
            post("Content-Length: 03", body: "a=b" + get),
            [expected("POST /token", ["Content-Length: 03"], body: "a=b"), expected("GET /")]
        ),
        (
            post("Transfer-Encoding: Chunked", body: "2\r\na=\r\n0A;x=\"y\"\r\n0123456789\r\n0\r\n\r\n" + get),
            [expected("POST /token", ["Transfer-Encoding: Chunked"], body: "a=0123456789"), expected("GET /")]
        ),
        (
            post("Transfer-Encoding: chunked", body: "1 ;a;b\r\n\r\r\n00\r\nContent-Length: 9\r\nHost: b\r\n\r\n"),
            [expected("POST /token", ["Transfer-Encoding: chunked"], body: "\r")]
        ),
        (String(get.dropLast()), [.incomplete]),
        (post("Content-Length: 3", body: "a="), [.incomplete]),
        (post("Transfer-Encoding: chunked", body: "1\r\na\r\n0\r\n"), [.incomplete]),
    ]

    @Test("Valid requests are read, however their bytes are split", arguments: accepted.indices)
    func valid(index: Int) {
        let (text, outcomes) = Self.accepted[index]
        let bytes = Array(text.utf8)
        #expect(ParserOutcome.all(of: text) == outcomes)
        #expect(ParserOutcome.all(of: ParserOutcome.single(bytes)) == outcomes)
        for place in bytes.indices {
            #expect(ParserOutcome.all(of: [bytes[..<place], bytes[place...]]) == outcomes, "split at \(place)")
        }
    }

    @Test("A client that waits for 100 Continue gets it once, unless it has begun the body")
    func expectContinue() {
        let bytes = Array(post("Expect: 100-Continue", "Content-Length: 2", body: "ab").utf8)
        func outcomes(_ pieces: [ArraySlice<UInt8>]) -> [ParserOutcome] {
            ParserOutcome.all(of: pieces, reportsContinue: true)
        }
        #expect(outcomes(ParserOutcome.single(bytes)).filter { $0 == .continueExpected }.count == 1)
        #expect(outcomes([bytes.dropLast(2)]) == [.continueExpected, .incomplete])
        #expect(outcomes([bytes.dropLast(1)]) == [.incomplete])
        #expect(outcomes([Array(post("Expect: 100-continue").utf8)[...]]).contains(.continueExpected) == false)
        #expect(ParserOutcome.all(of: post("Expect: a cookie")) == [.rejected(.expectation)])
    }

    @Test(
        "An invalid request line is rejected",
        arguments: [
            "GET  / HTTP/1.1", " GET / HTTP/1.1", "GET / HTTP/1.1 ", "GET /", "GET\t/\tHTTP/1.1", "GET a HTTP/1.1",
            "GET * HTTP/1.1", "G\u{E9}T / HTTP/1.1", "G(T / HTTP/1.1", "GET /\u{E9} HTTP/1.1", "GET /#a HTTP/1.1",
            "GET / HTTX/1.1", "CONNECT localhost:8443 HTTP/1.1", "GET https://localhost:8443/ HTTP/1.1", ": a",
        ])
    func requestLine(line: String) {
        #expect(ParserOutcome.all(of: "\(line)\r\n\(Self.host)\r\n\r\n") == [.rejected(.requestLine)])
    }

    @Test("Other versions are rejected", arguments: ["HTTP/2.0", "HTTP/0.9", "HTTP/1.2", "HTTP/1.10", "HTTP/"])
    func version(version: String) {
        #expect(ParserOutcome.all(of: "GET / \(version)\r\n\(Self.host)\r\n\r\n") == [.rejected(.version)])
    }

    @Test(
        "Only the names of this machine with the port of the server are accepted",
        arguments: ["localhost:8443", "LocalHost:8443", "127.0.0.1:8443", "[::1]:8443"])
    func host(name: String) {
        let text = "GET / HTTP/1.1\r\nHost: \(name)\r\n\r\n"
        guard case .request = ParserOutcome.all(of: text).first else {
            Issue.record("\(name) is rejected")
            return
        }
    }

    @Test(
        "Another Host is rejected",
        arguments: [
            "", "localhost", "localhost:8444", "localhost:84430", "localhost:08443", "evil.example:8443",
            "localhost.evil.example:8443", "127.0.0.2:8443", "127.1:8443", "[::2]:8443", "::1:8443",
            "user@localhost:8443",
            "localhost:8443, localhost:8443", "localhost.:8443",
        ])
    func foreignHost(name: String) {
        #expect(ParserOutcome.all(of: "GET / HTTP/1.1\r\nHost: \(name)\r\n\r\n") == [.rejected(.foreignHost)])
        let url = "GET http://\(name)/ HTTP/1.1\r\n\(Self.host)\r\n\r\n"
        let outcome = ParserOutcome.all(of: url)
        #expect(outcome == [.rejected(.foreignHost)] || outcome == [.rejected(.requestLine)])
    }

    @Test("A missing Host and two of them are rejected")
    func hostCount() {
        #expect(ParserOutcome.all(of: "GET / HTTP/1.1\r\n\r\n") == [.rejected(.missingHost)])
        #expect(ParserOutcome.all(of: "GET / HTTP/1.0\r\n\r\n") == [.rejected(.missingHost)])
        #expect(ParserOutcome.all(of: post("HOST: localhost:8443")) == [.rejected(.missingHost)])
    }

    @Test("The path and query of a target are separated")
    func target() {
        for (target, path, query) in [
            ("/", "/", nil), ("/a/b?c=d?e", "/a/b", "c=d?e"), ("/a?", "/a", ""), ("*", "*", nil),
            ("http://localhost:8443/a?b", "/a", "b"), ("HTTP://localhost:8443?b", "/", "b"),
        ] as [(String, String, String?)] {
            let request = LoopbackRequest(method: "GET", target: target)
            #expect(request.path == path && request.query == query, "\(target)")
        }
        let headers = [HeaderField(name: "Cookie", value: "a"), HeaderField(name: "cOOKIE", value: "b")]
        #expect(LoopbackRequest(method: "GET", target: "/", headers: headers).values(of: "COOKIE") == ["a", "b"])
    }
}
