import OIDCLoopback
import OIDCDiscovery
import OIDCPrimitives

/// A transport and the server to test it with. Each function tests one requirement of `HTTPTransport`.
struct TransportTrial<Transport: HTTPTransport> {
    let transport: Transport
    /// The origin of the server.
    let origin: String
    /// The requests that the server received, in order.
    let received: Locked<[LoopbackRequest]>

    /// The maximum delay of anything that should end immediately.
    private static var patience: Duration { .seconds(5) }
    /// The timeout of requests that should not reach it, however busy the machine is.
    private static var ample: Duration { .seconds(60) }

    private var requests: [LoopbackRequest] { received.withLock { $0 } }

    // MARK: - Requests and responses

    func passingFailures() async -> [String] {
        var failures: [String] = []
        let target = "/echo?a=b%20c+d&e=%2F&empty=&b=%C3%A9"
        switch await outcome(.get, target) {
        case .success(let response):
            let expected = Array("GET \(target)\n".utf8)
            if response.status != 200 { failures.append("status 200 is returned as \(response.status)") }
            if response.body != expected { failures.append("the URL or the response body is changed") }
            if response[header: "x-conformance"]?.hasSameBytes(as: "passed, as it is") != true {
                failures.append("the response headers are missing")
            }
        case .failure(let failure): failures.append("an ordinary request fails: \(failure)")
        }

        let body = Array("grant_type=a&code=\u{E9}%00\r\n\r\n".utf8)
        let type = HeaderField(name: "Content-Type", value: "application/x-www-form-urlencoded")
        let authorization = HeaderField(name: "Authorization", value: "Basic Y2xpZW50OnM=")
        switch await outcome(.post, "/echo", headers: [type, authorization], body: body) {
        case .success(let response):
            if response.body != Array("POST /echo\n".utf8) + body { failures.append("the body of a POST is changed") }
        case .failure(let failure): failures.append("a POST request fails: \(failure)")
        }
        let received = requests.last { $0.method == "POST" }
        for header in [type, authorization] where received?.values(of: header.name) != [header.value] {
            failures.append("the header \(header.name) does not reach the server unchanged")
        }

        for status in [401, 404, 500, 503] {
            if case .success(let response) = await outcome(.get, "/status/\(status)"), response.status == status {
                continue
            }
            failures.append("a response with status \(status) is not returned unchanged")
        }
        return failures
    }

    func redirectionFailures() async -> [String] {
        var failures: [String] = []
        for (method, status) in [
            (TransportRequest.Method.get, 301), (.get, 302), (.get, 303), (.get, 307), (.get, 308), (.post, 302),
            (.post, 307),
        ] {
            let result = await outcome(method, "/redirect/\(status)", body: method == .post ? [1] : [])
            guard case .success(let response) = result, response.status == status,
                response[header: "location"]?.hasSameBytes(as: "/redirected") == true
            else {
                failures.append("\(method.rawValue): a redirect with status \(status) is not returned unchanged")
                continue
            }
        }
        if requests.contains(where: { $0.target.hasSameBytes(as: "/redirected") }) {
            failures.append("a redirect is followed")
        }
        return failures
    }

    // MARK: - Limits

    func boundFailures() async -> [String] {
        var failures: [String] = []
        let limit = TransportRoutes.bodyLimit
        if case .success(let response) = await outcome(.get, "/body/full"), response.body.count == limit {
        } else {
            failures.append("a body of exactly the maximum size is rejected")
        }
        for (path, name) in [
            ("/body/large", "one byte too large"), ("/body/endless", "too large and has no declared length"),
        ]
        where await outcome(.get, path) != .failure(.bodyTooLarge) {
            failures.append("a body that is \(name) is not rejected as too large")
        }
        // A transport that does not decompress passes.
        if case .success(let response) = await outcome(.get, "/body/compressed"), response.body.count > limit {
            failures.append("a body that is too large after decompression is not rejected")
        }
        return failures
    }

