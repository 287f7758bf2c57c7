import Foundation
import OIDCCallbacks
import OIDCPrimitives
import OIDCTestSupport
import TestHelpers
import Testing

@testable import OIDCSignIn

/// What a sign-in from a device does if other requests change the same entries all the time.
@Suite struct DeviceSignInContentionTests {
    /// A store in which others change every entry between a load and a replacement, after the test says so.
    private final class ContendedStore: DeviceSignInStore {
        private let store: InMemoryDeviceSignIns
        private let state = Locked((isContended: false, spared: Set<String>(), tries: 0))

        init(_ time: ManualTime) {
            store = InMemoryDeviceSignIns(time: time)
        }

        /// The number of replacements that came too late.
        var tries: Int { state.withLock { $0.tries } }

        /// Lets every later replacement come too late, except those under the given keys.
        func contend(except spared: [DeviceSignInKey] = []) {
            state.withLock { $0 = (true, Set(spared.map(\.rawValue)), 0) }
        }

        func load(_ key: DeviceSignInKey) async throws -> DeviceSignInEntry? { await store.load(key) }

        func replace(
            _ key: DeviceSignInKey, ofVersion version: Int?, with entry: DeviceSignInEntry?
        ) async throws -> Bool {
            let isLate = state.withLock { state in
                guard state.isContended, !state.spared.contains(key.rawValue) else { return false }
                state.tries += 1
                return true
            }
            return isLate ? false : try await store.replace(key, ofVersion: version, with: entry)
        }
    }

    private let server: DeviceSignInServer
    private let store: ContendedStore

    init() throws {
        let time = ManualTime(now: Date(timeIntervalSince1970: 1_800_000_000))
        store = ContendedStore(time)
        server = try DeviceSignInServer(store: store)
    }

    /// Expects that a call ends after sixteen tries and can be repeated.
    private func expectUnavailable<Value>(
        sourceLocation: SourceLocation = #_sourceLocation, _ call: () async throws -> Value
    ) async {
        let refusal = await refusal(sourceLocation: sourceLocation, call)
        #expect(refusal?.codes == [.deviceStoreUnavailable], sourceLocation: sourceLocation)
        #expect(store.tries == DeviceSignIns.maximumTries, sourceLocation: sourceLocation)
    }

    @Test("A request begins with one of sixteen codes, or not at all") func begin() async throws {
        store.contend()
        await expectUnavailable { try await server.devices.begin(try DeviceRequester(address: nil)) }
    }

    @Test("An attempt that cannot be counted is not made") func counting() async throws {
        store.contend()
        await expectUnavailable { try await server.begin() }
    }

    @Test("A page that cannot be stored is not shown") func lookUp() async throws {
        let start = try await server.begin()
        let user = server.user()
        let devices = server.devices
        let account = DeviceSignInKey(.userAttempts, user.issuer, user.subject, digest: devices.digest)
        store.contend(except: [
            devices.key(.userAttempts, account.rawValue), devices.key(.addressAttempts, "198.51.100.1"),
            devices.key(.attempts, ""),
        ])
        await expectUnavailable { try await server.lookUp(start.userCode, by: user) }
    }

    @Test("A decision that cannot be stored is not made") func decision() async throws {
        let start = try await server.begin()
        let user = server.user()
        let form = try await server.lookUp(start.userCode, by: user).formToken.revealed()
        for isApproved in [true, false] {
            store.contend()
            await expectUnavailable {
                if isApproved {
                    try await server.devices.approve(form, by: user, session: SecretString("session"))
                } else {
                    try await server.devices.deny(form, by: user, session: SecretString("session"))
                }
            }
        }
    }

    @Test("An approval that cannot be removed is not delivered") func poll() async throws {
        let start = try await server.begin()
        let user = server.user()
        let form = try await server.lookUp(start.userCode, by: user).formToken.revealed()
        try await server.devices.approve(form, by: user, session: SecretString("session"))
        store.contend()
        await expectUnavailable { try await server.poll(start.pollingSecret) }
    }

    @Test("A store that cannot write is reported without its error") func failingWrites() async throws {
        struct ReadOnlyStore: DeviceSignInStore {
            struct Failure: Error {}
            func load(_ key: DeviceSignInKey) async throws -> DeviceSignInEntry? { nil }
            func replace(
                _ key: DeviceSignInKey, ofVersion version: Int?, with entry: DeviceSignInEntry?
            ) async throws -> Bool { throw Failure() }
        }
        let server = try DeviceSignInServer(store: ReadOnlyStore())
        await expectRefusal(.deviceStoreUnavailable) { try await server.begin() }
    }
}
