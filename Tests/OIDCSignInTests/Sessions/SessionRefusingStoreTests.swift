import Foundation
import OIDCPrimitives
import OIDCSoftwareCrypto
import OIDCTestSupport
import TestHelpers
import Testing

@testable import OIDCSignIn

/// What a session does when its store refuses a change, or another instance never gives up its lease.
@Suite struct SessionRefusingStoreTests {
    /// A store in which every ID is taken, and from which nothing can be removed.
    private struct RefusingStore: SessionStore {
        struct Failure: Error {}
        var session: StoredSession?

        func load(_ key: SessionKey) async throws -> StoredSession? { session }
        func compareAndSwap(_ key: SessionKey, expecting: Int?, _ session: StoredSession) async throws -> Bool { false }
        func remove(_ key: SessionKey) async throws { throw Failure() }
        func removeAll(_ selection: SessionSelection) async throws -> Int { throw Failure() }
        func acquireLease(_ key: SessionKey, for owner: String, lasting: Duration) async throws -> Bool {
            throw Failure()
        }
        func releaseLease(_ key: SessionKey, of owner: String) async throws { throw Failure() }
    }

    private let fixture: SessionFixture

    init() throws {
        fixture = try SessionFixture()
    }

    private func renewal(_ clients: [SignInClient]) -> SessionRenewal {
        SessionRenewal(
            clients: clients, store: fixture.store, time: fixture.time, random: SystemRandom(),
            digest: SoftwareCrypto(), requestTimeout: .seconds(10))
    }

    @Test("A session whose ID is taken does not begin") func takenID() async throws {
        let sessions = try Sessions(fixture.client, store: RefusingStore())
        let result = try await fixture.signIn()
        await expectRefusal(.sessionStoreUnavailable) { try await sessions.begin(result) }
    }

    @Test("A sign-out that the store did not carry out is not reported as done") func failedRemoval() async throws {
        let id = try await fixture.session(after: .zero)
        let session = try await fixture.store.load(fixture.key(id))
        let sessions = try Sessions(fixture.client, store: RefusingStore(session: session))
        let issuer = fixture.issuer.issuer
        let refusals = [
            await expectRefusal(.sessionStoreUnavailable) { try await sessions.end(id) },
            await expectRefusal(.sessionStoreUnavailable) { try await sessions.end(issuer: issuer, subject: "ada") },
        ]
        #expect(refusals.allSatisfy { $0?.isRetryable == true && $0?.reason == .unavailable })
        #expect(fixture.reportedEnds.isEmpty)
    }

    @Test("Without a lease, nothing is sent") func failedLease() async throws {
        let id = try await fixture.session(after: .seconds(3_601))
        let session = try await fixture.store.load(fixture.key(id))
        let sessions = try Sessions(fixture.client, store: RefusingStore(session: session))
        await expectRefusal(.sessionStoreUnavailable) { try await sessions.tokens(for: id) }
        #expect(fixture.provider.refreshes == 0)
    }

    @Test("A renewal waits for the lease of another instance for the time of two leases") func endlessLease()
        async throws
    {
        let id = try await fixture.session(after: .seconds(3_601))
        let key = fixture.key(id)
        _ = await fixture.store.store.acquireLease(key, for: "another", lasting: .seconds(1_000))
        let renewal = renewal([fixture.client])
        let run = Task { await refusalCodes { try await renewal.run(key) } }
        #expect(await eventually { fixture.time.sleepers == 1 })
        fixture.time.advance(by: renewal.leaseDuration * 2)
        #expect(await run.value == [.sessionRenewalPending])
        #expect(fixture.provider.refreshes == 0)
    }

    @Test("A session of a provider that is no longer configured asks for a new sign-in") func removedProvider()
        async throws
    {
        let id = try await fixture.session(after: .seconds(3_601))
        let key = fixture.key(id)
        let renewal = renewal([])
        let refusal = await expectRefusal(.sessionEnded, .exchangeOtherProvider) { try await renewal.run(key) }
        #expect(refusal?.reason == .signInAgain && fixture.provider.refreshes == 0)
    }

    @Test("A caller that was cancelled before does not wait, and the renewal goes on") func cancelledBefore()
        async throws
    {
        let id = try await fixture.session(after: .seconds(3_601))
        let sessions = fixture.sessions
        let caller = Task {
            while !Task.isCancelled { await Task.yield() }
            return await refusalCodes { try await sessions.tokens(for: id) }
        }
        caller.cancel()
        #expect(await caller.value == [.sessionRenewalPending])
        #expect(await fixture.renewalsHaveEnded())
        #expect(fixture.provider.refreshes == 1)
    }
}
