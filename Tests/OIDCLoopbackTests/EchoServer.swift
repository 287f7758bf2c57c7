import OIDCPrimitives

@testable import OIDCLoopback

/// A server that answers with the method, target and body, or in the way that the path names.
func echoServer(_ change: (inout LoopbackLimits) -> Void = { _ in }) throws -> LoopbackServer {
    var limits = LoopbackLimits()
    // A busy machine may need minutes.
    limits.requestTime = .seconds(600)
    limits.responseTime = .seconds(600)
    limits.idleTime = .seconds(600)
    change(&limits)
    return try LoopbackServer(limits: limits) { request in
        let echo = Array("<\(request.method) \(request.target) \(String(decoding: request.body, as: UTF8.self))>".utf8)
        return switch request.path {
        case "/truncated": LoopbackResponse(body: echo, delivery: .truncated)
        case "/without-length": LoopbackResponse(body: echo, delivery: .withoutLength)
        case "/trickle": LoopbackResponse(body: [0x61, 0x62, 0x63], delivery: .trickle)
        case "/silence": LoopbackResponse(delivery: .silence)
        case "/empty": LoopbackResponse(status: 204, body: echo)
        case "/large": LoopbackResponse(body: [UInt8](repeating: 0x61, count: 8 << 20))
        case "/header":
            LoopbackResponse(status: 302, headers: [HeaderField(name: "Location", value: "/a\r\nSet-Cookie: b")])
        case "/framing":
            LoopbackResponse(headers: [HeaderField(name: "content-LENGTH", value: "1")], body: echo)
        default: LoopbackResponse(body: echo)
        }
    }
}

/// A request with a `Host` that the server accepts.
func request(_ server: LoopbackServer, _ line: String, _ headers: String..., body: String = "") -> String {
    (["\(line) HTTP/1.1", "Host: localhost:\(server.port)"] + headers + ["", ""]).joined(separator: "\r\n") + body
}
