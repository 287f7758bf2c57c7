import Foundation
import OIDCCallbacks
import OIDCPrimitives
import OIDCProviders
import OIDCSoftwareCrypto
import Testing

@testable import OIDCSignIn

/// The store for one process: each sign-in once, and never more than its capacity.
@Suite struct InMemoryPendingSignInsTests {
    private func pending(_ number: Int, startedAt: Double = 0, lifetime: Int = 600) -> PendingSignIn {
        PendingSignIn(
            provider: "\(number)", clientID: "client", callback: "https://a.example/cb", issuer: "https://id.example",
            isIssuerParameterExpected: false, responseType: .code, responseMode: .query,
            startedAt: Date(timeIntervalSince1970: startedAt), lifetime: .seconds(lifetime),
            secrets: SignInSecrets(state: "s", nonce: "n", codeVerifier: "v"))
    }

    private func key(_ number: Int) -> PendingSignInKey {
        PendingSignInKey(state: "\(number)", browserSecret: Secret("secret"), digest: SoftwareCrypto())
    }

    @Test func eachIsTakenOnce() async {
        let store = InMemoryPendingSignIns()
        await store.save(pending(1), for: key(1))
        await store.save(pending(2), for: key(2))
        #expect(await store.take(key(3)) == nil)
        #expect(await store.take(key(1))?.provider == "1")
        #expect(await store.take(key(1)) == nil)
        #expect(await store.take(key(2))?.provider == "2")
        #expect(store.count == 0)
    }

    /// State and secret do not run into each other.
    @Test func aKeyIsMadeOfBothParts() {
        func key(_ state: String, _ secret: String) -> PendingSignInKey {
            PendingSignInKey(state: state, browserSecret: Secret(secret), digest: SoftwareCrypto())
        }
        let keys = [key("a", "bc"), key("ab", "c"), key("abc", ""), key("", "abc"), key("bc", "a")]
        #expect(Set(keys).count == keys.count)
        #expect(keys.allSatisfy { $0.text.utf8.count == 43 })
    }

    @Test func theOldestGoFirst() async throws {
        let store = try InMemoryPendingSignIns(capacity: 16)
        for number in 0..<16 { await store.save(pending(number), for: key(number)) }
        #expect(store.count == 16)
        await store.save(pending(16), for: key(16))
        // Room for an eighth more.
        #expect(store.count == 14)
        for number in 0..<3 { #expect(await store.take(key(number)) == nil) }
        for number in 3...16 { #expect(await store.take(key(number))?.provider == "\(number)") }
    }

    @Test func whatHasExpiredGoesBeforeTheOldest() async throws {
        let store = try InMemoryPendingSignIns(capacity: 4)
        await store.save(pending(0, lifetime: 3_600), for: key(0))
        for number in 1...3 { await store.save(pending(number), for: key(number)) }
        await store.save(pending(4, startedAt: 601), for: key(4))
        #expect(store.count == 2)
        #expect(await store.take(key(0)) != nil)
        #expect(await store.take(key(4)) != nil)
    }

    /// Sign-ins that were finished leave nothing behind, however many there were.
    @Test func finishedSignInsTakeNoRoom() async throws {
        let store = try InMemoryPendingSignIns(capacity: 8)
        await store.save(pending(-1), for: key(-1))
        for number in 0..<1_000 {
            await store.save(pending(number), for: key(number))
            _ = await store.take(key(number))
        }
        #expect(store.count == 1)
        #expect(store.orderedCount <= 16)
        #expect(await store.take(key(-1)) != nil)
    }

    @Test func thereIsRoomForOne() async throws {
        #expect(throws: Refusal.self) { try InMemoryPendingSignIns(capacity: 0) }
        let store = try InMemoryPendingSignIns(capacity: 1)
        for number in 0..<5 { await store.save(pending(number), for: key(number)) }
        #expect(store.count == 1)
        #expect(await store.take(key(4)) != nil)
    }

    @Test func theSameKeySavedTwiceIsOneSignIn() async throws {
        let store = try InMemoryPendingSignIns(capacity: 4)
        for number in 0..<50 { await store.save(pending(number), for: key(0)) }
        #expect(store.count == 1)
        #expect(await store.take(key(0))?.provider == "49")
    }
}
