import Foundation
import OIDCPrimitives
import OIDCSoftwareCrypto
import OIDCTestSupport
import TestHelpers
import Testing

@testable import OIDCSignIn

/// What a session does when its store fails, or changed in the meantime.
@Suite struct SessionStoreTests {
    private let fixture: SessionFixture

    init() throws {
        fixture = try SessionFixture()
    }

    @Test("A store that fails is reported as `session.store-unavailable`, and the request can be repeated")
    func failingStore() async throws {
        let result = try await fixture.signIn()
        fixture.store.failSwaps(true)
        await expectRefusal(.sessionStoreUnavailable) { try await fixture.sessions.begin(result) }
        fixture.store.failSwaps(false)
        let id = try await fixture.sessions.begin(result)
        fixture.store.failLoads(UnreliableStore.Failure())
        let refusal = await expectRefusal(.sessionStoreUnavailable) { try await fixture.sessions.tokens(for: id) }
        #expect(refusal?.isRetryable == true && refusal?.reason == .unavailable)
        fixture.store.failLoads(nil)
        #expect(try await fixture.sessions.tokens(for: id).accessToken != nil)
    }

    @Test("An answer that could not be stored is stored later, and its refresh token is not sent again")
    func unsavedAnswer() async throws {
        let id = try await fixture.session(after: .seconds(3_601))
        fixture.store.failSwaps(true)
        let sessions = fixture.sessions
        let request = Task { try await sessions.tokens(for: id) }
        for (failures, pause) in [(1, Duration.milliseconds(100)), (2, .milliseconds(400))] {
            #expect(await eventually { fixture.store.failedSwaps == failures && fixture.time.sleepers == 2 })
            fixture.time.advance(by: pause)
        }
        await expectRefusal(.sessionStoreUnavailable) { try await request.value }
        #expect(fixture.store.failedSwaps == 3)
        fixture.store.failSwaps(false)
        fixture.time.advance(by: RenewalFlights.pause)
        let tokens = try await sessions.tokens(for: id)
        #expect(tokens.accessToken != nil && !tokens.haveEnded(at: fixture.time.now))
        #expect(fixture.provider.refreshes == 1)
    }

    @Test("An answer that could not be stored is forgotten when the user signs out") func forgottenAnswer() async throws
    {
        let id = try await fixture.session(after: .zero)
        let key = fixture.key(id)
        let renewal = SessionRenewal(
            clients: [fixture.client], store: fixture.store, time: fixture.time, random: SystemRandom(),
            digest: SoftwareCrypto(), requestTimeout: .seconds(10))
        let session = try #require(await fixture.store.store.load(key))
        renewal.unsaved.withLock { $0[key] = session }
        try await renewal.remove(key)
        #expect(fixture.store.store.count == 0)
        #expect(renewal.unsaved.withLock { $0.isEmpty })
    }

    @Test("Expired answers make room for others that could not be stored") func expiredAnswers() async throws {
        let id = try await fixture.session(after: .zero)
        let key = fixture.key(id)
        let renewal = SessionRenewal(
            clients: [fixture.client], store: fixture.store, time: fixture.time, random: SystemRandom(),
            digest: SoftwareCrypto(), requestTimeout: .seconds(10))
        let session = try #require(await fixture.store.store.load(key))
        let expired = StoredSession(session.tokens, expiresAt: fixture.time.now, jitter: 0)
        renewal.unsaved.withLock { unsaved in
            for number in 0..<SessionRenewal.mostUnsaved {
                unsaved[fixture.key(SecretString("\(number)"))] = expired
            }
        }
        fixture.store.failSwaps(true)
        let saving = Task { await refusalCodes { try await renewal.save(session, replacing: session, for: key) } }
        for (failures, pause) in [(1, Duration.milliseconds(100)), (2, .milliseconds(400))] {
            #expect(await eventually { fixture.store.failedSwaps == failures && fixture.time.sleepers == 1 })
            fixture.time.advance(by: pause)
        }
        #expect(await saving.value == [.sessionStoreUnavailable])
        #expect(renewal.unsaved.withLock { $0.count == 1 && $0[key] != nil })
    }

