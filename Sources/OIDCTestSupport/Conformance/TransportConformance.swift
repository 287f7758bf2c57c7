import OIDCLoopback
import OIDCDiscovery
public import OIDCPrimitives

extension Conformance {
    /// Tests a transport over real sockets, with a server on the loopback interface. Returns a description of each
    /// failure.
    ///
    /// The suite checks that URLs, headers, bodies, and statuses are passed on unchanged, that redirects are not
    /// followed, that bodies are limited (with and without a length, and when decompressed), that the timeout applies
    /// to the whole response, that cancellation works, that no cookies, responses, or credentials are kept, and that an
    /// incomplete response is an error.
    ///
    /// The suite does not check https and certificate validation, proxies, HTTP/2 and HTTP/3, or how much memory a body
    /// uses before it is rejected. It takes about three seconds with a conforming transport.
    public static func failures(ofTransport transport: some HTTPTransport) async -> [String] {
        let received = Locked<[LoopbackRequest]>([])
        let server = try? LoopbackServer { request in
            received.withLock { $0.append(request) }
            return TransportRoutes.answer(request)
        }
        guard let server else { return ["the test server could not listen on the loopback interface"] }
        defer { server.stop() }
        let trial = TransportTrial(transport: transport, origin: server.numericOrigin, received: received)
        return await trial.passingFailures() + trial.redirectionFailures() + trial.boundFailures()
            + trial.timeFailures() + trial.memoryFailures() + trial.connectionFailures()
    }
}

/// The responses of the suite's server, by path.
enum TransportRoutes {
    static let bodyLimit = 10_000
    /// 100,000 zeros, compressed by gzip.
    static let compressedZeros =
        (try? Base64URL.decode(
            "H4sIAAAAAAACA-3BMQEAAADCoPVPbQ0PoAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
                + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAIBXA32VEdSghgEA")) ?? []

    static func answer(_ request: LoopbackRequest) -> LoopbackResponse {
        let path = request.path
        switch path {
        case "/echo":
            return LoopbackResponse(
                headers: [HeaderField(name: "X-Conformance", value: "passed, as it is")],
                body: Array("\(request.method) \(request.target)\n".utf8) + request.body)
        case "/redirect/301", "/redirect/302", "/redirect/303", "/redirect/307", "/redirect/308":
            let status = Int(path.suffix(3)) ?? 302
            return LoopbackResponse(status: status, headers: [HeaderField(name: "Location", value: "/redirected")])
        case "/status/404", "/status/500", "/status/503":
            return LoopbackResponse(status: Int(path.suffix(3)) ?? 500, body: Array("{}".utf8))
        case "/status/401":
            return LoopbackResponse(
                status: 401, headers: [HeaderField(name: "WWW-Authenticate", value: #"Basic realm="conformance""#)])
        case "/body/full": return LoopbackResponse(body: [UInt8](repeating: 1, count: bodyLimit))
        case "/body/large": return LoopbackResponse(body: [UInt8](repeating: 1, count: bodyLimit + 1))
        case "/body/endless":
            return LoopbackResponse(body: [UInt8](repeating: 1, count: 1 << 22), delivery: .withoutLength)
        case "/body/compressed":
            return LoopbackResponse(
                headers: [HeaderField(name: "Content-Encoding", value: "gzip")], body: compressedZeros)
        case "/body/broken": return LoopbackResponse(body: [1, 2, 3], delivery: .truncated)
        case "/silence": return LoopbackResponse(delivery: .silence)
        case "/trickle": return LoopbackResponse(body: [UInt8](repeating: 1, count: 100), delivery: .trickle)
        case "/remember":
            return LoopbackResponse(headers: [
                HeaderField(name: "Set-Cookie", value: "visitor=4711; Path=/"),
                HeaderField(name: "Cache-Control", value: "max-age=3600"), HeaderField(name: "ETag", value: #""1""#),
            ])
        default: return LoopbackResponse(status: 404)
        }
    }
}
