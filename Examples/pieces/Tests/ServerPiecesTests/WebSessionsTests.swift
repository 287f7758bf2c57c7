import EntraID
import Foundation
import OIDCTestSupport
import Testing

@testable import ServerPieces

struct WebSessionsTests {
    @Test("After a renewal, the user has the roles of the new ID token, or those of before if there is none")
    func roles() async throws {
        let time = ManualTime()
        let issuer = try TestIssuer(time: time)
        let configuration = try ProviderConfiguration(
            name: "example", profile: issuer.profile, clientID: "client", authentication: .none)
        let provider = SignIn.Provider(
            configuration, callback: try CallbackURL(parsing: "https://console.example.com/api/oidc/callback"))
        let signIn = try SignIn(
            [provider], transport: issuer.transport, crypto: SoftwareCrypto(), time: time, onWarning: .ignored)
        let sessions = try WebSessions(signIn, isSecure: true)

        let start = try await signIn.start(cookieHeader: nil)
        let response = try issuer.signIn(at: start.url, claims: ["roles": ["Administrator"]])
        let result = try await signIn.finish(response.request(cookies: start.cookies))
        let cookies = try await sessions.begin(result, replacing: nil)
        let header = String(try #require(cookies.first).prefix { $0 != ";" })
        #expect(try await sessions.user(header)?.roles == ["Administrator"])

        func renew(_ idToken: JSONObject) async throws -> [String]? {
            time.advance(by: .seconds(3_601))
            let tokens: JSONObject = ["access_token": "new", "token_type": "Bearer", "expires_in": 3_600]
            let body = JSONValue.object(JSONObject(tokens.members + idToken.members)).serialized()
            issuer.transport.setBehavior(
                .answer(TransportResponse(status: 200, body: Array(body.utf8))), at: issuer.tokenEndpoint)
            return try await sessions.user(header)?.roles
        }
        #expect(try await renew([:]) == ["Administrator"])
        var parameters = IDTokenParameters(for: "client", nonce: nil, at: time.now + 3_601)
        parameters.claims = ["roles": ["Reader"]]
        #expect(try await renew(["id_token": .string(issuer.token(parameters))]) == ["Reader"])
        // Entra leaves the claim out if the user has no role.
        parameters = IDTokenParameters(for: "client", nonce: nil, at: time.now + 3_601)
        #expect(try await renew(["id_token": .string(issuer.token(parameters))]) == [])
    }
}
