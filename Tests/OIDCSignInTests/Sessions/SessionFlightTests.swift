import Foundation
import OIDCPrimitives
import OIDCProviders
import OIDCTestSupport
import TestHelpers
import Testing

@testable import OIDCSignIn

/// A session is renewed once at a time, in a process and among several.
@Suite struct SessionFlightTests {
    private let fixture: SessionFixture

    init() throws {
        fixture = try SessionFixture()
    }

    @Test("64 concurrent requests with an expired session make one refresh") func concurrentRequests() async throws {
        let id = try await fixture.session(after: .seconds(3_601))
        let old = try await fixture.store.load(fixture.key(id))?.tokens.accessToken
        fixture.set(.hold)
        let sessions = fixture.sessions
        let requests = (0..<64).map { _ in Task { try await sessions.tokens(for: id).accessToken } }
        #expect(await fixture.refreshIsWaiting())
        fixture.issuer.transport.release()
        var tokens: [SecretString?] = []
        for request in requests { tokens.append(try await request.value) }
        #expect(tokens.allSatisfy { $0 == tokens[0] && $0 != nil && $0 != old })
        #expect(fixture.provider.refreshes == 1)
    }

    @Test("Two instances that share a store make one refresh") func twoInstances() async throws {
        let id = try await fixture.session(after: .seconds(3_601))
        let other = try await fixture.otherInstance()
        fixture.set(.hold)
        let sessions = fixture.sessions
        let first = Task { try await sessions.tokens(for: id).accessToken }
        #expect(await fixture.refreshIsWaiting())
        let second = Task { try await other.tokens(for: id).accessToken }
        // Two deadlines, and the pause of the instance without the lease.
        #expect(await eventually { fixture.time.sleepers == 3 })
        fixture.issuer.transport.release()
        let token = try await first.value
        fixture.time.advance(by: .milliseconds(100))
        #expect(try await second.value == token && token != nil)
        #expect(fixture.provider.refreshes == 1)
    }

    @Test("The lease of an instance that crashed ends by itself, and another renews") func crashedInstance()
        async throws
    {
        let id = try await fixture.session(after: .seconds(3_601))
        _ = await fixture.store.store.acquireLease(fixture.key(id), for: "crashed", lasting: .seconds(35))
        let sessions = fixture.sessions
        let request = Task { try await sessions.tokens(for: id).accessToken }
        #expect(await eventually { fixture.time.sleepers == 2 })
        #expect(fixture.provider.refreshes == 0)
        fixture.time.advance(by: .seconds(36))
        #expect(try await request.value != nil)
        #expect(fixture.provider.refreshes == 1)
    }

    @Test("A credential that came too late is not sent: the lease could end before the answer is stored")
    func slowCredential() async throws {
        let id = try await fixture.session(after: .seconds(3_601))
        let (time, delay) = (fixture.time, Locked(Duration.seconds(15)))
        let client = try SessionFixture.client(
            of: fixture.provider, time,
            .assertion {
                time.advance(by: delay.withLock { $0 })
                return SecretString("an-assertion")
            })
        let sessions = try Sessions(client, store: fixture.store)
        let refusal = await expectRefusal(.sessionRenewalPending) { try await sessions.tokens(for: id) }
        #expect(refusal?.isRetryable == true && fixture.provider.refreshes == 0)
        // The lease was released, and a credential in time is sent.
        delay.withLock { $0 = .seconds(14) }
        time.advance(by: RenewalFlights.pause)
        #expect(try await sessions.tokens(for: id).accessToken != nil)
        #expect(fixture.provider.refreshes == 1 && fixture.provider.reuses == 0)
    }

    @Test("A cancelled request does not cancel the renewal, which others use") func cancelledRequest() async throws {
        let id = try await fixture.session(after: .seconds(3_601))
        fixture.set(.hold)
        let sessions = fixture.sessions
        let cancelled = Task { try await sessions.tokens(for: id) }
        #expect(await fixture.refreshIsWaiting())
        cancelled.cancel()
        await expectRefusal(.sessionRenewalPending) { try await cancelled.value }
        fixture.issuer.transport.release()
        #expect(try await sessions.tokens(for: id).accessToken != nil)
        #expect(fixture.provider.refreshes == 1)
    }

