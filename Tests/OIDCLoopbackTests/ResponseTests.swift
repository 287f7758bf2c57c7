import OIDCPrimitives
import Testing

@testable import OIDCLoopback

/// The bytes of a response.
@Suite struct ResponseTests {
    @Test(
        "The date has the format of HTTP",
        arguments: [
            (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
            (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"), (951_868_799, "Tue, 29 Feb 2000 23:59:59 GMT"),
            (1_798_761_599, "Thu, 31 Dec 2026 23:59:59 GMT"), (1_798_761_600, "Fri, 01 Jan 2027 00:00:00 GMT"),
            (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"), (-1, "Thu, 01 Jan 1970 00:00:00 GMT"),
        ])
    func date(time: Int, text: String) {
        #expect(HTTPDate.text(time) == text)
    }

    @Test("A handler can set the date, but neither the length nor the connection")
    func headers() {
        func head(_ headers: [HeaderField]) -> String {
            String(decoding: LoopbackResponse(headers: headers).encodedHead(closes: false, time: 0), as: UTF8.self)
        }
        let date = "Date: Thu, 01 Jan 1970 00:00:00 GMT\r\n"
        #expect(head([]) == "HTTP/1.1 200 OK\r\n\(date)Content-Length: 0\r\n\r\n")
        let other = [HeaderField(name: "date", value: "now"), HeaderField(name: "CONNECTION", value: "close")]
        #expect(head(other) == "HTTP/1.1 200 OK\r\nContent-Length: 0\r\ndate: now\r\n\r\n")
        let framing = [HeaderField(name: "Transfer-Encoding", value: "chunked"), HeaderField(name: "Via", value: "a")]
        #expect(head(framing) == "HTTP/1.1 200 OK\r\n\(date)Content-Length: 0\r\nVia: a\r\n\r\n")
    }

    @Test("A response with a header that is not one line, or an invalid status, becomes a 500 without a body")
    func invalid() {
        for response in [
            LoopbackResponse(headers: [HeaderField(name: "A", value: "b\nC: d")], body: [1]),
            LoopbackResponse(headers: [HeaderField(name: "A\r\nB", value: "c")], body: [1]),
            LoopbackResponse(headers: [HeaderField(name: "", value: "c")], body: [1]),
            LoopbackResponse(status: 100, body: [1]), LoopbackResponse(status: 1000, body: [1]),
        ] {
            let head = String(decoding: response.encodedHead(closes: false, time: 0), as: UTF8.self)
            #expect(head.hasPrefix("HTTP/1.1 500 ") && head.contains("Content-Length: 0\r\n"))
            #expect(response.encodedBody(isHead: false) == [])
        }
    }
}
