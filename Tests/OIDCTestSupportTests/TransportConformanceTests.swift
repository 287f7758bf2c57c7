import EntraID
import OIDCTestSupport
import OIDCURLSession
import Testing

@Suite struct TransportConformanceTests {
    /// One that does not go anywhere fails nearly everything, and nothing crashes or hangs.
    @Test func oneThatInventsAnswersIsFound() async {
        let failures = await Conformance.failures(
            ofTransport: StubTransport { _ in HTTPResponse(status: 200, body: [1]) })
        #expect(failures.contains("the address, or the body of the answer, is changed"))
        #expect(failures.contains("three questions reach the server 0 times: a cache"))
        #expect(failures.contains("no answer is not given up as timed out"))
        #expect(failures.contains("where nobody listens, somebody answers"))
        #expect(failures.count > 15)
    }

    /// Bounds that the caller forgets are found one by one.
    @Test func oneThatForgetsItsBoundsIsFound() async {
        let honest = URLSessionTransport()
        let forgetful = ClosureTransport { request in
            try await honest.send(
                try HTTPRequest(
                    request.method, request.address, headers: request.headers, body: request.body,
                    timeout: request.timeout, bodyLimit: 1 << 30))
        }
        let failures = await Conformance.failures(ofTransport: forgetful)
        #expect(
            failures == [
                "a body that is one byte too large is not refused as too large",
                "a body that is too large, without a length is not refused as too large",
                "a body that is too large once decompressed is not refused",
            ])
    }

    @Test func oneThatFollowsRedirectionsIsFound() async {
        let honest = URLSessionTransport()
        let obedient = ClosureTransport { request in
            let response = try await honest.send(request)
            guard let location = response[header: "Location"] else { return response }
            let origin = request.address.split(separator: "/").prefix(2).joined(separator: "//")
            return try await honest.send(
                try HTTPRequest(.get, origin + location, timeout: request.timeout, bodyLimit: request.bodyLimit))
        }
        let failures = await Conformance.failures(ofTransport: obedient)
        #expect(failures.count == 8)
        #expect(failures.last == "a redirection is followed")
    }
}