    @Test("A transport that never answers holds requests only until the deadline") func deadline() async throws {
        let id = try await fixture.session(after: .seconds(3_601))
        fixture.set(.hold)
        let sessions = fixture.sessions
        let request = Task { try await sessions.tokens(for: id) }
        #expect(await fixture.refreshIsWaiting())
        #expect(await eventually { fixture.time.sleepers == 1 })
        fixture.time.advance(by: .seconds(115))
        let refusal = await expectRefusal(.sessionRenewalPending) { try await request.value }
        #expect(refusal?.isRetryable == true && refusal?.httpStatus == 503)
        fixture.issuer.transport.release()
    }

    @Test("A rotating provider never receives a refresh token twice, in fifty renewals by two instances")
    func rotation() async throws {
        let id = try await fixture.session(after: .zero)
        let instances = [fixture.sessions, try await fixture.otherInstance()]
        var last: SecretString?
        for round in 1...50 {
            try await fixture.advance(by: .seconds(3_601))
            let instance = instances[round % 2]
            let requests = (0..<4).map { _ in Task { try await instance.tokens(for: id).accessToken } }
            var tokens: [SecretString?] = []
            for request in requests { tokens.append(try await request.value) }
            #expect(tokens.allSatisfy { $0 == tokens[0] && $0 != nil && $0 != last })
            last = tokens[0]
        }
        #expect(fixture.provider.refreshes == 50 && fixture.provider.reuses == 0)
        #expect(Set(fixture.provider.tokens).count == 50)
    }

    @Test("The old refresh token is kept when no new one comes") func keptRefreshToken() async throws {
        let id = try await fixture.session(after: .seconds(3_601))
        fixture.answerTokens(["access_token": "new", "token_type": "Bearer", "expires_in": 60], status: 200)
        #expect(try await fixture.sessions.tokens(for: id).accessToken == SecretString("new"))
        let stored = try #require(try await fixture.store.load(fixture.key(id)))
        #expect(stored.revision == 2 && stored.tokens.subject == "ada")
        #expect(stored.tokens.grant?.refreshToken == SecretString(fixture.provider.tokens[0]))
    }

    // MARK: - Early renewal

    @Test("The tokens are renewed before their end, and meanwhile the old access token is used")
    func earlyRenewal() async throws {
        let id = try await fixture.session(after: .seconds(3_149))
        let sessions = fixture.sessions
        let old = try await sessions.tokens(for: id).accessToken
        #expect(fixture.provider.refreshes == 0)
        // Between 300 and 450 seconds before the end.
        try await fixture.advance(by: .seconds(152))
        fixture.set(.hold)
        #expect(try await sessions.tokens(for: id).accessToken == old)
        #expect(await fixture.refreshIsWaiting())
        #expect(try await sessions.tokens(for: id).accessToken == old)
        fixture.issuer.transport.release()
        #expect(await fixture.renewalsHaveEnded())
        #expect(try await sessions.tokens(for: id).accessToken != old)
        #expect(fixture.provider.refreshes == 1)
    }

    @Test("Sessions that began together are not renewed together", arguments: [(0.0, 300.0), (1, 450)])
    func jitter(random: Double, margin: Double) async throws {
        let tokens = SignedInTokens(try await fixture.signIn(), receivedAt: fixture.time.now, keepsIDToken: false)
        let end = try #require(tokens.accessTokenExpiresAt)
        #expect(end == fixture.time.now + 3_600)
        let session = StoredSession(tokens, expiresAt: end, jitter: random)
        #expect(session.renewsAt == end - margin)
        #expect(session.isDue(at: end - margin) && !session.isDue(at: end - margin - 1))
    }
}
