import Foundation
import OIDCPrimitives
import OIDCTestSupport
import OIDCTokens
import TestHelpers
import Testing

@testable import OIDCSignIn

/// What a session does when the provider, the store, or a token fails.
@Suite struct SessionFailureTests {
    private let fixture: SessionFixture

    init() throws {
        fixture = try SessionFixture()
    }

    private func stored(_ id: SecretString) async -> StoredSession? {
        await fixture.store.store.load(fixture.key(id))
    }

    // MARK: - The provider is down

    @Test("An outage signs nobody out: the old access token is used to its end, and then the error can be repeated")
    func outage() async throws {
        let id = try await fixture.session(after: .seconds(3_560))
        let old = await stored(id)?.tokens.accessToken
        fixture.set(.fail(.unreachable(reason: "down")))
        // The renewal fails in the background, and nobody waits for it.
        #expect(try await fixture.sessions.tokens(for: id).accessToken == old)
        #expect(await fixture.renewalsHaveEnded())
        #expect(fixture.provider.refreshes == 1)
        // In its last seconds, requests wait, and still get the old one.
        fixture.time.advance(by: .seconds(20))
        #expect(try await fixture.sessions.tokens(for: id).accessToken == old)
        #expect(fixture.provider.refreshes == 2)

        fixture.time.advance(by: .seconds(60))
        let refusal = await expectRefusal(.exchangeUnreachable) { try await fixture.sessions.tokens(for: id) }
        #expect(refusal?.isRetryable == true && refusal?.reason == .unavailable)
        // A provider that is down does not receive a request for every request.
        await expectRefusal(.exchangeUnreachable) { try await fixture.sessions.tokens(for: id) }
        #expect(fixture.provider.refreshes == 3)

        fixture.issuer.transport.release()
        fixture.time.advance(by: RenewalFlights.pause)
        let new = try await fixture.sessions.tokens(for: id).accessToken
        #expect(new != nil && new != old && fixture.provider.refreshes == 4 && fixture.provider.reuses == 0)
    }

    // MARK: - The user has to sign in again

    @Test(
        "The errors that only the user can resolve end the session, with the claims to pass on",
        arguments: [
            ("interaction_required", "basic_action"), ("interaction_required", "additional_action"),
            ("interaction_required", "message_only"), ("invalid_grant", nil), ("invalid_grant", "basic_action"),
            ("invalid_grant", "consent_required"), ("invalid_grant", "user_password_expired"),
            ("invalid_grant", "bad_token"), ("invalid_grant", "token_expired"),
            ("invalid_grant", "protection_policy_required"), ("login_required", nil), ("consent_required", nil),
            ("account_selection_required", nil), ("access_denied", nil),
        ] as [(String, String?)])
    func signInAgain(error: String, suberror: String?) async throws {
        let id = try await fixture.session(after: .seconds(3_601))
        let claims = #"{"access_token":{"acrs":{"essential":true,"value":"c1"}}}"#
        var members: [JSONObject.Member] = [
            .init(name: "error", value: .string(error)), .init(name: "claims", value: .string(claims)),
        ]
        if let suberror { members.append(.init(name: "suberror", value: .string(suberror))) }
        fixture.answerTokens(JSONObject(members))
        // The second time, nothing is sent: the refresh token is gone.
        for _ in 1...2 {
            let refusal = await expectRefusal(.sessionEnded) { try await fixture.sessions.tokens(for: id) }
            #expect(refusal?.reason == .signInAgain && refusal?.httpStatus == 401 && refusal?.isRetryable == false)
            #expect(refusal?.providerError?.error == error && refusal?.providerError?.suberror == suberror)
            #expect(refusal?.requiredClaims?.serialized == claims)
        }
        #expect(fixture.provider.refreshes == 1)
        let session = try #require(await stored(id))
        #expect(session.tokens.grant == nil && session.tokens.accessToken == nil && session.tokens.subject == "ada")
    }

    @Test(
        "Other errors of the provider keep the session, and say whether to repeat the request",
        arguments: [
            ("temporarily_unavailable", 503, RefusalReason.unavailable), ("server_error", 500, .unavailable),
            ("invalid_client", 401, .configuration), ("unauthorized_client", 400, .configuration),
            ("invalid_scope", 400, .configuration), ("invalid_request", 400, .configuration),
        ])
    func otherErrors(error: String, status: Int, reason: RefusalReason) async throws {
        let id = try await fixture.session(after: .seconds(3_601))
        fixture.answerTokens(["error": .string(error)], status: status)
        let refusal = await expectRefusal(.exchangeProviderError) { try await fixture.sessions.tokens(for: id) }
        #expect(refusal?.reason == reason && refusal?.isRetryable == (reason == .unavailable))
        fixture.issuer.transport.release()
        fixture.time.advance(by: RenewalFlights.pause)
        #expect(try await fixture.sessions.tokens(for: id).accessToken != nil)
        #expect(fixture.provider.reuses == 0)
    }

