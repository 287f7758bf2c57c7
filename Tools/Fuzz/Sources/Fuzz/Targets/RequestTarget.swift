import EntraID
import OIDCLoopback

/// The bytes of a connection to the loopback server: the same requests however they are split, and none that another
/// server could read differently.
enum RequestTarget: Target {
    static let name = "request"

    static func seeds(from vectors: SeedVectors) -> [[UInt8]] {
        func request(_ line: String, _ headers: String..., body: String = "") -> String {
            (["\(line) HTTP/1.1", "Host: localhost:8443"] + headers + ["", ""]).joined(separator: "\r\n") + body
        }
        let get = request("GET /authorize?client_id=a&state=b", "Connection: keep-alive", "Cookie: a=b; c=d")
        let form = request(
            "POST /token", "Content-Type: application/x-www-form-urlencoded", "Content-Length: 7", body: "a=b&c=d")
        let chunks = request(
            "POST /token", "Transfer-Encoding: chunked", "Expect: 100-continue",
            body: "3;x=\"y\"\r\na=b\r\n04\r\n&c=d\r\n0\r\nA: b\r\n\r\n")
        return [
            get, form, chunks, get + form + chunks + get, "\r\n" + get, request("OPTIONS *"),
            request("GET http://127.0.0.1:8443/?a"), request("POST /", "Content-Length: 1", "Content-Length: 1"),
            request("POST /", "Content-Length: 4", "Transfer-Encoding: chunked", body: "0\r\n\r\n"),
            "GET / HTTP/1.0\r\nhost: [::1]:8443\r\nConnection: close\r\n\r\n", request("GET /", "A: b", " c"),
        ].map { Array($0.utf8) }
    }

    static func feed(_ input: [UInt8]) {
        let whole = outcome(of: [input[...]])
        require(whole == outcome(of: input.indices.map { input[$0...$0] }), "single bytes change the requests")
        let middle = input.count / 2
        require(whole == outcome(of: [input[..<middle], input[middle...]]), "a split changes the requests")
        for request in whole.requests { examine(request) }
    }

    private struct Outcome: Equatable {
        var requests: [Request] = []
        var rejection: RequestRejection?
        var isIncomplete = false
    }

    private struct Request: Equatable {
        let line: [String]
        let headers: [[String]]
        let body: [UInt8]
    }

    private static let limits = {
        var limits = LoopbackLimits()
        limits.headBytes = 1024
        limits.headerFields = 12
        limits.bodyBytes = 300
        return limits
    }()

    private static func outcome(of pieces: [ArraySlice<UInt8>]) -> Outcome {
        var parser = RequestParser(hosts: AcceptedHosts(ports: [8443]), limits: limits)
        var outcome = Outcome()
        for piece in pieces where outcome.rejection == nil {
            parser.feed(piece)
            var isDone = false
            while !isDone {
                switch parser.next() {
                case .needsMore: isDone = true
                case .continueExpected: break
                case .rejected(let rejection):
                    require((400...505).contains(rejection.status), "a rejection with status \(rejection.status)")
                    outcome.rejection = rejection
                    isDone = true
                case .request(let request, _):
                    outcome.requests.append(
                        Request(
                            line: [request.method, request.target],
                            headers: request.headers.map { [$0.name, $0.value] },
                            body: request.body))
                }
            }
        }
        outcome.isIncomplete = outcome.rejection == nil && !parser.isBetweenRequests
        return outcome
    }

    /// Checks that an accepted request has one meaning, and that it is the same when it is sent again.
    private static func examine(_ request: Request) {
        let names = request.headers.map { $0[0].lowercased() }
        func count(_ name: String) -> Int { names.count { $0 == name } }
        require(count("host") == 1, "a request with \(count("host")) Host headers")
        let framings = count("content-length") + count("transfer-encoding")
        require(framings <= 1, "a request with \(framings) framings")
        require(framings == 1 || request.body.isEmpty, "a body without a framing")
        require(request.body.count <= limits.bodyBytes, "a body beyond the limit")
        require(request.headers.count <= limits.headerFields, "headers beyond the limit")
        let texts = request.line + request.headers.joined()
        require(texts.joined().utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }, "a control character")

        let rest = request.headers.filter {
            !["content-length", "transfer-encoding", "expect"].contains($0[0].lowercased())
        }
        let headers = rest + [["Content-Length", "\(request.body.count)"]]
        let head =
            (["\(request.line[0]) \(request.line[1]) HTTP/1.1"] + headers.map { "\($0[0]): \($0[1])" } + ["", ""])
            .joined(separator: "\r\n")
        var unlimited = limits
        unlimited.headBytes *= 2
        unlimited.headerFields += 1
        var parser = RequestParser(hosts: AcceptedHosts(ports: [8443]), limits: unlimited)
        parser.feed(Array(head.utf8) + request.body)
        guard case .request(let again, _) = parser.next() else { finding("a request cannot be sent again") }
        require(again.body == request.body, "a body changes when sent again")
        require(again.headers.map { [$0.name, $0.value] } == headers, "headers change when sent again")
        require(parser.isBetweenRequests, "a request leaves bytes behind")
    }
}
