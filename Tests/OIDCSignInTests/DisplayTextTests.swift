import OIDCProviders
import OIDCCallbacks
import OIDCDiscovery
import OIDCPrimitives
import OIDCSignIn
import TestHelpers
import Testing

/// What refusals say can be shown as it is: nothing from outside reaches a terminal or a log unescaped.
@Suite struct DisplayTextTests {
    /// A server that takes the mode from a request passes on what somebody wrote there.
    @Test(
        "An unknown response mode is rejected and shown escaped",
        arguments: ["que\u{0}y", "\u{1B}[31mquery", "query\nX: y", "que\u{202E}ry"])
    func aModeThatIsNone(mode: String) async throws {
        let bench = SignInBench()
        let client = try bench.client()
        let request = try await client.begin(callback: SignInBench.callback(), warnings: .ignored)
        let error = try #require(
            await expectRefusal(.responseUnexpectedMode) {
                try await client.complete(
                    SignInBench.request("code=c&state=s", ResponseMode(mode)), pending: request.pending)
            })
        #expect(error.description.hasSameBytes(as: escapedForDisplay(error.description)))
    }

    /// Requests and answers that hold credentials print without them.
    @Test func requestsAndAnswersPrintWithoutTheirContent() async throws {
        let bench = SignInBench()
        let client = try bench.client()
        let metadata = try await client.provider.snapshot(warnings: .ignored).metadata
        let request = try TokenRequest.refreshing(bench.grant(subject: "ada"), client.configuration, metadata: metadata)
        let answer = HTTPResponse(status: 200, body: Array(#"{"sub":"s","name":"ada"}"#.utf8))
        let person = try UserInfo.read(answer, from: "https://id.example.com/userinfo", subject: "s")
        #expect("\(request)" == "token request to https://id.example.com/token")
        #expect("\(person)" == "user info of 2 claims")
        for value: Any in [request, person] {
            var dumped = ""
            dump(value, to: &dumped)
            for printed in ["\(value)", String(reflecting: value), dumped] { #expect(!printed.contains("ada")) }
        }
    }
}
