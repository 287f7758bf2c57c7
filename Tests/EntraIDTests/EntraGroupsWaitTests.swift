import EntraID
import OIDCTestSupport
import TestHelpers
import Testing

/// What the library does while Microsoft Graph does not answer.
extension EntraGroupsTests {
    @Test("A stated wait is kept, by seconds or by date, and a usual one doubles")
    func waits() async throws {
        let transport = transport(
            throttled("7"), throttled("Thu, 01 Jan 1970 00:25:12 GMT"), throttled(nil), ids([group]))
        let resolver = resolver(transport)
        let task = Task { [token] in try await resolver.groups(of: .signedIn, accessToken: token).groups.count }
        // 1,500 s after the beginning of 1970 is 00:25:00. The date is 5 seconds after the first wait.
        for (seconds, requests) in [(7, 1), (5, 2), (4, 3)] {
            #expect(await eventually { time.sleepers == 1 })
            time.advance(by: .seconds(seconds) - .milliseconds(500))
            #expect(time.sleepers == 1 && transport.requests.count == requests)
            time.advance(by: .milliseconds(500))
            #expect(await eventually { transport.requests.count == requests + 1 })
        }
        #expect(try await task.value == 1)
    }

    @Test("A wait that is too long is not begun", arguments: ["31", "Thu, 01 Jan 2026 00:00:00 GMT", "99999999999999"])
    func longWait(wait: String) async throws {
        let transport = transport(throttled(wait), ids([group]))
        await expectRefusal(.graphThrottled) {
            try await resolver(transport).groups(of: .signedIn, accessToken: token)
        }
        #expect(transport.requests.count == 1 && time.sleepers == 0)
    }

    @Test("The waits of all pages together are limited") func totalWait() async throws {
        let transport = transport(
            throttled("20"), page([group], next: "\(cast.replacing("users/\(object)", with: "me"))?$skiptoken=a"),
            throttled("11"))
        let resolver = resolver(transport)
        let task = Task { [token] in
            await refusalCodes {
                try await resolver.groups(of: .signedIn, accessToken: token, query: .transitiveMemberships)
            }
        }
        #expect(await eventually { time.sleepers == 1 })
        time.advance(by: .seconds(20))
        #expect(await task.value == [.graphThrottled])
        #expect(transport.requests.count == 3)
    }

    @Test("A caller that is cancelled stops waiting") func cancellation() async throws {
        let transport = transport(throttled("20"))
        let resolver = resolver(transport)
        let task = Task { [token] in
            await refusal { try await resolver.groups(of: .signedIn, accessToken: token) }
        }
        #expect(await eventually { time.sleepers == 1 })
        task.cancel()
        let cancelled = await task.value
        #expect(cancelled?.codes == [.exchangeUnreachable] && cancelled?.first.found == "the request was cancelled")
        #expect(transport.requests.count == 1)
    }

    @Test("Failures of the connection are reported")
    func failures() async throws {
        for (failure, code) in [
            (TransportFailure.timedOut, ProblemCode.exchangeUnreachable),
            (.unreachable(reason: "connection refused"), .exchangeUnreachable),
            (.certificateUntrusted(reason: "expired"), .exchangeCertificateUntrusted),
        ] {
            let transport = transport(ids([]))
            transport.setBehavior(.fail(failure))
            await expectRefusal(code) { try await resolver(transport).groups(of: .signedIn, accessToken: token) }
        }
    }

    @Test("A problem repeats no message of Graph, which can name the user") func messages() async throws {
        let body = #"{"error":{"code":"<script>","message":"ada@contoso.com is unknown"}}"#
        let transport = transport(TransportResponse(status: 404, body: Array(body.utf8)))
        let found = await expectRefusal(.graphUserNotFound) {
            try await resolver(transport).groups(of: .signedIn, accessToken: token)
        }
        #expect(found?.first.found == "status 404")
        #expect(found.map { "\($0)".contains("ada@") } == false)
    }
}
