import Foundation
import OIDCCallbacks
import OIDCPrimitives
import OIDCProviders
import OIDCSoftwareCrypto
import Testing

@testable import OIDCSignIn

/// When the store for one process tidies itself up, and what is left then.
@Suite struct InMemoryUpkeepTests {
    private func save(_ number: Int, in store: InMemoryPendingSignIns, startedAt: Double = 0) async {
        let pending = PendingSignIn(
            provider: "\(number)", clientID: "client", callback: "https://a.example/cb", issuer: "https://id.example",
            isIssuerParameterExpected: false, responseType: .code, responseMode: .query,
            startedAt: Date(timeIntervalSince1970: startedAt),
            secrets: SignInSecrets(state: "s", nonce: "n", codeVerifier: "v"))
        await store.save(pending, for: key(number))
    }

    private func key(_ number: Int) -> PendingSignInKey {
        PendingSignInKey(state: "\(number)", browserSecret: Secret("secret"), digest: SoftwareCrypto())
    }

    @Test("There is room for ten thousand sign-ins unless another capacity is said")
    func standardCapacity() {
        #expect(InMemoryPendingSignIns().capacity == 10_000)
    }

    @Test("While there is room nothing is looked through, also when the last place is taken")
    func roomLeft() async throws {
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

    @Test("When what has expired makes room enough, nobody else loses a sign-in")
    func expiredMakesRoom() async throws {
        let store = try InMemoryPendingSignIns(capacity: 16)
        await save(0, in: store)
        for number in 1...16 { await save(number, in: store, startedAt: 1_000) }
        #expect(store.count == 16)
        for number in 1...16 { #expect(await store.take(key(number)) != nil) }
    }

    @Test("Keys of sign-ins that were taken are forgotten when there are twice as many as places")
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

    @Test("Keys of sign-ins that were dropped are forgotten with them")
    func droppedKeys() async throws {
        let store = try InMemoryPendingSignIns(capacity: 16)
        for number in 0..<17 { await save(number, in: store) }
        #expect(store.count == 14 && store.orderedCount == 14)
    }
}
