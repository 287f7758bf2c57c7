import Foundation
import OIDCCallbacks
import OIDCPrimitives
import OIDCProviders
import OIDCSoftwareCrypto
import Testing

@testable import OIDCSignIn

/// The in-memory store while many more sign-ins are started than it can keep.
@Suite struct InMemoryFloodTests {
    private static let capacity = 1_000
    /// What remains at least after a full store has removed an eighth.
    private static let remainder = 875

    private func save(_ number: Int, in store: InMemoryPendingSignIns) async {
        let pending = PendingSignIn(
            provider: "\(number)", clientID: "client", callback: "https://a.example/cb", issuer: "https://id.example",
            isIssuerParameterExpected: false, responseType: .code, responseMode: .query,
            startedAt: Date(timeIntervalSince1970: 0),
            secrets: SignInSecrets(state: "s", nonce: "n", codeVerifier: "v"))
        await store.save(pending, for: key(number))
    }

    private func key(_ number: Int) -> PendingSignInKey {
        PendingSignInKey(state: "\(number)", browserSecret: SecretString("secret"), digest: SoftwareCrypto())
    }

    @Test(
        "A flood never exceeds the capacity, evicts the oldest first, and leaves the youngest seven eighths",
        arguments: [1_000, 1_001, 1_126, 1_127, 5_000])
    func flood(total: Int) async throws {
        let store = try InMemoryPendingSignIns(capacity: InMemoryFloodTests.capacity)
        var largest = 0
        for number in 0..<total {
            await save(number, in: store)
            largest = max(largest, store.count)
        }
        #expect(largest == InMemoryFloodTests.capacity)
        let count = store.count
        #expect(count >= InMemoryFloodTests.remainder)
        var kept: [Int] = []
        for number in 0..<total {
            if let pending = await store.take(key(number)) {
                #expect(pending.provider == "\(number)")
                kept.append(number)
            }
        }
        #expect(kept == Array((total - count)..<total))
    }

    @Test("A flood from many tasks does not exceed the capacity either") func concurrentFlood() async throws {
        let store = try InMemoryPendingSignIns(capacity: InMemoryFloodTests.capacity)
        let largest = await withTaskGroup(of: Int.self) { group in
            for task in 0..<64 {
                group.addTask {
                    var largest = 0
                    for number in 0..<50 {
                        await save(task * 50 + number, in: store)
                        largest = max(largest, store.count)
                    }
                    return largest
                }
            }
            return await group.reduce(0) { max($0, $1) }
        }
        #expect(largest <= InMemoryFloodTests.capacity)
        let count = store.count
        #expect(count >= InMemoryFloodTests.remainder)
        // Every sign-in that remains can still be finished.
        var taken = 0
        for number in 0..<3_200 {
            if await store.take(key(number)) != nil { taken += 1 }
        }
        #expect(taken == count && store.count == 0)
    }
}
