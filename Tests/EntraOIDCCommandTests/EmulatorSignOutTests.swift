import EntraID
import OIDCLoopback
import OIDCURLSession
import Testing

@testable import entra_oidc

/// `emulate` sends logout tokens.
@Suite struct EmulatorSignOutTests {
    private let connections = URLSessionTransport()

    private func send(
        _ method: TransportRequest.Method = .get, _ url: String, cookie: String? = nil, json: String = ""
    ) async throws -> TransportResponse {
        var headers = cookie.map { [HeaderField(name: "Cookie", value: $0)] } ?? []
        if method == .post { headers.append(HeaderField(name: "Content-Type", value: "application/json")) }
        return try await connections.send(
            try TransportRequest(
                method, url, headers: headers, body: Array(json.utf8), timeout: .seconds(10), bodyLimit: 1 << 20))
    }

    @Test("`emulate` posts a logout token to an application at whose user's sign-out it asked for one")
    func backChannel() async throws {
        let clientID = "6731de76-14a6-49ae-97bc-6eba6914391e"
        let received = Locked<[String]>([])
        let application = try LoopbackServer { request in
            received.withLock {
                $0.append("\(request.method) \(request.path) \(String(decoding: request.body, as: UTF8.self))")
            }
            return LoopbackResponse()
        }
        defer { application.stop() }
        let result = await Invocation.run(["emulate", "--port", "0"], style: .plain)
        let server = try #require(result.server)
        defer { server.stop() }
        let registration = #"{"clientID":"\#(clientID)","backChannelLogoutURL":"\#(application.origin)/signed-out"}"#
        let registered = try await send(.post, "\(server.origin)/control/applications", json: registration)
        #expect(registered.status == 200)

        let query = FormEncoding.encode([
            .init(name: "client_id", value: clientID), .init(name: "redirect_uri", value: "\(application.origin)/cb"),
            .init(name: "response_type", value: "code"), .init(name: "scope", value: "openid"),
            .init(name: "state", value: "a-state"), .init(name: "nonce", value: "a-nonce"),
            .init(name: "fake_sign_in", value: "ada"),
        ])
        let signedIn = try await send(.get, "\(server.origin)/common/oauth2/v2.0/authorize?\(query)")
        #expect(signedIn.status == 302)
        let cookie = try #require(signedIn[header: "Set-Cookie"]).prefix { $0 != ";" }
        #expect(received.withLock { $0 }.isEmpty)
        let signedOut = try await send(
            .get, "\(server.origin)/common/oauth2/v2.0/logout", cookie: String(cookie))
        #expect(signedOut.status == 200)
        // The tokens are sent before the response.
        let posts = received.withLock { $0 }
        #expect(posts.count == 1 && posts[0].hasPrefix("POST /signed-out logout_token="))
    }
}