    @Test("If the stored session is newer than the answer, the stored one wins", arguments: [false, true])
    func lostSwap(isRejected: Bool) async throws {
        let id = try await fixture.session(after: .seconds(3_601))
        let key = fixture.key(id)
        fixture.set(.hold)
        let sessions = fixture.sessions
        let request = Task { try await sessions.tokens(for: id).accessToken }
        #expect(await fixture.refreshIsWaiting())
        let before = try #require(await fixture.store.store.load(key))
        let other = SignedInTokens(
            try await otherSignIn(), receivedAt: fixture.time.now, keepsIDToken: false)
        #expect(
            await fixture.store.store.compareAndSwap(key, expecting: 1, before.renewed(other, jitter: 0)))
        if isRejected {
            // Waits for its answer and then rejects the refresh token.
            fixture.provider.rejectNext()
        }
        fixture.issuer.transport.release()
        #expect(try await request.value == other.accessToken)
        #expect(await fixture.store.store.load(key)?.revision == 2)
    }

    /// Signs in with another client, because the token endpoint of this one waits.
    private func otherSignIn() async throws -> SignInResult {
        try await SessionFixture().signIn()
    }

    @Test("A session that ended during its renewal does not come back") func endedDuringRenewal() async throws {
        let id = try await fixture.session(after: .seconds(3_601))
        fixture.set(.hold)
        let sessions = fixture.sessions
        let request = Task { try await sessions.tokens(for: id) }
        #expect(await fixture.refreshIsWaiting())
        #expect(try await sessions.end(id)?.subject == "ada")
        fixture.issuer.transport.release()
        await expectRefusal(.sessionNotFound) { try await request.value }
        #expect(fixture.store.store.count == 0)
    }

    // MARK: - The stored form

    @Test("A session survives storage, and another version is refused") func versions() async throws {
        let id = try await fixture.session(after: .zero, claims: ["sid": "s-1", "login_hint": "h", "auth_time": 5])
        let session = try #require(await fixture.store.store.load(fixture.key(id)))
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let text = try encoder.encode(session)
        let again = try JSONDecoder().decode(StoredSession.self, from: text)
        #expect(try encoder.encode(again) == text)
        #expect(again.tokens.providerSession == "s-1" && again.tokens.loginHint == "h")
        #expect(again.tokens.accessToken == session.tokens.accessToken && again.expiresAt == session.expiresAt)
        #expect(again.tokens.grant?.refreshToken == session.tokens.grant?.refreshToken)

        let members = try #require(JSONSerialization.jsonObject(with: text) as? [String: Any])
        var ofTokens = try #require(members["tokens"] as? [String: Any])
        ofTokens["version"] = SignedInTokens.currentVersion + 1
        for change in [["version": 0], ["version": 2], ["revision": 0], ["tokens": ofTokens]] as [[String: Any]] {
            let changed = try JSONSerialization.data(withJSONObject: members.merging(change) { $1 })
            #expect(throws: DecodingError.self) { try JSONDecoder().decode(StoredSession.self, from: changed) }
        }
    }

    @Test("A session that cannot be read asks for a new sign-in, and can be ended") func unreadable() async throws {
        let id = try await fixture.session(after: .zero)
        fixture.store.failLoads(
            DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "another version")))
        let refusal = await expectRefusal(.sessionUnreadable) { try await fixture.sessions.tokens(for: id) }
        #expect(refusal?.reason == .signInAgain)
        #expect(try await fixture.sessions.end(id) == nil)
        #expect(fixture.store.store.count == 0)
    }

    @Test("The store receives no session ID, and nothing is shown of a session") func secrets() async throws {
        let id = try await fixture.session(after: .zero)
        let key = fixture.key(id)
        let session = try #require(await fixture.store.store.load(key))
        #expect(id.revealed().utf8.count == 43 && key.rawValue.utf8.count == 43 && key.rawValue != id.revealed())
        var shown = "\(session) \(session.tokens)"
        dump(session, to: &shown)
        dump(session.tokens, to: &shown)
        for secret in [session.tokens.accessToken?.revealed(), session.tokens.grant?.refreshToken.revealed(), "ada"] {
            #expect(!shown.contains(try #require(secret)))
        }
    }
}