    @Test("A session without a refresh token is as long as its access token") func noRefreshToken() async throws {
        let tokens = SignedInTokens(
            try await fixture.signIn(), receivedAt: fixture.time.now, keepsIDToken: false)
        let without = SignedInTokens(
            provider: "example", clientID: "client", issuer: tokens.issuer, subject: "ada",
            accessToken: tokens.accessToken, accessTokenExpiresAt: tokens.accessTokenExpiresAt, scope: nil,
            authenticatedAt: nil,
            providerSession: nil, loginHint: nil, idToken: nil, grant: nil, lifetime: tokens.lifetime)
        let id = SecretString("an-id")
        let session = StoredSession(without, expiresAt: fixture.time.now + 86_400, jitter: 0)
        #expect(await fixture.store.store.compareAndSwap(fixture.key(id), expecting: nil, session))
        fixture.time.advance(by: .seconds(3_599))
        #expect(try await fixture.sessions.tokens(for: id).accessToken == tokens.accessToken)
        fixture.time.advance(by: .seconds(1))
        await expectRefusal(.sessionEnded) { try await fixture.sessions.tokens(for: id) }
        #expect(fixture.provider.refreshes == 0)
    }

    // MARK: - The ID token of a renewal

    private func answer(subject: String = "ada", claims: [String: JSONValue?]) {
        var parameters = IDTokenParameters(for: "client", nonce: nil, subject: subject, at: fixture.time.now)
        parameters.claims = claims
        fixture.answerTokens(
            [
                "access_token": "new", "token_type": "Bearer", "refresh_token": "r2", "expires_in": 60,
                "id_token": .string(fixture.issuer.token(parameters)),
            ], status: 200)
    }

    @Test("A renewal about another user, or another authentication, ends the session") func otherSignIn() async throws {
        for (subject, time, code) in [
            ("eve", 1_800_000_000, ProblemCode.tokenSubjectMismatch),
            ("ada", 1_800_003_600, .tokenAuthenticationTimeMismatch),
        ] {
            let id = try await fixture.session(after: .zero, claims: ["auth_time": 1_800_000_000])
            try await fixture.advance(by: .seconds(3_601))
            answer(subject: subject, claims: ["auth_time": .number(JSONNumber(time))])
            let refusal = await refusal { try await fixture.sessions.tokens(for: id) }
            #expect(refusal?.codes == [.sessionEnded, code] && refusal?.reason == .signInAgain)
            #expect(await stored(id)?.tokens.grant == nil)
            fixture.issuer.transport.release()
        }
    }

    @Test("The same `auth_time`, or none, is accepted", arguments: [1_800_000_000, nil])
    func sameAuthentication(time: Int?) async throws {
        let id = try await fixture.session(after: .seconds(3_601), claims: ["auth_time": 1_800_000_000])
        answer(claims: ["auth_time": time.map { .number(JSONNumber($0)) }])
        let tokens = try await fixture.sessions.tokens(for: id)
        #expect(tokens.accessToken == SecretString("new"))
        #expect(tokens.authenticatedAt == Date(timeIntervalSince1970: 1_800_000_000))
    }

    @Test("If the keys cannot be fetched, the new refresh token is kept, because the old one may be used up")
    func unavailableKeys() async throws {
        let id = try await fixture.session(after: .seconds(3_601))
        fixture.issuer.rotateKeys()
        fixture.issuer.transport.setBehavior(.fail(.unreachable(reason: "down")), at: fixture.issuer.jwksURL)
        let refusal = await refusal { try await fixture.sessions.tokens(for: id) }
        #expect(refusal != nil && refusal?.reason != .signInAgain)
        let session = try #require(await stored(id))
        #expect(session.revision == 2 && session.tokens.grant?.refreshToken != SecretString(fixture.provider.tokens[0]))
        fixture.issuer.transport.release()
        // The shortest interval between two fetches of the keys.
        fixture.time.advance(by: .seconds(301))
        #expect(try await fixture.sessions.tokens(for: id).accessToken != nil)
        #expect(fixture.provider.refreshes == 2 && fixture.provider.reuses == 0)
    }
}
