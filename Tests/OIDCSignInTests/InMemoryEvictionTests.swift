import Foundation
import OIDCCallbacks
import OIDCPrimitives
import OIDCProviders
import OIDCSoftwareCrypto
import Testing

@testable import OIDCSignIn

/// Cleanup of the in-memory store.
@Suite struct InMemoryEvictionTests {
    private func save(_ number: Int, in store: InMemoryPendingSignIns, startedAt: Double = 0) async {
        let pending = PendingSignIn(
            provider: "\(number)", clientID: "client", callback: "https://a.example/cb", issuer: "https://id.example",
            isIssuerParameterExpected: false, responseType: .code, responseMode: .query,
            startedAt: Date(timeIntervalSince1970: startedAt),
            secrets: SignInSecrets(state: "s", nonce: "n", codeVerifier: "v"))
        await store.save(pending, for: key(number))
    }

    private func key(_ number: Int) -> PendingSignInKey {
        PendingSignInKey(state: "\(number)", browserSecret: SecretString("secret"), digest: SoftwareCrypto())
    }

    @Test("The standard capacity is 100,000 sign-ins")
    func standardCapacity() {
        #expect(InMemoryPendingSignIns().capacity == 100_000)
    }

    @Test("Nothing is evicted while there is room")
    func cleanupOnlyWhenFull() async throws {
        let store = try InMemoryPendingSignIns(capacity: 3)
        await save(0, in: store)
        await save(1, in: store, startedAt: 1_000)
        #expect(store.count == 2)
        await save(2, in: store, startedAt: 1_000)
        #expect(store.count == 3)
        await save(3, in: store, startedAt: 1_000)
        #expect(store.count == 3)
        #expect(await store.take(key(0)) == nil)
    }

    @Test("A single dropped sign-in is reported")
    func singleDrop() async throws {
        let dropped = Locked<[Int]>([])
        let store = try InMemoryPendingSignIns(capacity: 1) { count in dropped.withLock { $0.append(count) } }
        await save(0, in: store)
        #expect(dropped.withLock { $0 } == [])
        await save(1, in: store)
        #expect(dropped.withLock { $0 } == [1])
    }

    @Test("If evicting expired sign-ins frees enough space, no others are evicted")
    func expiredMakeRoom() async throws {
        let store = try InMemoryPendingSignIns(capacity: 16)
        await save(0, in: store)
        for number in 1...16 { await save(number, in: store, startedAt: 1_000) }
        #expect(store.count == 16)
        for number in 1...16 { #expect(await store.take(key(number)) != nil) }
    }

    @Test("Keys of taken sign-ins are removed at twice the capacity")
    func takenKeys() async throws {
        let store = try InMemoryPendingSignIns(capacity: 2)
        for number in 0..<4 {
            await save(number, in: store)
            _ = await store.take(key(number))
        }
        #expect(store.orderedCount == 4)
        await save(4, in: store)
        #expect(store.orderedCount == 1 && store.count == 1)
    }

    @Test("Keys of evicted sign-ins are removed with them")
    func evictedKeys() async throws {
        let store = try InMemoryPendingSignIns(capacity: 16)
        for number in 0..<17 { await save(number, in: store) }
        #expect(store.count == 14 && store.orderedCount == 14)
    }
}
