import Foundation
import OIDCPrimitives
import OIDCSignIn
import OIDCTokens
import Testing

/// What a sign-in leaves for refreshes: bound to its provider and client, stored whole, renewed with each new token.
@Suite struct RefreshGrantTests {
    private let bench = SignInBench()

    @Test("A refresh grant is stored and read back whole") func itIsStoredWhole() throws {
        for nonce in [nil, Secret("the-nonce")] {
            let grant = bench.grant(subject: "ada", nonce: nonce)
            let stored = try JSONEncoder().encode(grant)
            let members = try #require(JSONSerialization.jsonObject(with: stored) as? [String: String])
            var expected = [
                "provider": "example", "clientID": "client", "issuer": bench.issuer, "subject": "ada",
                "refreshToken": "r",
            ]
            expected["nonce"] = nonce?.revealed()
            #expect(members == expected)
            let again = try JSONDecoder().decode(RefreshGrant.self, from: stored)
            #expect(try JSONEncoder().encode(again).count == stored.count)
            #expect(again.subject == "ada" && again.provider == "example" && again.clientID == "client")
            for name in ["provider", "clientID", "issuer", "subject", "refreshToken"] {
                let partial = try JSONSerialization.data(withJSONObject: members.filter { $0.key != name })
                #expect(throws: DecodingError.self) { try JSONDecoder().decode(RefreshGrant.self, from: partial) }
            }
        }
    }

    /// The next refresh uses the newest token: the one that came, or else the one before.
    @Test("A refresh replaces the grant's refresh token") func itIsRenewed() async throws {
        let client = try bench.client()
        bench.answerTokens(["access_token": "at", "token_type": "Bearer", "refresh_token": "second"])
        let second = try await client.refresh(bench.grant()).refreshGrant
        #expect(try bench.lastForm()["refresh_token"] == "r")
        bench.answerTokens(["access_token": "at", "token_type": "Bearer"])
        let third = try await client.refresh(second).refreshGrant
        #expect(try bench.lastForm()["refresh_token"] == "second")
        _ = try await client.refresh(third)
        #expect(try bench.lastForm()["refresh_token"] == "second")
        #expect(third.subject == "s" && third.issuer == bench.issuer)
    }
}
