import Foundation
import OIDCCallbacks
import OIDCDiscovery
import OIDCIssuers
import OIDCPrimitives
import OIDCProviders
import OIDCSignIn
import OIDCTokens
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

    private func verdict(_ token: String, at now: Date = SignInBench.now) async throws -> [String] {
        let client = try bench.client()
        return await codes { () throws(Refusal) in _ = try await client.backChannelLogout(token, at: now) }
    }

    @Test func aLogoutTokenSaysWhoseSessionEnded() async throws {
        let token = try await bench.client().backChannelLogout(logoutToken(), at: SignInBench.now)
        #expect(token.subject == "s" && token.session == "session" && token.identifier == "name")
        // It could be sent again until clocks that differ say that it is over.
        #expect(token.end.timeIntervalSince1970 == 1_800_000_180)
        #expect(try await verdict(logoutToken(["sid": nil])) == [])
        #expect(try await verdict(logoutToken(["sub": nil])) == [])
        #expect(try await verdict(logoutToken(type: "JWT")) == [])
        #expect(try await verdict(logoutToken(), at: SignInBench.now.addingTimeInterval(179)) == [])
    }

    @Test func whatIsNoLogoutTokenEndsNothing() async throws {
        let wrong: [([String: JSONValue?], [String])] = [
            (["events": nil], ["token.claim-missing"]), (["events": .array([])], ["token.claim-missing"]),
            (["events": .object(["x": .object([:])])], ["token.claim-missing"]),
            (
                ["events": .object(["http://schemas.openid.net/event/backchannel-logout": .null])],
                ["token.claim-missing"]
            ),
            (["jti": nil], ["token.claim-missing"]), (["jti": ""], ["token.claim-missing"]),
            (["sub": nil, "sid": nil], ["token.claim-missing"]), (["sid": true], ["token.claim-missing"]),
            (["nonce": "n"], ["token.nonce-unexpected"]), (["aud": "other"], ["token.audience-mismatch"]),
            (["iss": "https://evil.example"], ["issuer.mismatch"]), (["exp": nil], ["token.claim-missing"]),
            (["iat": 1_900_000_000], ["token.issued-in-future"]),
        ]
        for (changes, expected) in wrong {
            #expect(try await verdict(logoutToken(changes)) == expected, "\(changes)")
        }
        #expect(try await verdict(logoutToken(), at: SignInBench.now.addingTimeInterval(180)) == ["token.expired"])
        #expect(try await verdict(logoutToken(type: "at+jwt")) == ["token.unexpected-type"])
        #expect(try await verdict(logoutToken(key: "another")) == ["keys.unknown-key"])
        // An ID token is no logout token, nor the other way round.
        let request = try await bench.client().begin(
            callback: SignInBench.callback(), at: SignInBench.now, warnings: .ignored)
        #expect(try await verdict(bench.idToken(request)).contains("token.nonce-unexpected"))
        bench.answerTokens(["access_token": "at", "token_type": "Bearer", "id_token": .string(logoutToken())])
        let client = try bench.client()
        let found = await codes { () throws(Refusal) in
            _ = try await client.complete(
                SignInBench.request("code=c&state=\(try state(of: request))"), pending: request.pending,
                at: SignInBench.now)
        }
        #expect(found == ["token.unexpected-type"])
    }

    @Test func aHiddenFrameNamesASession() async throws {
        let client = try bench.client()
        let named = try await client.frontChannelLogout("iss=https%3A%2F%2Fid.example.com&sid=a%2Bb")
        #expect(named.session == "a+b" && named.issuer == bench.issuer)
        #expect(try await client.frontChannelLogout("").session == nil)
        for (query, expected) in [
            ("iss=https%3A%2F%2Fevil.example&sid=a", "response.issuer-mismatch"),
            ("sid=a&sid=b", "response.duplicate-parameter"), ("sid=%ZZ", "response.malformed"),
        ] {
            let found = await codes { () throws(Refusal) in _ = try await client.frontChannelLogout(query) }
            #expect(found == [expected])
        }
    }

    @Test func newTokensAreAboutTheSamePerson() async throws {
        let client = try bench.client()
        func verdict(_ changes: [String: JSONValue?], nonce: Secret? = nil) async throws -> [String] {
            var members: [String: JSONValue] = [
                "iss": .string(bench.issuer), "sub": "s", "aud": "client",
                "exp": 1_800_003_600, "iat": 1_800_000_000,
            ]
            for (name, value) in changes { members[name] = value }
            bench.answerTokens([
                "access_token": "at", "token_type": "Bearer", "id_token": .string(SignInBench.token(members)),
            ])
            return await codes { () throws(Refusal) in
                _ = try await client.refresh(
                    bench.grant(nonce: nonce), at: SignInBench.now)
            }
        }
        #expect(try await verdict([:]) == [])
        #expect(try await verdict(["sub": "t"]) == ["token.subject-mismatch"])
        #expect(try await verdict(["nonce": "n"]) == ["token.nonce-unexpected"])
        #expect(try await verdict(["nonce": "n"], nonce: Secret("n")) == [])
        #expect(try await verdict([:], nonce: Secret("n")) == [])
        #expect(try await verdict(["nonce": "m"], nonce: Secret("n")) == ["token.nonce-mismatch"])
        // What was granted is asked for again by asking for nothing.
        #expect(try bench.lastForm()["scope"] == nil)
    }
}
