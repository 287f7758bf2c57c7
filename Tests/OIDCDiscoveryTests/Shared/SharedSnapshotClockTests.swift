import Foundation
import OIDCDiscovery
import OIDCPrimitives
import OIDCTestSupport
import TestHelpers
import Testing

/// Instances that share their snapshots although the clock of one is wrong.
@Suite struct SharedSnapshotClockTests {
    private let app: SharingApplication

    init() throws {
        app = try SharingApplication()
    }

    /// What was fetched before a clock was set can look older than it is.
    @Test("An older snapshot is not used after the clock of an instance was set") func correctedClock() async throws {
        _ = await app.firstInstance()
        app.shelf.behave(.answers(try #require(app.shelf.text)))
        app.scripted.serve(keys: "k2")
        let behind = ManualTime(now: app.time.now.addingTimeInterval(-3_600))
        let other = app.instance(time: behind)
        #expect(await other.verdict(key: "k2") == "s")
        behind.advance(by: .seconds(100))
        behind.setWallClock(app.time.now.addingTimeInterval(150))
        #expect(await other.verdict(key: "k1") == "keys.unknown-key")
        #expect(app.scripted.keyRequests == 3)
    }

    /// With 200 seconds, all times are in the future of the other instance, and count as now. After its clock is set by 10
    /// seconds, the metadata that it has looks older than before.
    @Test(
        "Instances whose clocks differ, or are set, share newer keys",
        arguments: [(difference: 200, later: 0, setBy: 0.0), (0, 400, 10)])
    func differentClocks(difference: Int, later: Int, setBy seconds: Double) async throws {
        let (ahead, behind) = (ManualTime(), ManualTime())
        ahead.advance(by: .seconds(difference))
        let (first, other) = (app.instance(time: ahead), app.instance(time: behind))
        #expect(await first.verdict(key: "k1") == "s")
        #expect(await eventually { app.shelf.lifetimes.count == 1 })
        #expect(await other.verdict(key: "k1") == "s")
        ahead.advance(by: .seconds(later + 10))
        app.scripted.serve(keys: "k1", "k2")
        #expect(await first.verdict(key: "k2") == "s")
        #expect(await eventually { app.shelf.lifetimes.count == 2 })
        behind.advance(by: .seconds(later))
        behind.setWallClock(behind.now.addingTimeInterval(seconds))
        #expect(await other.verdict(key: "k2") == "s")
        #expect(app.scripted.keyRequests == 2)
    }

    @Test("A snapshot from the future is not used", arguments: [(299, 0), (301, 2)])
    func futureSnapshot(seconds: Int, requests: Int) async throws {
        let ahead = ManualTime()
        ahead.advance(by: .seconds(seconds))
        #expect(await app.instance(time: ahead).verdict(key: "k1") == "s")
        #expect(await eventually { app.shelf.text != nil })
        let other = app.instance()
        #expect(await other.verdict(key: "k1") == "s")
        #expect(app.scripted.requests == 2 + requests)
        #expect(
            other.report == (requests == 0 ? ["fetched"] : ["snapshot-ignored discovery.snapshot-too-old", "fetched"]))
        // An administrator must see that a clock is wrong.
        #expect(other.events[0].problems.first?.found == (requests == 0 ? nil : "a time in the future"))
    }
}
