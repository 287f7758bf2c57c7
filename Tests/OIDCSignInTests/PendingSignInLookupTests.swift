import Foundation
import OIDCCallbacks
import OIDCPrimitives
import OIDCProviders
import OIDCSignIn
import OIDCSoftwareCrypto
import OIDCTestSupport
import TestHelpers
import Testing

/// Finding a response's sign-in by its state and the browser's cookie.
@Suite struct PendingSignInLookupTests {
    private let fixture = SignInFixture()

    private func start(
        _ client: SignInClient, on origin: String = "https://console.example.com", cookieHeader: String? = nil
    ) async throws -> (state: String, cookie: String, fields: [String]) {
        let start = try await client.start(
            callback: CallbackPolicy.standard.callback(publicURL: origin, warnings: .ignored),
            cookieHeader: cookieHeader, warnings: .ignored)
        let query = try #require(start.url.split(separator: "?").last)
        let state = try #require(try FormEncoding.decode(query).first { $0.name == "state" }).value
        return (state, String(start.cookies[0].prefix { $0 != ";" }), start.cookies)
    }

    private func finish(_ client: SignInClient, _ query: String, _ cookie: String) async -> [ProblemCode] {
        await refusalCodes {
            try await client.finish(
                CallbackRequest(method: "GET", target: "/api/oidc/callback?\(query)", cookieHeader: cookie))
        }
    }

    @Test("The first state finds the sign-in, and a second one invalidates the response")
    func twoStates() async throws {
        let client = try fixture.client()
        for second in ["x", ""] {
            let (state, cookie, _) = try await start(client)
            let found = await finish(client, "code=c&state=\(state)&state=\(second)", cookie)
            #expect(found == [.responseDuplicateParameter])
            #expect(await finish(client, "code=c&state=\(state)", cookie) == [.responseNotPending])
        }
        let (state, cookie, _) = try await start(client)
        #expect(await finish(client, "code=c&state=x&state=\(state)", cookie) == [.responseCookieMissing])
        #expect(await finish(client, "error=e&state=\(state)", cookie) == [.responseProviderError])
    }

    @Test("A URL in place of its parameters is reported, and does not use up the sign-in")
    func urlInPlaceOfParameters() async throws {
        let client = try fixture.client()
        let (state, cookie, _) = try await start(client)
        for text in [
            "?state=\(state)&error=e", "#state=\(state)", "/api/oidc/callback?state=\(state)&code=c",
            "https://console.example.com/?state=\(state)", "http://localhost/#state=\(state)&code=c",
        ] {
            let request = CallbackRequest(
                path: "/api/oidc/callback", mode: .query, encodedParameters: text, cookieHeader: cookie)
            let found = await refusal { try await client.finish(request) }
            #expect(found?.codes == [.responseStateMissing], "\(text)")
            #expect(found?.problems[0].remedy.contains("what follows the ? or #") == true)
            #expect(found.map { "\($0)".contains(state) } == false)
        }
        // Encoded, and in a value, the same characters are ordinary.
        let rest = "x=https://a.example/?b&%3Fy=1&/z=%3F&error=e&state=\(state)"
        #expect(await finish(client, rest, cookie) == [.responseProviderError])
    }

    @Test("A cookie without the prefix works only for http on loopback")
    func cookieWithoutPrefix() async throws {
        let client = try fixture.client()
        let local = try await start(client, on: "http://localhost:8080")
        #expect(local.cookie.hasPrefix("signin-"))
        #expect(await finish(client, "error=e&state=\(local.state)", local.cookie) == [.responseProviderError])
        let remote = try await start(client)
        let unprefixed = String(remote.cookie.dropFirst("__Host-".count))
        #expect(await finish(client, "error=e&state=\(remote.state)", unprefixed) == [.responseCookieMissing])
    }

    @Test(
        "A cookie with a similar name is not removed",
        arguments: ["__Host-signin_", "__Host-signina", "__Host-signix-"])
    func cookieOfAnotherName(prefix: String) async throws {
        func header(_ prefix: String) -> String {
            (10..<30).map { "\(prefix)\(String(repeating: "a", count: 20))\($0)=x" }.joined(separator: "; ")
        }
        let client = try fixture.client()
        #expect(try await start(client, cookieHeader: header(prefix)).fields.count == 1)
        #expect(try await start(client, cookieHeader: header("__Host-signin-")).fields.count == 14)
    }
}
