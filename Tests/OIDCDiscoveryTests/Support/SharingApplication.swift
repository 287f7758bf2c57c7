import OIDCDiscovery
import OIDCPrimitives
import OIDCTestSupport
import TestHelpers
import Testing

/// An application whose instances share their snapshots of a provider.
struct SharingApplication {
    static let key = SecretString("0123456789abcdef0123456789abcdef")

    let scripted: ScriptedProvider
    let shelf = SnapshotShelf()
    let time = ManualTime()
    let shared: SharedSnapshots

    init() throws {
        scripted = try ScriptedProvider()
        shared = try SharedSnapshots(store: shelf, key: SharingApplication.key)
    }

    /// A new instance.
    func instance(
        of scripted: ScriptedProvider? = nil, limits: DiscoveryLimits = .standard, time: ManualTime? = nil
    ) -> ProviderFixture {
        ProviderFixture(
            scripted ?? self.scripted, limits: limits, sharedSnapshots: shared, time: time ?? self.time)
    }

    /// An instance that has fetched and shared a snapshot.
    func firstInstance() async -> ProviderFixture {
        let first = instance()
        #expect(await first.verdict(key: "k1") == "s")
        #expect(await eventually { shelf.text != nil })
        return first
    }
}
