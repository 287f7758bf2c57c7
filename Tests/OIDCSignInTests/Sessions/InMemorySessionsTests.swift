import Foundation
import OIDCPrimitives
import OIDCSoftwareCrypto
import OIDCTestSupport
import Testing

@testable import OIDCSignIn

/// The store in memory: bounded, and with leases that end.
@Suite struct InMemorySessionsTests {
    private let time = ManualTime()

    private func key(_ number: Int) -> SessionKey {
        SessionKey(SecretString("\(number)"), digest: SoftwareCrypto())
    }

    private func session(_ number: Int = 0, lifetime: Double = 100) -> StoredSession {
        let tokens = SignedInTokens(
            provider: "p", clientID: "c", issuer: "i", subject: "\(number)", accessToken: nil,
            accessTokenExpiresAt: nil,
            scope: nil, authenticatedAt: nil, providerSession: nil, loginHint: nil, idToken: nil, grant: nil,
            lifetime: .zero)
        return StoredSession(tokens, expiresAt: time.now + lifetime, jitter: 0)
    }

    @Test("A session is written only over the revision that it replaces") func compareAndSwap() async {
        let store = InMemorySessions(time: time)
        let first = session()
        let second = first.ended(SessionEnd(nil))
        #expect(await !store.compareAndSwap(key(1), expecting: 1, second))
        #expect(await store.compareAndSwap(key(1), expecting: nil, first))
        #expect(await !store.compareAndSwap(key(1), expecting: nil, first))
        #expect(await store.compareAndSwap(key(1), expecting: 1, second))
        #expect(await !store.compareAndSwap(key(1), expecting: 1, second))
        #expect(await store.load(key(1))?.revision == 2 && second.revision == 2)
        await store.remove(key(1))
        #expect(await store.load(key(1)) == nil && store.count == 0)
    }

    @Test("A full store drops expired sessions, and then the oldest ones") func eviction() async throws {
        let dropped = Locked(0)
        let store = try InMemorySessions(capacity: 8, time: time) { count in dropped.withLock { $0 += count } }
        for number in 0..<4 { _ = await store.compareAndSwap(key(number), expecting: nil, session(lifetime: 10)) }
        for number in 4..<8 { _ = await store.compareAndSwap(key(number), expecting: nil, session()) }
        time.advance(by: .seconds(10))
        #expect(await store.load(key(0)) == nil && store.count == 7)
        for number in 8..<10 { _ = await store.compareAndSwap(key(number), expecting: nil, session()) }
        #expect(store.count == 6 && dropped.withLock { $0 } == 0)
        for number in 10..<13 { _ = await store.compareAndSwap(key(number), expecting: nil, session()) }
        // One too many, and an eighth of the capacity.
        #expect(store.count == 7 && dropped.withLock { $0 } == 2)
        #expect(await store.load(key(5)) == nil)
        #expect(await store.load(key(6)) != nil)
    }

    @Test("Sessions that begin and end leave nothing behind") func boundedMemory() async throws {
        let store = try InMemorySessions(capacity: 10, time: time)
        for number in 0..<1_000 {
            _ = await store.compareAndSwap(key(number), expecting: nil, session())
            _ = await store.acquireLease(key(number), for: "a", lasting: .seconds(1))
            await store.remove(key(number))
            time.advance(by: .seconds(1))
        }
        #expect(store.count == 0 && store.otherCounts.order <= 20 && store.otherCounts.leases <= 10)
    }

    @Test("A lease has one owner until it is released or ends") func leases() async {
        let store = InMemorySessions(time: time)
        #expect(await store.acquireLease(key(1), for: "a", lasting: .seconds(10)))
        #expect(await !store.acquireLease(key(1), for: "b", lasting: .seconds(10)))
        #expect(await store.acquireLease(key(2), for: "b", lasting: .seconds(10)))
        await store.releaseLease(key(1), of: "b")
        #expect(await !store.acquireLease(key(1), for: "b", lasting: .seconds(10)))
        await store.releaseLease(key(1), of: "a")
        #expect(await store.acquireLease(key(1), for: "b", lasting: .seconds(10)))
        time.advance(by: .seconds(10))
        #expect(await store.acquireLease(key(1), for: "a", lasting: .seconds(10)))
    }

    @Test("A full store drops sessions also if nobody wants to know") func dropsSilently() async throws {
        let store = try InMemorySessions(capacity: 1, time: time)
        for number in 1...2 { #expect(await store.compareAndSwap(key(number), expecting: nil, session())) }
        #expect(await store.load(key(1)) == nil)
        #expect(await store.load(key(2)) != nil)
    }

    @Test("The standard capacity is 20,000 sessions") func standardCapacity() {
        #expect(InMemorySessions().capacity == 20_000)
    }
}
