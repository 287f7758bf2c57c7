import Foundation
import OIDCCallbacks
import OIDCDiscovery
import OIDCIssuers
import OIDCPrimitives
import OIDCProviders
import OIDCSignIn
import OIDCTestSupport
import OIDCTokens
import TestHelpers
import Testing

/// Back-channel and front-channel logout, and refreshed tokens.
@Suite struct SignOutTests {
    private let fixture = SignInFixture()
    private static let event: JSONValue = .object(["http://schemas.openid.net/event/backchannel-logout": .object([:])])

    private func logoutToken(_ changes: [String: JSONValue?] = [:], type: String = "logout+jwt", key: String = "k")
        -> String
    {
        var members: [String: JSONValue] = [
            "iss": .string(fixture.issuer), "aud": "client", "sub": "s", "sid": "session", "jti": "name",
            "iat": 1_800_000_000, "exp": 1_800_000_120,
            "events": Self.event,
        ]
        for (name, value) in changes { members[name] = value }
        return SignInFixture.token(members, header: #"{"alg":"RS256","kid":"\#(key)","typ":"\#(type)"}"#)
    }

    private func verdict(_ token: String, at now: Date = SignInFixture.now) async throws -> [ProblemCode] {
        let client = try fixture.client()
        fixture.time.setWallClock(now)
        return await refusalCodes { try await client.backChannelLogout(token) }
    }

    @Test("A logout token names the session that ended") func validLogoutToken() async throws {
        let token = try await fixture.client().backChannelLogout(logoutToken())
        #expect(token.subject == "s" && token.session == "session" && token.identifier == "name")
        // It could be replayed until it has expired, including the leeway for clock differences.
        #expect(token.end.timeIntervalSince1970 == 1_800_000_180)
        #expect(try await verdict(logoutToken(["sid": nil])) == [])
        #expect(try await verdict(logoutToken(["sub": nil])) == [])
        #expect(try await verdict(logoutToken(type: "JWT")) == [])
        #expect(try await verdict(logoutToken(), at: SignInFixture.now.addingTimeInterval(179)) == [])
    }

    @Test("An invalid logout token is rejected") func invalidLogoutTokens() async throws {
        let wrong: [([String: JSONValue?], [ProblemCode])] = [
            (["events": nil], [.tokenClaimMissing]), (["events": .array([])], [.tokenClaimMissing]),
            (["events": .object(["x": .object([:])])], [.tokenClaimMissing]),
            (
                ["events": .object(["http://schemas.openid.net/event/backchannel-logout": .null])],
                [.tokenClaimMissing]
            ),
            (["jti": nil], [.tokenClaimMissing]), (["jti": ""], [.tokenClaimMissing]),
            (["sub": nil, "sid": nil], [.tokenClaimMissing]), (["sid": true], [.tokenClaimMissing]),
            (["nonce": "n"], [.tokenNonceUnexpected]), (["aud": "other"], [.tokenAudienceMismatch]),
            (["iss": "https://evil.example"], [.issuerMismatch]), (["exp": nil], [.tokenClaimMissing]),
            (["iat": 1_900_000_000], [.tokenIssuedInFuture]),
        ]
        for (changes, expected) in wrong {
            #expect(try await verdict(logoutToken(changes)) == expected, "\(changes)")
        }
        #expect(try await verdict(logoutToken(), at: SignInFixture.now.addingTimeInterval(180)) == [.tokenExpired])
        #expect(try await verdict(logoutToken(type: "at+jwt")) == [.tokenUnexpectedType])
        #expect(try await verdict(logoutToken(key: "another")) == [.keysUnknownKey])
        // An ID token is not a logout token, and a logout token is not an ID token.
        let request = try await fixture.client().begin(
            callback: SignInFixture.callback(), warnings: .ignored)
        #expect(try await verdict(fixture.idToken(request)).contains(.tokenNonceUnexpected))
        fixture.answerTokens(["access_token": "at", "token_type": "Bearer", "id_token": .string(logoutToken())])
        let client = try fixture.client()
        let found = await refusalCodes {
            try await client.complete(
                SignInFixture.request("code=c&state=\(try state(of: request))"), pending: request.pending)
        }
        #expect(found == [.tokenUnexpectedType])
    }

    @Test("Front-channel logout names a session") func frontChannelLogout() async throws {
        let client = try fixture.client()
        let named = try await client.frontChannelLogout("iss=https%3A%2F%2Fid.example.com&sid=a%2Bb")
        #expect(named.session == "a+b" && named.issuer == fixture.issuer)
        #expect(try await client.frontChannelLogout("").session == nil)
        for (query, expected): (String, ProblemCode) in [
            ("iss=https%3A%2F%2Fevil.example&sid=a", .responseIssuerMismatch),
            ("sid=a&sid=b", .responseDuplicateParameter), ("sid=%ZZ", .responseMalformed),
            ("?sid=a", .responseMalformed), ("https://console.example.com/logout?sid=a", .responseMalformed),
        ] {
            let found = await refusalCodes { try await client.frontChannelLogout(query) }
            #expect(found == [expected])
        }
    }

    @Test("A refreshed ID token must be about the same user") func refreshedTokens() async throws {
        let client = try fixture.client()
        func verdict(_ changes: [String: JSONValue?], nonce: SecretString? = nil) async throws -> [ProblemCode] {
            var members: [String: JSONValue] = [
                "iss": .string(fixture.issuer), "sub": "s", "aud": "client",
                "exp": 1_800_003_600, "iat": 1_800_000_000,
            ]
            for (name, value) in changes { members[name] = value }
            fixture.answerTokens([
                "access_token": "at", "token_type": "Bearer", "id_token": .string(SignInFixture.token(members)),
            ])
            return await refusalCodes {
                try await client.refresh(
                    fixture.grant(nonce: nonce))
            }
        }
        #expect(try await verdict([:]) == [])
        #expect(try await verdict(["sub": "t"]) == [.tokenSubjectMismatch])
        // Without a nonce to compare, none is checked.
        #expect(try await verdict(["nonce": "n"]) == [])
        #expect(try await verdict(["nonce": "n"], nonce: SecretString("n")) == [])
        #expect(try await verdict([:], nonce: SecretString("n")) == [])
        #expect(try await verdict(["nonce": "m"], nonce: SecretString("n")) == [.tokenNonceMismatch])
        // Without a scope parameter, the granted scopes are requested again.
        #expect(try fixture.lastForm()["scope"] == nil)
    }
}
