import Foundation
import OIDCPrimitives
import OIDCTestSupport
import TestHelpers
import Testing

@testable import OIDCSignIn

/// The store of sign-ins from devices, its failures, and what it receives.
@Suite struct DeviceSignInStoreTests {
    /// A store that encodes its entries, as one on another machine does, and can fail.
    private final class EncodingStore: DeviceSignInStore {
        struct Failure: Error {}
        let rows = Locked<[String: (version: Int, json: Data)]>([:])
        let isFailing = Locked(false)

        func load(_ key: DeviceSignInKey) async throws -> DeviceSignInEntry? {
            if isFailing.withLock({ $0 }) { throw Failure() }
            return try rows.withLock { $0[key.rawValue] }.map {
                try JSONDecoder().decode(DeviceSignInEntry.self, from: $0.json)
            }
        }

        func replace(
            _ key: DeviceSignInKey, ofVersion version: Int?, with entry: DeviceSignInEntry?
        ) async throws -> Bool {
            if isFailing.withLock({ $0 }) { throw Failure() }
            let row = try entry.map { (version: $0.version, json: try JSONEncoder().encode($0)) }
            return rows.withLock { rows in
                guard rows[key.rawValue]?.version == version else { return false }
                rows[key.rawValue] = row
                return true
            }
        }
    }

    private func approve(_ start: DeviceSignInStart, at server: DeviceSignInServer) async throws {
        let user = server.user()
        let prompt = try await server.lookUp(start.userCode, by: user)
        try await server.devices.approve(prompt.formToken.revealed(), by: user, session: SecretString("session"))
    }

    @Test("A store that encodes its entries carries a sign-in from its beginning to its end") func encodedEntries()
        async throws
    {
        let store = EncodingStore()
        let server = try DeviceSignInServer(store: store)
        let start = try await server.begin()
        try await approve(start, at: server)
        guard case .approved(let approval) = try await server.poll(start.pollingSecret) else {
            Issue.record("the approval is missing")
            return
        }
        #expect(approval.user.subject == "ada" && approval.user.provider == "example")
        #expect(approval.requester.address == "192.0.2.1" && approval.requester.name == "Remote Desktop")
        #expect(approval.approvedAt == server.time.now)
        #expect(try await server.poll(start.pollingSecret) == .unknown)
    }

    @Test("The store receives neither codes nor polling secrets nor form tokens") func noSecrets() async throws {
        let store = EncodingStore()
        let server = try DeviceSignInServer(store: store)
        let start = try await server.begin()
        let prompt = try await server.lookUp(start.userCode, in: "session-of-ada")
        let stored = store.rows.withLock { rows in
            rows.map { "\($0.key) \(String(decoding: $0.value.json, as: UTF8.self))" }.joined()
        }
        let letters = start.userCode.replacingOccurrences(of: "-", with: "")
        for secret in [
            start.userCode, letters, start.pollingSecret.revealed(), String(prompt.formToken.revealed().suffix(43)),
            "session-of-ada",
        ] {
            #expect(!stored.contains(secret))
        }
    }

    @Test("A store that fails is unavailable, without its own error") func failingStore() async throws {
        let store = EncodingStore()
        let server = try DeviceSignInServer(store: store)
        let start = try await server.begin()
        store.isFailing.withLock { $0 = true }
        let refusals = [
            await expectRefusal(.deviceStoreUnavailable) { try await server.begin() },
            await expectRefusal(.deviceStoreUnavailable) { try await server.lookUp(start.userCode) },
            await expectRefusal(.deviceStoreUnavailable) { try await server.poll(start.pollingSecret) },
            await expectRefusal(.deviceStoreUnavailable) {
                try await server.devices.deny(
                    String(repeating: "A", count: 43) + "." + String(repeating: "A", count: 43), by: server.user(),
                    session: SecretString("session"))
            },
        ]
        #expect(refusals.allSatisfy { $0?.httpStatus == 503 && $0?.reason == .unavailable })
    }

