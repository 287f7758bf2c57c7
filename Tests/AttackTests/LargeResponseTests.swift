import EntraID
import OIDCTestSupport
import TestHelpers
import Testing

/// Anyone can send a request with a quarter of a million parameters. The parameters are counted, but none is decoded.
@Suite("Responses with too many parameters")
struct LargeResponseTests {
    private let scenario = SignInScenario()

    @Test("A response that is too large is rejected before it is decoded")
    func rejectsBeforeDecoding() async throws {
        let client = try scenario.client(scenario.entra())
        let start = try await scenario.start(client)
        let state = try start.parameter("state")
        let many = "state=\(state)&" + (0..<260_000).map { "\($0)&" }.joined()
        let long = "state=\(state)&code=" + String(repeating: "c", count: 65_536)
        // An invalid escape after the limit is not reached.
        for text in [many, long, many + "%", long + "%"] {
            let browser = BrowserCookies(start.cookies).header
            for cookies in [browser, nil] {
                let request = CallbackRequest(
                    method: "GET", target: "/api/oidc/callback?\(text)", cookieHeader: cookies)
                #expect(await scenario.codes(client, request) == [.responseTooLarge])
            }
        }
        // The pending sign-in is still available for its own response.
        let good = CallbackRequest(
            method: "GET", target: "/api/oidc/callback?error=access_denied&state=\(state)",
            cookieHeader: BrowserCookies(start.cookies).header)
        #expect(await scenario.codes(client, good) == [.responseProviderError])
    }

    @Test("A front-channel logout has the same limit as a response") func frontChannelLogoutLimit() async throws {
        let client = try scenario.client(scenario.entra())
        await expectRefusal(.responseTooLarge) {
            try await client.frontChannelLogout((0..<65).map { "p\($0)=1&" }.joined())
        }
    }
}