    func timeFailures() async -> [String] {
        var failures: [String] = []
        for (path, name) in [("/silence", "a missing response"), ("/trickle", "a slow response")] {
            let (result, delay) = await delayed(beyond: .milliseconds(700)) {
                await outcome(.get, path, timeout: .milliseconds(700))
            }
            if result != .failure(.timedOut) { failures.append("\(name) does not cause a timeout") }
            if delay > Self.patience { failures.append("\(name) causes a timeout \(delay) too late") }
        }
        for (wait, name) in [(Duration.milliseconds(200), "while it waits"), (.zero, "before it begins")] {
            let (result, delay) = await delayed(beyond: wait) {
                await withTaskGroup(of: Outcome.self) { group in
                    group.addTask { await outcome(.get, "/silence", timeout: Self.ample) }
                    try? await Task.sleep(for: wait)
                    group.cancelAll()
                    return await group.next() ?? .failure(.cancelled)
                }
            }
            if result != .failure(.cancelled) { failures.append("a task cancelled \(name) does not fail as cancelled") }
            if delay > Self.patience { failures.append("a task cancelled \(name) continues for \(delay)") }
        }
        return failures
    }

    // MARK: - Stored state and broken connections

    func memoryFailures() async -> [String] {
        for _ in 0..<3 { _ = await outcome(.get, "/remember") }
        let received = requests.filter { $0.target.hasSameBytes(as: "/remember") }
        var failures: [String] = []
        if received.count != 3 {
            failures.append("three requests reach the server \(received.count) times: responses are cached")
        }
        for name in ["Cookie", "If-None-Match", "Authorization"]
        where received.contains(where: { !$0.values(of: name).isEmpty }) {
            failures.append("the header \(name) is sent but is not in the request")
        }
        return failures
    }

    func connectionFailures() async -> [String] {
        var failures: [String] = []
        if await !outcome(.get, "/body/broken").isUnreachable {
            failures.append("an incomplete response is not rejected as unreachable")
        }
        guard let origin = LoopbackServer.abandonedOrigin(),
            let request = try? TransportRequest(.get, "\(origin)/", timeout: Self.ample, bodyLimit: 10)
        else { return failures }
        do throws(TransportFailure) {
            _ = try await transport.send(request)
            failures.append("a request to a closed port succeeds")
        } catch {
            if error.kind != .unreachable {
                failures.append("a refused connection fails as \(error), not as unreachable")
            }
        }
        return failures
    }

    // MARK: - Sending

    /// The outcome of a request.
    enum Outcome: Sendable {
        case success(TransportResponse)
        case failure(TransportFailure)

        var isUnreachable: Bool {
            if case .failure(let failure) = self { failure.kind == .unreachable } else { false }
        }

        static func != (outcome: Outcome, other: Outcome) -> Bool {
            guard case .failure(let failure) = outcome, case .failure(let expected) = other else { return true }
            return failure != expected
        }
    }

    private func outcome(
        _ method: TransportRequest.Method, _ target: String, headers: [HeaderField] = [], body: [UInt8] = [],
        timeout: Duration = TransportTrial.ample
    ) async -> Outcome {
        do {
            let request = try TransportRequest(
                method, origin + target, headers: headers, body: body, timeout: timeout,
                bodyLimit: TransportRoutes.bodyLimit)
            return .success(try await transport.send(request))
        } catch let failure as TransportFailure {
            return .failure(failure)
        } catch {
            return .failure(.unreachable(reason: "\(error)"))
        }
    }

    /// Returns how much longer an operation takes than expected. A concurrent sleep of the same length measures the
    /// delay that this machine adds, which is not counted.
    private func delayed(
        beyond expected: Duration, _ body: () async -> Outcome
    ) async -> (outcome: Outcome, delay: Duration) {
        let start = ContinuousClock.now
        let control = Task {
            try? await Task.sleep(for: expected)
            return start.duration(to: .now)
        }
        let outcome = await body()
        let duration = start.duration(to: .now)
        return (outcome, duration - max(await control.value, expected) * 2 + expected)
    }
}