    @Test("Of several changes of one version, one succeeds") func compareAndSwap() async throws {
        let time = ManualTime()
        let store = InMemoryDeviceSignIns(time: time)
        let key = DeviceSignInKey(rawValue: "key")
        func entry(_ version: Int) -> DeviceSignInEntry {
            DeviceSignInEntry(version: version, expiresAt: time.now.addingTimeInterval(60), content: .attempts(version))
        }
        #expect(try await !store.replace(key, ofVersion: 1, with: entry(2)))
        #expect(try await store.replace(key, ofVersion: nil, with: entry(1)))
        #expect(try await !store.replace(key, ofVersion: nil, with: entry(1)))
        #expect(try await store.replace(key, ofVersion: 1, with: entry(2)))
        #expect(try await !store.replace(key, ofVersion: 1, with: entry(2)))
        #expect(await store.load(key) == entry(2))
        #expect(try await store.replace(key, ofVersion: 2, with: nil))
        #expect(await store.load(key) == nil && store.count == 0)
        // An expired entry counts as removed.
        #expect(try await store.replace(key, ofVersion: nil, with: entry(3)))
        time.advance(by: .seconds(60))
        #expect(await store.load(key) == nil)
        #expect(try await !store.replace(key, ofVersion: 3, with: entry(4)))
        #expect(try await store.replace(key, ofVersion: nil, with: entry(1)))
    }

    @Test("A full store fails, and keeps the numbers of attempts") func fullStore() async throws {
        let time = ManualTime()
        let store = try InMemoryDeviceSignIns(capacity: 8, time: time)
        func entry() -> DeviceSignInEntry {
            DeviceSignInEntry(version: 1, expiresAt: time.now.addingTimeInterval(60), content: .attempts(1))
        }
        for number in 0..<8 {
            #expect(try await store.replace(DeviceSignInKey(rawValue: "\(number)"), ofVersion: nil, with: entry()))
        }
        await #expect(throws: InMemoryDeviceSignIns.Full.self) {
            _ = try await store.replace(DeviceSignInKey(rawValue: "8"), ofVersion: nil, with: entry())
        }
        #expect(await store.load(DeviceSignInKey(rawValue: "0")) != nil && store.count == 8)
        time.advance(by: .seconds(60))
        #expect(try await store.replace(DeviceSignInKey(rawValue: "8"), ofVersion: nil, with: entry()))
        #expect(store.count == 1)
        expectRefusal(.configLimitOutOfRange) { try InMemoryDeviceSignIns(capacity: 7) }
        expectRefusal(.configLimitOutOfRange) { try InMemoryDeviceSignIns(capacity: 1_000_001) }
    }

    @Test("A flood of requests to a full store does not look at every entry each time") func floodedStore() async throws
    {
        let time = ManualTime()
        let store = try InMemoryDeviceSignIns(capacity: 8, time: time)
        func insert(_ number: Int, lasting seconds: Double) async -> Bool {
            let entry = DeviceSignInEntry(
                version: 1, expiresAt: time.now.addingTimeInterval(seconds), content: .attempts(1))
            let key = DeviceSignInKey(rawValue: "\(number)")
            return (try? await store.replace(key, ofVersion: nil, with: entry)) ?? false
        }
        for number in 0..<8 { #expect(await insert(number, lasting: 60)) }
        for number in 8..<100 { #expect(await !insert(number, lasting: 60)) }
        #expect(store.sweeps == 1 && store.count == 8)
        // An entry that ends before the others makes room in time.
        #expect(try await store.replace(DeviceSignInKey(rawValue: "0"), ofVersion: 1, with: nil))
        #expect(await insert(8, lasting: 10))
        time.advance(by: .seconds(9))
        #expect(await !insert(9, lasting: 60) && store.sweeps == 1)
        time.advance(by: .seconds(1))
        #expect(await insert(9, lasting: 60) && store.sweeps == 2 && store.count == 8)
    }

    @Test("Limits outside their ranges are all reported") func limits() throws {
        expectRefusal(
            .configLimitOutOfRange, .configLimitOutOfRange, .configLimitOutOfRange, .configLimitOutOfRange,
            .configLimitOutOfRange, .configLimitOutOfRange
        ) {
            try DeviceSignInLimits(
                lifetime: .seconds(59), interval: .zero, codesPerUser: 0, codesPerAddress: 0, codes: 0,
                requestsPerAddress: 0)
        }
        expectRefusal(.configLimitOutOfRange) { try DeviceSignInLimits(lifetime: .seconds(1_801)) }
        expectRefusal(.configLimitOutOfRange) { try DeviceSignInLimits(interval: .seconds(61)) }
        #expect(try DeviceSignInLimits() == .standard)
    }
}
