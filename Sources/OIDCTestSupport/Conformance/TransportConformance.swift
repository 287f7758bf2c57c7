import OIDCLoopback
import OIDCDiscovery
public import OIDCPrimitives

extension Conformance {
    /// Tries a transport over real sockets, with a server of this suite's own on the loopback: that addresses, header
    /// fields, bodies and statuses pass unchanged; that no redirection is followed; that bodies are bounded, with and
    /// without a length and when decompressed; that the time for the whole answer is; that a task that is cancelled gives
    /// up; that nothing is remembered, neither cookies nor answers nor credentials; and that what breaks off is no answer.
    ///
    /// Not tried: https, and so the check of certificates; proxies; HTTP/2 and 3; how much memory a body takes before it
    /// is given up. It takes about three seconds with a transport that keeps its promises.
    public static func failures(ofTransport transport: some HTTPTransport) async -> [String] {
        guard let server = LoopbackServer(answer: TransportRoutes.answer) else {
            return ["there is no server to try it with: nothing can listen on the loopback"]
        }
        defer { server.stop() }
        let trial = TransportTrial(transport: transport, server: server)
        return await trial.passingFailures() + trial.redirectionFailures() + trial.boundFailures()
            + trial.timeFailures() + trial.memoryFailures() + trial.connectionFailures()
    }
}

/// What the suite's server answers, by path.
enum TransportRoutes {
    static let bodyLimit = 10_000
    /// 100,000 zeros, compressed by gzip.
    static let compressedZeros =
        (try? Base64URL.decode(
            "H4sIAAAAAAACA-3BMQEAAADCoPVPbQ0PoAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
                + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAIBXA32VEdSghgEA")) ?? []

    @Sendable static func answer(_ request: WireRequest) -> WireAnswer {
        let path = String(Substring(request.target.utf8.prefix { $0 != UInt8(ascii: "?") }))
        switch path {
        case "/echo":
            return WireAnswer(
                headers: [HTTPHeader(name: "X-Conformance", value: "passed, as it is")],
                body: Array("\(request.method) \(request.target)\n".utf8) + request.body)
        case "/redirect/301", "/redirect/302", "/redirect/303", "/redirect/307", "/redirect/308":
            let status = Int(path.suffix(3)) ?? 302
            return WireAnswer(status: status, headers: [HTTPHeader(name: "Location", value: "/redirected")])
        case "/status/404", "/status/500", "/status/503":
            return WireAnswer(status: Int(path.suffix(3)) ?? 500, body: Array("{}".utf8))
        case "/status/401":
            return WireAnswer(
                status: 401, headers: [HTTPHeader(name: "WWW-Authenticate", value: #"Basic realm="conformance""#)])
        case "/body/full": return WireAnswer(body: [UInt8](repeating: 1, count: bodyLimit))
        case "/body/large": return WireAnswer(body: [UInt8](repeating: 1, count: bodyLimit + 1))
        case "/body/endless":
            return WireAnswer(body: [UInt8](repeating: 1, count: 1 << 22), delivery: .withoutLength)
        case "/body/compressed":
            return WireAnswer(
                headers: [HTTPHeader(name: "Content-Encoding", value: "gzip")], body: compressedZeros)
        case "/body/broken": return WireAnswer(body: [1, 2, 3], delivery: .brokenOff)
        case "/silence": return WireAnswer(delivery: .silence)
        case "/trickle": return WireAnswer(body: [UInt8](repeating: 1, count: 100), delivery: .trickle)
        case "/remember":
            return WireAnswer(headers: [
                HTTPHeader(name: "Set-Cookie", value: "visitor=4711; Path=/"),
                HTTPHeader(name: "Cache-Control", value: "max-age=3600"), HTTPHeader(name: "ETag", value: #""1""#),
            ])
        default: return WireAnswer(status: 404)
        }
    }
}
