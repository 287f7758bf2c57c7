import Testing

@testable import OIDCLoopback

/// Requests that two servers could read differently (RFC 9112 §11.2), so that one of them would see a request that the
/// other one did not check.
@Suite struct RequestSmugglingTests {
    private static let hidden = "GET /hidden HTTP/1.1\r\nHost: localhost:8443\r\n\r\n"

    private static func rejects(_ text: String, _ rejection: RequestRejection) {
        #expect(ParserOutcome.all(of: text) == [.rejected(rejection)], "\(text.debugDescription)")
        let pieces = ParserOutcome.single(Array(text.utf8))
        #expect(ParserOutcome.all(of: pieces) == [.rejected(rejection)], "in pieces: \(text.debugDescription)")
    }

    @Test("Content-Length together with Transfer-Encoding is rejected")
    func bothLengths() {
        let body = "0\r\n\r\n" + Self.hidden
        Self.rejects(post("Content-Length: 5", "Transfer-Encoding: chunked", body: body), .twoLengths)
        Self.rejects(post("Transfer-Encoding: chunked", "content-length: 5", body: body), .twoLengths)
        Self.rejects(post("Transfer-Encoding: identity", "Content-Length: 5", body: body), .twoLengths)
    }

    @Test("Several values of Content-Length are rejected, also equal ones")
    func severalLengths() {
        Self.rejects(post("Content-Length: 5", "Content-Length: 6", body: Self.hidden), .length)
        Self.rejects(post("Content-Length: 5", "CONTENT-LENGTH: 5", body: Self.hidden), .length)
        Self.rejects(post("Content-Length: 5, 5", body: Self.hidden), .length)
    }

    @Test(
        "A Content-Length that is not a number is rejected",
        arguments: ["", "+5", "-5", "5.0", "0x5", "5 5", "five", "٥", "5;"])
    func length(value: String) {
        Self.rejects(post("Content-Length: \(value)", body: Self.hidden), .length)
    }

    @Test(
        "A Transfer-Encoding other than chunked is rejected",
        arguments: [
            "", "gzip", "identity", "gzip, chunked", "chunked, chunked", "chunked;a=b", "\"chunked\"", "xchunked",
            "chunked,", "\u{B}chunked",
        ])
    func transferCoding(value: String) {
        let text = post("Transfer-Encoding: \(value)", body: "0\r\n\r\n" + Self.hidden)
        Self.rejects(text, value.hasPrefix("\u{B}") ? .controlCharacter : .transferCoding)
    }

    @Test("Two Transfer-Encoding headers are rejected, and one in HTTP/1.0")
    func transferCodings() {
        let body = "0\r\n\r\n" + Self.hidden
        Self.rejects(post("Transfer-Encoding: chunked", "Transfer-Encoding: chunked", body: body), .transferCoding)
        Self.rejects(post("Transfer-Encoding: chunked", "Transfer-encoding: x", body: body), .transferCoding)
        Self.rejects(
            "POST / HTTP/1.0\r\nHost: localhost:8443\r\nTransfer-Encoding: chunked\r\n\r\n" + body, .transferCoding)
    }

    @Test("A header name with a space, or none, is rejected")
    func fieldName() {
        for line in [
            "Content-Length : 5", "Content-Length\t: 5", "Content Length: 5", "Content-Length", ": 5", "Caf\u{E9}: 5",
            "Transfer-Encoding\u{A0}: chunked", "\"a\": b",
        ] {
            Self.rejects(post(line, body: Self.hidden), .fieldName)
        }
    }

    @Test("A header on several lines is rejected")
    func foldedLine() {
        for line in [" folded", "\tfolded", " Content-Length: 5", " ", " : 5"] {
            Self.rejects(post("A: b", line, body: Self.hidden), .foldedLine)
        }
        let first = "GET / HTTP/1.1\r\n Host: localhost:8443\r\nHost: localhost:8443\r\n\r\n"
        Self.rejects(first, .foldedLine)
    }

    @Test("A line that does not end with CR LF is rejected")
    func lineEnd() {
        for text in [
            "GET / HTTP/1.1\nHost: localhost:8443\n\n", "GET / HTTP/1.1\r\nHost: localhost:8443\n\r\n",
            "GET / HTTP/1.1\r\nHost: localhost:8443\r\n\n", "GET / HTTP/1.1\r\rHost: localhost:8443\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: localhost:8443\r\nA: b\rContent-Length: 5\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: localhost:8443\r\nA: b\nContent-Length: 5\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: localhost:8443\r\r\n\r\n", "\nGET / HTTP/1.1\r\n\r\n",
        ] {
            Self.rejects(text, .bareLineEnd)
        }
    }

    @Test("NUL and other control characters are rejected")
    func controlCharacters() {
        for character in ["\u{0}", "\u{1}", "\u{8}", "\u{B}", "\u{C}", "\u{1B}", "\u{7F}"] {
            Self.rejects(post("A: b\(character)c"), .controlCharacter)
            Self.rejects(post("A\(character): b"), .controlCharacter)
            Self.rejects("GET /\(character) HTTP/1.1\r\nHost: localhost:8443\r\n\r\n", .controlCharacter)
        }
        let latin1 = Array(post("A: ").utf8.dropLast(4)) + [0xEB] + Array("\r\n\r\n".utf8)
        #expect(ParserOutcome.all(of: [latin1[...]]) == [.rejected(.fieldValue)])
    }

    @Test("Two empty lines in front of a request are rejected")
    func emptyLines() {
        Self.rejects("\r\n\r\n" + Self.hidden, .requestLine)
    }

    @Test(
        "An invalid chunk is rejected",
        arguments: [
            "\r\n", ";a\r\n", " 1\r\na\r\n", "1 \r\na\r\n", "0x1\r\na\r\n", "+1\r\na\r\n", "-1\r\na\r\n",
            "1 1\r\na\r\n",
            "G\r\n", "1\r\nab\r\n0\r\n\r\n", "1\r\na0\r\n\r\n", "00000000000000001\r\na\r\n", "1\r\na\n0\r\n\r\n",
            "1\r\na\r0\r\n\r\n", "1,a\r\na\r\n",
        ])
    func chunk(body: String) {
        Self.rejects(post("Transfer-Encoding: chunked", body: body + Self.hidden), .chunk)
    }

    @Test("Chunk lines and trailers are read as strictly as headers")
    func chunkLines() {
        for (body, rejection) in [
            ("1\na\r\n", RequestRejection.bareLineEnd), ("1;a\nb\r\na\r\n", .bareLineEnd),
            ("1;a\rb\r\na\r\n", .bareLineEnd), ("1;\u{0}\r\na\r\n", .controlCharacter), ("0\r\n\n", .bareLineEnd),
            ("0\r\nA : b\r\n\r\n", .fieldName), ("0\r\nA: b\r\n c\r\n\r\n", .foldedLine),
            ("0\r\nGET / HTTP/1.1\r\n\r\n", .fieldName),
        ] {
            Self.rejects(post("Transfer-Encoding: chunked", body: body + Self.hidden), rejection)
        }
    }
}
