import OIDCLoopback
import OIDCDiscovery
import OIDCPrimitives

/// A transport and the server that it is tried with. Each function puts one promise of `HTTPTransport` to the test.
struct TransportTrial<Transport: HTTPTransport> {
    let transport: Transport
    let server: LoopbackServer

    /// How long anything may take that should end at once.
    private static var patience: Duration { .seconds(5) }

    // MARK: - What passes

    func passingFailures() async -> [String] {
        var failures: [String] = []
        let target = "/echo?a=b%20c+d&e=%2F&empty=&b=%C3%A9"
        switch await outcome(.get, target) {
        case .success(let response):
            let expected = Array("GET \(target)\n".utf8)
            if response.status != 200 { failures.append("a status of 200 arrives as \(response.status)") }
            if response.body != expected { failures.append("the address, or the body of the answer, is changed") }
            if response[header: "x-conformance"]?.hasSameBytes(as: "passed, as it is") != true {
                failures.append("the answer's header fields do not arrive")
            }
        case .failure(let failure): failures.append("an ordinary answer does not arrive: \(failure)")
        }

        let body = Array("grant_type=a&code=\u{E9}%00\r\n\r\n".utf8)
        let type = HTTPHeader(name: "Content-Type", value: "application/x-www-form-urlencoded")
        let authorization = HTTPHeader(name: "Authorization", value: "Basic Y2xpZW50OnM=")
        switch await outcome(.post, "/echo", headers: [type, authorization], body: body) {
        case .success(let response):
            if response.body != Array("POST /echo\n".utf8) + body { failures.append("the body of a POST is changed") }
        case .failure(let failure): failures.append("a POST is not answered: \(failure)")
        }
        let received = server.requests.last { $0.method == "POST" }
        for header in [type, authorization] where received?.values(of: header.name) != [header.value] {
            failures.append("\(header.name) does not reach the server as it is")
        }

        for status in [401, 404, 500, 503] {
            if case .success(let response) = await outcome(.get, "/status/\(status)"), response.status == status {
                continue
            }
            failures.append("an answer with status \(status) is not returned as it is")
        }
        return failures
    }

    func redirectionFailures() async -> [String] {
        var failures: [String] = []
        for (method, status) in [
            (HTTPRequest.Method.get, 301), (.get, 302), (.get, 303), (.get, 307), (.get, 308), (.post, 302),
            (.post, 307),
        ] {
            let result = await outcome(method, "/redirect/\(status)", body: method == .post ? [1] : [])
            guard case .success(let response) = result, response.status == status,
                response[header: "location"]?.hasSameBytes(as: "/redirected") == true
            else {
                failures.append("\(method.rawValue): a redirection with status \(status) is not returned as it is")
                continue
            }
        }
        if server.requests.contains(where: { $0.target.hasSameBytes(as: "/redirected") }) {
            failures.append("a redirection is followed")
        }
        return failures
    }

    // MARK: - Bounds

    func boundFailures() async -> [String] {
        var failures: [String] = []
        let limit = TransportRoutes.bodyLimit
        if case .success(let response) = await outcome(.get, "/body/full"), response.body.count == limit {
        } else {
            failures.append("a body of just as many bytes as are allowed does not arrive")
        }
        for (path, name) in [("/body/large", "one byte too large"), ("/body/endless", "too large, without a length")]
        where await outcome(.get, path) != .failure(.bodyTooLarge) {
            failures.append("a body that is \(name) is not refused as too large")
        }
        // Whoever does not decompress has little to bound.
        if case .success(let response) = await outcome(.get, "/body/compressed"), response.body.count > limit {
            failures.append("a body that is too large once decompressed is not refused")
        }
        return failures
    }

    func timeFailures() async -> [String] {
        var failures: [String] = []
        for (path, name) in [("/silence", "no answer"), ("/trickle", "an answer that comes too slowly")] {
            let (result, delay) = await delayed(beyond: .milliseconds(700)) {
                await outcome(.get, path, timeout: .milliseconds(700))
            }
            if result != .failure(.timedOut) { failures.append("\(name) is not given up as timed out") }
            if delay > Self.patience { failures.append("\(name) is given up \(delay) too late") }
        }
        for (wait, name) in [(Duration.milliseconds(200), "while it waits"), (.zero, "before it begins")] {
            let (result, delay) = await delayed(beyond: wait) {
                await withTaskGroup(of: Outcome.self) { group in
                    group.addTask { await outcome(.get, "/silence", timeout: .seconds(30)) }
                    try? await Task.sleep(for: wait)
                    group.cancelAll()
                    return await group.next() ?? .failure(.cancelled)
                }
            }
            if result != .failure(.cancelled) { failures.append("a task that is cancelled \(name) is not told so") }
            if delay > Self.patience { failures.append("a task that is cancelled \(name) goes on for \(delay)") }
        }
        return failures
    }

    // MARK: - What is remembered, and what breaks

    func memoryFailures() async -> [String] {
        for _ in 0..<3 { _ = await outcome(.get, "/remember") }
        let received = server.requests.filter { $0.target.hasSameBytes(as: "/remember") }
        var failures: [String] = []
        if received.count != 3 { failures.append("three questions reach the server \(received.count) times: a cache") }
        for name in ["Cookie", "If-None-Match", "Authorization"]
        where received.contains(where: { !$0.values(of: name).isEmpty }) {
            failures.append("\(name) is sent, which is not in the request")
        }
        return failures
    }

    func connectionFailures() async -> [String] {
        var failures: [String] = []
        if await !outcome(.get, "/body/broken").isUnreachable {
            failures.append("an answer that breaks off is not refused as unreachable")
        }
        guard let origin = LoopbackServer.abandonedOrigin(),
            let request = try? HTTPRequest(.get, "\(origin)/", timeout: Self.patience, bodyLimit: 10)
        else { return failures }
        do throws(TransportFailure) {
            _ = try await transport.send(request)
            failures.append("where nobody listens, somebody answers")
        } catch {
            if error.kind != .unreachable {
                failures.append("a connection that is refused is \(error), not unreachable")
            }
        }
        return failures
    }

    // MARK: - Asking

    /// What came of a request.
    enum Outcome: Sendable {
        case success(HTTPResponse)
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
        _ method: HTTPRequest.Method, _ target: String, headers: [HTTPHeader] = [], body: [UInt8] = [],
        timeout: Duration = .seconds(10)
    ) async -> Outcome {
        do {
            let request = try HTTPRequest(
                method, server.origin + target, headers: headers, body: body, timeout: timeout,
                bodyLimit: TransportRoutes.bodyLimit)
            return .success(try await transport.send(request))
        } catch let failure as TransportFailure {
            return .failure(failure)
        } catch {
            return .failure(.unreachable(reason: "\(error)"))
        }
    }

    /// How much longer something takes than it should, apart from what this machine is late by itself: something that
    /// sleeps for as long beside it tells.
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
