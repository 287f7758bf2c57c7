import OIDCDiscovery
import OIDCPrimitives
import OIDCTestSupport
import TestHelpers
import Testing

/// Instances that share their snapshots while the provider is down.
@Suite struct SharedSnapshotOutageTests {
    private let app: SharingApplication

    init() throws {
        app = try SharingApplication()
    }

    @Test(
        "A new instance uses an older snapshot of another while the provider is down",
        arguments: [2_600, 3_700, 86_399])
    func providerDown(age: Int) async throws {
        _ = await app.firstInstance()
        app.time.advance(by: .seconds(age))
        app.scripted.answerEverything(.fail(.unreachable(reason: "the connection was refused")))
        let other = app.instance()
        #expect(await other.verdict(key: "k1") == "s")
        let stale = age < 3_600 ? [] : ["stale discovery.stale"]
        #expect(other.report == ["fetched", "refused discovery.unreachable"] + stale)
        #expect(other.events[0].cause == .sharedSnapshot)
        #expect(app.shelf.saves == 1)
    }

    @Test("A snapshot that is a day old is not used") func tooOld() async throws {
        _ = await app.firstInstance()
        app.time.advance(by: .seconds(86_400))
        app.scripted.answerEverything(.fail(.unreachable(reason: "the connection was refused")))
        let other = app.instance()
        #expect(await other.verdict(key: "k1") == "discovery.unreachable")
        #expect(other.events.first?.problems.first?.found == nil)
        #expect(other.report == ["snapshot-ignored discovery.snapshot-too-old", "refused discovery.unreachable"])
    }

    /// The instances have the same metadata, which is too old to be shared without asking the provider.
    @Test("A new key that another instance has fetched is known while the provider is down") func newKey() async throws
    {
        let first = await app.firstInstance()
        let other = app.instance()
        #expect(await other.verdict(key: "k1") == "s")
        app.time.advance(by: .seconds(1_800))
        app.scripted.serve(keys: "k1", "k2")
        #expect(await first.verdict(key: "k2") == "s")
        #expect(await eventually { app.shelf.lifetimes.count == 2 })
        app.time.advance(by: .seconds(900))
        app.scripted.answerEverything(.fail(.unreachable(reason: "the connection was refused")))
        #expect(await other.verdict(key: "k2") == "s")
        #expect(other.report == ["fetched", "fetched", "refused discovery.unreachable"])
    }
}
