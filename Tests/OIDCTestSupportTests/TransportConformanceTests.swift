import EntraID
import OIDCTestSupport
import OIDCURLSession
import Testing

@Suite struct TransportConformanceTests {
    /// A transport that makes no connection fails nearly every test, and nothing crashes or hangs.
    @Test("A transport that invents responses is detected") func inventedResponses() async {
        let failures = await Conformance.failures(
            ofTransport: StubTransport { _ in TransportResponse(status: 200, body: [1]) })
        #expect(failures.contains("the URL or the response body is changed"))
        #expect(failures.contains("three requests reach the server 0 times: responses are cached"))
        #expect(failures.contains("a missing response does not cause a timeout"))
        #expect(failures.contains("a request to a closed port succeeds"))
        #expect(failures.count > 15)
    }

    /// Sends each request with other limits than it asks for.
    private struct ForgetfulTransport: HTTPTransport {
        let honest = URLSessionTransport()
        var timeout: Duration?
        var bodyLimit: Int?

        func send(_ request: TransportRequest) async throws(TransportFailure) -> TransportResponse {
            let other = try? TransportRequest(
                request.method, request.url, headers: request.headers, body: request.body,
                timeout: timeout ?? request.timeout, bodyLimit: bodyLimit ?? request.bodyLimit)
            guard let other else { throw .unreachable(reason: "the request is invalid") }
            return try await honest.send(other)
        }
    }

    @Test("A transport that ignores the body limit is detected") func missingBodyLimit() async {
        let failures = await Conformance.failures(ofTransport: ForgetfulTransport(bodyLimit: 1 << 30))
        #expect(
            failures == [
                "a body that is one byte too large is not rejected as too large",
                "a body that is too large and has no declared length is not rejected as too large",
                "a body that is too large after decompression is not rejected",
            ])
    }

    /// Every closure keeps the contract, because `ClosureTransport` enforces the limits itself.
    @Test("A closure that ignores the timeout and the body limit passes") func naiveClosure() async {
        let forgetful = ForgetfulTransport(timeout: .seconds(3_600), bodyLimit: 1 << 30)
        let transport = ClosureTransport { try await forgetful.send($0) }
        let failures = await Conformance.failures(ofTransport: transport)
        #expect(failures == [])
    }

    /// The client's task of its own does not notice that the closure is cancelled.
    @Test("A closure that also ignores its cancellation passes") func deafClosure() async {
        let forgetful = ForgetfulTransport(timeout: .seconds(90), bodyLimit: 1 << 30)
        let transport = ClosureTransport { request in
            try await Task.detached { try await forgetful.send(request) }.value
        }
        let failures = await Conformance.failures(ofTransport: transport)
        #expect(failures == [])
    }

    @Test("A transport that follows redirects is detected") func followedRedirects() async {
        let honest = URLSessionTransport()
        let obedient = ClosureTransport { request in
            let response = try await honest.send(request)
            guard let location = response[header: "Location"] else { return response }
            let origin = request.url.split(separator: "/").prefix(2).joined(separator: "//")
            return try await honest.send(
                try TransportRequest(.get, origin + location, timeout: request.timeout, bodyLimit: request.bodyLimit))
        }
        let failures = await Conformance.failures(ofTransport: obedient)
        #expect(failures.count == 8)
        #expect(failures.last == "a redirect is followed")
    }
}
