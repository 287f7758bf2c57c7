import Foundation
import OIDCPrimitives
import OIDCSignIn
import OIDCTokens
import TestHelpers
import Testing

/// A refresh grant is bound to its provider and client, stored completely, and updated with each new refresh token.
@Suite struct RefreshGrantTests {
    private let fixture = SignInFixture()

    @Test("A refresh grant survives storage, and no member may be missing") func storing() throws {
        for nonce in [nil, SecretString("the-nonce")] {
            let grant = fixture.grant(subject: "ada", nonce: nonce)
            let stored = try JSONEncoder().encode(grant)
            let members = try #require(JSONSerialization.jsonObject(with: stored) as? [String: String])
            var expected = [
                "provider": "example", "clientID": "client", "issuer": fixture.issuer, "subject": "ada",
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

    /// The next refresh uses the newest token: the one just received, or else the previous one.
    @Test("A refresh replaces the grant's refresh token") func replacement() async throws {
        let client = try fixture.client()
        fixture.answerTokens(["access_token": "at", "token_type": "Bearer", "refresh_token": "second"])
        let second = try await client.refresh(fixture.grant()).refreshGrant
        #expect(try fixture.lastForm()["refresh_token"] == "r")
        fixture.answerTokens(["access_token": "at", "token_type": "Bearer"])
        let third = try await client.refresh(second).refreshGrant
        #expect(try fixture.lastForm()["refresh_token"] == "second")
        _ = try await client.refresh(third)
        #expect(try fixture.lastForm()["refresh_token"] == "second")
        #expect(third.subject == "s" && third.issuer == fixture.issuer)
    }

    /// Core §12.2: the token should have no nonce, but if it has one, it is that of the sign-in.
    @Test(
        "The nonce of a refreshed ID token is compared with the sign-in's, if that is known",
        arguments: [
            ("n", "n", nil), ("n", nil, nil), ("n", "other", .tokenNonceMismatch), (nil, "n", nil), (nil, nil, nil),
        ] as [(String?, String?, ProblemCode?)])
    func nonce(ofSignIn: String?, ofToken: String?, refused: ProblemCode?) async throws {
        let client = try fixture.client()
        var claims: [String: JSONValue] = [
            "iss": .string(fixture.issuer), "sub": "s", "aud": "client", "exp": 1_800_003_600, "iat": 1_800_000_000,
        ]
        claims["nonce"] = ofToken.map { .string($0) }
        fixture.answerTokens([
            "access_token": "at", "token_type": "Bearer", "id_token": .string(SignInFixture.token(claims)),
        ])
        let grant = fixture.grant(nonce: ofSignIn.map { SecretString($0) })
        let found = await refusalCodes { try await client.refresh(grant) }
        #expect(found == [refused].compactMap(\.self))
    }
}
