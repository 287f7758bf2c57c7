import OIDCProviders
import OIDCCallbacks
import OIDCDiscovery
import OIDCPrimitives
import OIDCSignIn
import TestHelpers
import Testing

/// Error text is safe to display: external input is always escaped for terminals and logs.
@Suite struct DisplayTextTests {
    /// A server that takes the mode from a request passes on untrusted input.
    @Test(
        "An unknown response mode is rejected and shown escaped",
        arguments: ["que\u{0}y", "\u{1B}[31mquery", "query\nX: y", "que\u{202E}ry"])
    func unknownMode(mode: String) async throws {
        let fixture = SignInFixture()
        let client = try fixture.client()
        let request = try await client.begin(callback: SignInFixture.callback(), warnings: .ignored)
        let error = try #require(
            await expectRefusal(.responseUnexpectedMode) {
                try await client.complete(
                    SignInFixture.request("code=c&state=s", ResponseMode(mode)), pending: request.pending)
            })
        #expect(error.description.hasSameBytes(as: escapedForDisplay(error.description)))
    }

    @Test("Token requests and user info print without their contents")
    func requestAndUserInfoDescriptions() async throws {
        let fixture = SignInFixture()
        let client = try fixture.client()
        let metadata = try await client.provider.snapshot(warnings: .ignored).metadata
        let request = try TokenRequest(
            refreshing: fixture.grant(subject: "ada"), client.configuration, metadata: metadata)
        let answer = TransportResponse(status: 200, body: Array(#"{"sub":"s","name":"ada"}"#.utf8))
        let userInfo = try UserInfo(parsing: answer, from: "https://id.example.com/userinfo", subject: "s")
        #expect("\(request)" == "token request to https://id.example.com/token")
        #expect("\(userInfo)" == "user info of 2 claims")
        for value: Any in [request, userInfo] {
            var dumped = ""
            dump(value, to: &dumped)
            for printed in ["\(value)", String(reflecting: value), dumped] { #expect(!printed.contains("ada")) }
        }
    }
}
