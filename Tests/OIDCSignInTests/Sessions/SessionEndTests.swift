import Foundation
import OIDCPrimitives
import OIDCTestSupport
import OIDCTokens
import TestHelpers
import Testing

@testable import OIDCSignIn

/// How sessions begin and end.
@Suite struct SessionEndTests {
    private let fixture: SessionFixture

    init() throws {
        fixture = try SessionFixture()
    }

    @Test("Every sign-in gets a new session ID") func newIDs() async throws {
        let result = try await fixture.signIn()
        let first = try await fixture.sessions.begin(result)
        let second = try await fixture.sessions.begin(result)
        #expect(first != second && fixture.store.store.count == 2)
    }

    @Test("An ended session, and an unknown ID, ask for a new sign-in") func end() async throws {
        let id = try await fixture.session(after: .zero)
        #expect(try await fixture.sessions.end(id)?.subject == "ada")
        for unknown in [id, SecretString("unknown"), SecretString("")] {
            let refusal = await expectRefusal(.sessionNotFound) { try await fixture.sessions.tokens(for: unknown) }
            #expect(refusal?.reason == .signInAgain)
        }
        #expect(try await fixture.sessions.end(id) == nil)
    }

    @Test("A session ends after its lifetime, whatever was renewed") func lifetime() async throws {
        let sessions = try Sessions(fixture.client, store: fixture.store, lifetime: .seconds(7_200))
        let id = try await sessions.begin(try await fixture.signIn())
        try await fixture.advance(by: .seconds(3_601))
        _ = try await sessions.tokens(for: id)
        try await fixture.advance(by: .seconds(3_598))
        _ = try await sessions.tokens(for: id)
        fixture.time.advance(by: .seconds(1))
        await expectRefusal(.sessionNotFound) { try await sessions.tokens(for: id) }
    }

    @Test("A lifetime is between a minute and a year", arguments: [59, 366 * 86_400 + 1])
    func lifetimeLimits(seconds: Int) throws {
        expectRefusal(.configLimitOutOfRange) { try Sessions(fixture.client, lifetime: .seconds(seconds)) }
        expectRefusal(.configLimitOutOfRange) { try InMemorySessions(capacity: 0) }
    }

    @Test("A logout ends the sessions that it names, and no other") func logout() async throws {
        let sessions = fixture.sessions
        var ids: [SecretString] = []
        for (subject, session) in [("ada", "s-1"), ("ada", "s-2"), ("eve", "s-3"), ("eve", "s-1")] {
            let claims: [String: JSONValue?] = ["sid": .string(session)]
            ids.append(try await sessions.begin(try await fixture.signIn(as: subject, claims: claims)))
        }
        let issuer = fixture.issuer.issuer
        #expect(try await sessions.end(issuer: issuer) == 0)
        #expect(try await sessions.end(issuer: "https://other.example.com", subject: "ada") == 0)
        let token = fixture.issuer.logoutToken(for: "client", subject: "ada", session: "s-1", at: fixture.time.now)
        #expect(try await sessions.end(try await fixture.client.backChannelLogout(token)) == 1)
        #expect(try await sessions.end(issuer: issuer, providerSession: "s-2") == 1)
        let all = fixture.issuer.logoutToken(for: "client", subject: "eve", at: fixture.time.now)
        #expect(try await sessions.tokens(for: ids[3]).subject == "eve")
        #expect(try await sessions.end(try await fixture.client.backChannelLogout(all)) == 2)
        #expect(fixture.store.store.count == 0)
    }

    @Test("The latest ID token is kept only on request") func idTokens() async throws {
        for keeps in [false, true] {
            let sessions = try Sessions(fixture.client, store: fixture.store, keepsIDTokens: keeps)
            let id = try await sessions.begin(try await fixture.signIn())
            let first = try await sessions.tokens(for: id).idToken
            #expect((first != nil) == keeps)
            try await fixture.advance(by: .seconds(3_601))
            let second = try await sessions.tokens(for: id).idToken
            #expect((second != nil) == keeps && (second != first || !keeps))
        }
    }

    @Test("The claims of the ID token are those of the latest one, and stay if a renewal brings none")
    func idTokenClaims() async throws {
        let result = try await fixture.signIn(claims: ["roles": ["Reader"]])
        let id = try await fixture.sessions.begin(result)
        #expect(try await fixture.sessions.tokens(for: id).idTokenClaims == nil)

        let sessions = try Sessions(fixture.client, store: fixture.store, keepsIDTokens: true)
        let keeping = try await sessions.begin(result)
        func roles() async throws -> [String]? {
            try await sessions.tokens(for: keeping).idTokenClaims?["roles"]?.strings
        }
        #expect(try await roles() == ["Reader"])
        try await fixture.advance(by: .seconds(3_601))
        var parameters = IDTokenParameters(for: "client", nonce: nil, at: fixture.time.now)
        parameters.claims = ["roles": ["Writer"]]
        fixture.answerTokens(
            [
                "access_token": "second", "token_type": "Bearer", "refresh_token": "r2", "expires_in": 3_600,
                "id_token": .string(fixture.issuer.token(parameters)),
            ], status: 200)
        #expect(try await roles() == ["Writer"])
        try await fixture.advance(by: .seconds(3_601))
        fixture.answerTokens(["access_token": "third", "token_type": "Bearer", "expires_in": 3_600], status: 200)
        #expect(try await sessions.tokens(for: keeping).accessToken == SecretString("third"))
        #expect(try await roles() == ["Writer"])
    }
}
