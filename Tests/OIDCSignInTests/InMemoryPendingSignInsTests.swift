import Foundation
import OIDCCallbacks
import OIDCPrimitives
import OIDCProviders
import OIDCSoftwareCrypto
import Testing

@testable import OIDCSignIn

/// The in-memory store returns each sign-in once and never exceeds its capacity.
@Suite struct InMemoryPendingSignInsTests {
    private func pending(_ number: Int, startedAt: Double = 0, lifetime: Int = 600) -> PendingSignIn {
        PendingSignIn(
            provider: "\(number)", clientID: "client", callback: "https://a.example/cb", issuer: "https://id.example",
            isIssuerParameterExpected: false, responseType: .code, responseMode: .query,
            startedAt: Date(timeIntervalSince1970: startedAt), lifetime: .seconds(lifetime),
            secrets: SignInSecrets(state: "s", nonce: "n", codeVerifier: "v"))
    }

    private func key(_ number: Int) -> PendingSignInKey {
        PendingSignInKey(state: "\(number)", browserSecret: SecretString("secret"), digest: SoftwareCrypto())
    }

    @Test("A sign-in can be taken only once") func takenOnce() async {
        let store = InMemoryPendingSignIns()
        await store.save(pending(1), for: key(1))
        await store.save(pending(2), for: key(2))
        #expect(await store.take(key(3)) == nil)
        #expect(await store.take(key(1))?.provider == "1")
        #expect(await store.take(key(1)) == nil)
        #expect(await store.take(key(2))?.provider == "2")
        #expect(store.count == 0)
    }

    @Test("A key separates state and secret") func keyCombinesStateAndSecret() {
        func key(_ state: String, _ secret: String) -> PendingSignInKey {
            PendingSignInKey(state: state, browserSecret: SecretString(secret), digest: SoftwareCrypto())
        }
        let keys = [key("a", "bc"), key("ab", "c"), key("abc", ""), key("", "abc"), key("bc", "a")]
        #expect(Set(keys).count == keys.count)
        #expect(keys.allSatisfy { $0.rawValue.utf8.count == 43 })
    }

    @Test("The oldest sign-ins are evicted first") func oldestAreEvictedFirst() async throws {
        let store = try InMemoryPendingSignIns(capacity: 16)
        for number in 0..<16 { await store.save(pending(number), for: key(number)) }
        #expect(store.count == 16)
        await store.save(pending(16), for: key(16))
        // An eighth of the capacity is freed.
        #expect(store.count == 14)
        for number in 0..<3 { #expect(await store.take(key(number)) == nil) }
        for number in 3...16 { #expect(await store.take(key(number))?.provider == "\(number)") }
    }

    @Test("Expired sign-ins are evicted before the oldest") func expiredAreEvictedBeforeOldest() async throws {
        let store = try InMemoryPendingSignIns(capacity: 4)
        await store.save(pending(0, lifetime: 3_600), for: key(0))
        for number in 1...3 { await store.save(pending(number), for: key(number)) }
        await store.save(pending(4, startedAt: 601), for: key(4))
        #expect(store.count == 2)
        #expect(await store.take(key(0)) != nil)
        #expect(await store.take(key(4)) != nil)
    }

    @Test("Sign-ins that were taken use no space") func takenSignInsUseNoSpace() async throws {
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

    @Test("The smallest capacity is one") func smallestCapacity() async throws {
        #expect(throws: Refusal.self) { try InMemoryPendingSignIns(capacity: 0) }
        let store = try InMemoryPendingSignIns(capacity: 1)
        for number in 0..<5 { await store.save(pending(number), for: key(number)) }
        #expect(store.count == 1)
        #expect(await store.take(key(4)) != nil)
    }

    @Test("Saving the same key again replaces the sign-in") func savingTwiceReplaces() async throws {
        let store = try InMemoryPendingSignIns(capacity: 4)
        for number in 0..<50 { await store.save(pending(number), for: key(0)) }
        #expect(store.count == 1)
        #expect(await store.take(key(0))?.provider == "49")
    }
}
