import Foundation
import OIDCDiscovery
import OIDCPrimitives
import OIDCTestSupport
import OIDCTokens
import TestHelpers
import Testing

/// How often a token is verified, and with which keys, if its key is not in the snapshot.
@Suite struct NewerKeysTests {
    /// Enough time for another key refresh passes during each attempt.
    @Test("A token is verified at most three times") func attemptsAreLimited() async throws {
        let fixture = try ProviderFixture()
        let token = fixture.scripted.token(key: "unknown")
        let attempts = Locked(0)
        await expectRefusal(.keysUnknownKey) {
            try await fixture.live.verify(token) {
                (snapshot: ProviderSnapshot) throws(Refusal) -> IDTokenExpectations in
                let attempt = attempts.withLock { count in
                    count += 1
                    return count
                }
                if attempt < 10 { fixture.time.advance(by: RefreshPolicy.standard.minimumInterval) }
                return try ScriptedProvider.expectations(snapshot)
            }
        }
        #expect(attempts.withLock { $0 } == 3)
        #expect(fixture.scripted.keyRequests == 3)
    }

    @Test("A token that an older snapshot cannot verify is verified with the current one, without a request")
    func currentSnapshotIsUsed() async throws {
        let fixture = try ProviderFixture()
        let older = try await fixture.live.snapshot(warnings: .ignored)
        fixture.scripted.serve(keys: "k2")
        let token = fixture.scripted.token(key: "k2")
        #expect(await fixture.verdict(token) == "s")
        let verified = try await fixture.live.verify(token, with: older, expecting: ScriptedProvider.expectations)
        #expect(verified.subject == "s")
        #expect(fixture.scripted.keyRequests == 2)
    }

    /// A second attempt with the same keys would be reported as throttled.
    @Test("A token is not verified again after a failed key refresh")
    func failedKeyRefreshEndsVerification() async throws {
        let fixture = try ProviderFixture()
        #expect(await fixture.verdict(key: "k1") == "s")
        fixture.scripted.answerKeys(.fail(.unreachable(reason: "the connection was refused")))
        #expect(await fixture.verdict(key: "k2") == "keys.unknown-key")
        #expect(fixture.report == ["fetched", "refused discovery.unreachable"])
    }
}
