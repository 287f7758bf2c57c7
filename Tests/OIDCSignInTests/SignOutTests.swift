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

/// Logout tokens, hidden frames, and tokens for people who signed in before.
@Suite struct SignOutTests {
    private let bench = SignInBench()
    private static let event: JSONValue = .object(["http://schemas.openid.net/event/backchannel-logout": .object([:])])

    private func logoutToken(_ changes: [String: JSONValue?] = [:], type: String = "logout+jwt", key: String = "k")
        -> String
    {
        var members: [String: JSONValue] = [
            "iss": .string(bench.issuer), "aud": "client", "sub": "s", "sid": "session", "jti": "name",
            "iat": 1_800_000_000, "exp": 1_800_000_120,
            "events": Self.event,
        ]
        for (name, value) in changes { members[name] = value }
        return SignInBench.token(members, header: #"{"alg":"RS256","kid":"\#(key)","typ":"\#(type)"}"#)
    }

    private func verdict(_ token: String, at now: Date = SignInBench.now) async throws -> [ProblemCode] {
        let client = try bench.client()
        bench.time.setWallClock(now)
        return await refusalCodes { try await client.backChannelLogout(token) }
    }

    @Test func aLogoutTokenSaysWhoseSessionEnded() async throws {
        let token = try await bench.client().backChannelLogout(logoutToken())
        #expect(token.subject == "s" && token.session == "session" && token.identifier == "name")
        // It could be sent again until clocks that differ say that it is over.
        #expect(token.end.timeIntervalSince1970 == 1_800_000_180)
        #expect(try await verdict(logoutToken(["sid": nil])) == [])
        #expect(try await verdict(logoutToken(["sub": nil])) == [])
        #expect(try await verdict(logoutToken(type: "JWT")) == [])
        #expect(try await verdict(logoutToken(), at: SignInBench.now.addingTimeInterval(179)) == [])
    }

    @Test func whatIsNoLogoutTokenEndsNothing() async throws {
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
        #expect(try await verdict(logoutToken(), at: SignInBench.now.addingTimeInterval(180)) == [.tokenExpired])
        #expect(try await verdict(logoutToken(type: "at+jwt")) == [.tokenUnexpectedType])
        #expect(try await verdict(logoutToken(key: "another")) == [.keysUnknownKey])
        // An ID token is no logout token, nor the other way round.
        let request = try await bench.client().begin(
            callback: SignInBench.callback(), warnings: .ignored)
        #expect(try await verdict(bench.idToken(request)).contains(.tokenNonceUnexpected))
        bench.answerTokens(["access_token": "at", "token_type": "Bearer", "id_token": .string(logoutToken())])
        let client = try bench.client()
        let found = await refusalCodes {
            try await client.complete(
                SignInBench.request("code=c&state=\(try state(of: request))"), pending: request.pending)
        }
        #expect(found == [.tokenUnexpectedType])
    }

    @Test func aHiddenFrameNamesASession() async throws {
        let client = try bench.client()
        let named = try await client.frontChannelLogout("iss=https%3A%2F%2Fid.example.com&sid=a%2Bb")
        #expect(named.session == "a+b" && named.issuer == bench.issuer)
        #expect(try await client.frontChannelLogout("").session == nil)
        for (query, expected): (String, ProblemCode) in [
            ("iss=https%3A%2F%2Fevil.example&sid=a", .responseIssuerMismatch),
            ("sid=a&sid=b", .responseDuplicateParameter), ("sid=%ZZ", .responseMalformed),
        ] {
            let found = await refusalCodes { try await client.frontChannelLogout(query) }
            #expect(found == [expected])
        }
    }

    @Test func newTokensAreAboutTheSamePerson() async throws {
        let client = try bench.client()
        func verdict(_ changes: [String: JSONValue?], nonce: Secret? = nil) async throws -> [ProblemCode] {
            var members: [String: JSONValue] = [
                "iss": .string(bench.issuer), "sub": "s", "aud": "client",
                "exp": 1_800_003_600, "iat": 1_800_000_000,
            ]
            for (name, value) in changes { members[name] = value }
            bench.answerTokens([
                "access_token": "at", "token_type": "Bearer", "id_token": .string(SignInBench.token(members)),
            ])
            return await refusalCodes {
                try await client.refresh(
                    bench.grant(nonce: nonce))
            }
        }
        #expect(try await verdict([:]) == [])
        #expect(try await verdict(["sub": "t"]) == [.tokenSubjectMismatch])
        #expect(try await verdict(["nonce": "n"]) == [.tokenNonceUnexpected])
        #expect(try await verdict(["nonce": "n"], nonce: Secret("n")) == [])
        #expect(try await verdict([:], nonce: Secret("n")) == [])
        #expect(try await verdict(["nonce": "m"], nonce: Secret("n")) == [.tokenNonceMismatch])
        // What was granted is asked for again by asking for nothing.
        #expect(try bench.lastForm()["scope"] == nil)
    }
}
