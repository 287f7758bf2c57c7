import OIDCPrimitives
import Testing

@testable import OIDCDiscovery

/// The decisions of a provider's state at the limits of the standard policy.
@Suite struct ProviderStateTests {
    /// A state that is asked and answered in seconds of uptime. Fetches are numbered from one.
    private struct Script {
        static let refusal = Refusal(Problem(ProblemCode("test.down"), remedy: "Wait."))

        var state = ProviderState(.standard)

        init() {}

        init(_ snapshot: ProviderSnapshot) {
            _ = state.restore(snapshot)
        }

        mutating func answer(at seconds: Int) -> String {
            let uptime = Duration.seconds(seconds)
            switch state.answer(at: uptime, since: uptime) {
            case .use(_, let isStale, let fetch):
                let use = isStale ? "use stale" : "use"
                guard let fetch else { return use }
                return "\(use), start \(fetch.number)"
            case .wait(let fetch): return "wait for \(fetch.number)"
            case .refuse(let refusal): return refusal == Script.refusal ? "refuse" : "refuse otherwise"
            }
        }

        mutating func unknownKey(in snapshot: ProviderSnapshot, at seconds: Int) -> String {
            switch state.unknownKeyDecision(in: snapshot, at: .seconds(seconds)) {
            case .use(let other): return other === snapshot ? "use the same" : "use another"
            case .wait(let fetch): return "wait for \(fetch.number)"
            case .refuse(let isFirst): return isFirst ? "refuse and report" : "refuse"
            }
        }

        /// Ends the fetch in progress with a snapshot, or with a failure if there is none.
        mutating func finish(at seconds: Int, with snapshot: ProviderSnapshot? = nil) throws {
            let current = state.fetch
            let fetch = try #require(current)
            let result: Result<ProviderSnapshot, Refusal>
            if let snapshot { result = .success(snapshot) } else { result = .failure(Script.refusal) }
            _ = state.finish(fetch, result, at: .seconds(seconds))
        }
    }

    private let snapshots: SnapshotFixture

    init() throws {
        snapshots = try SnapshotFixture()
    }

    // MARK: - Requests

    @Test("At most one fetch is in progress") func oneFetchIsInProgress() throws {
        var script = Script()
        let cold = [script.answer(at: 0), script.answer(at: 1), script.answer(at: 2)]
        #expect(cold == ["wait for 1", "wait for 1", "wait for 1"])
        let snapshot = snapshots.snapshot()
        try script.finish(at: 2, with: snapshot)
        let due = [script.answer(at: 2_879), script.answer(at: 2_880), script.answer(at: 2_880)]
        #expect(due == ["use", "use, start 2", "use"])
        let unknown = script.unknownKey(in: snapshot, at: 2_881)
        let expired = script.answer(at: 3_600)
        #expect([unknown, expired] == ["wait for 2", "wait for 2"])
    }

    @Test("Without a snapshot, requests fail for 10 seconds after a failed attempt")
    func failsUntilNextAttempt() throws {
        var script = Script()
        let first = script.answer(at: 0)
        try script.finish(at: 3)
        let later = [script.answer(at: 3), script.answer(at: 12), script.answer(at: 13)]
        #expect([first] + later == ["wait for 1", "refuse", "refuse", "wait for 2"])
    }

    /// At that moment, the next attempt is not due yet.
    @Test("A snapshot is refused from the moment at which it is too old") func tooOldSnapshotIsRefused() throws {
        var script = Script(snapshots.snapshot())
        let first = script.answer(at: 86_395)
        try script.finish(at: 86_395)
        let later = [86_399, 86_400, 86_404, 86_405].map { script.answer(at: $0) }
        #expect([first] + later == ["wait for 1", "use stale", "refuse", "refuse", "wait for 2"])
    }

    @Test("A failure at the moment of expiry counts as one after it") func failureAtExpiry() throws {
        var script = Script(snapshots.snapshot())
        let first = script.answer(at: 3_600)
        try script.finish(at: 3_600)
        // The snapshot has already expired, so the next attempt is made after five minutes, not after ten seconds.
        #expect(script.state.nextRenewal(at: .seconds(3_600)) == .seconds(3_900))
        let later = [3_600, 3_610, 3_899, 3_900].map { script.answer(at: $0) }
        #expect([first] + later == ["wait for 1", "use stale", "use stale", "use stale", "use stale, start 2"])
    }

    @Test("A failed attempt allows the use of an expired snapshot for an hour") func failureCountsForAnHour() throws {
        var script = Script(snapshots.snapshot())
        _ = script.answer(at: 3_600)
        try script.finish(at: 4_000)
        var within = script
        let last = within.answer(at: 7_599)
        #expect(last == "use stale, start 2")
        let next = script.answer(at: 7_600)
        #expect(next == "wait for 2")
    }

    @Test("The next refresh is due at the snapshot's time, but not before the next attempt") func nextRenewal() throws {
        var script = Script()
        #expect(script.state.nextRenewal(at: .seconds(5)) == .seconds(5))
        _ = script.answer(at: 5)
        try script.finish(at: 5)
        #expect(script.state.nextRenewal(at: .seconds(6)) == .seconds(15))
        _ = script.answer(at: 15)
        try script.finish(at: 15, with: snapshots.snapshot(fetched: 15))
        #expect(script.state.nextRenewal(at: .seconds(100)) == .seconds(2_895))
        _ = script.answer(at: 2_895)
        try script.finish(at: 2_900)
        #expect(script.state.nextRenewal(at: .seconds(2_900)) == .seconds(3_200))
    }

    @Test("The use of a stale snapshot is reported once after each failure")
    func staleIsReportedOncePerFailure() throws {
        var script = Script(snapshots.snapshot())
        var reports: [Bool] = []
        for time in [3_600, 3_900] {
            _ = script.answer(at: time)
            try script.finish(at: time)
            for _ in 0..<3 { reports.append(script.state.reportStale()) }
        }
        #expect(reports == [true, false, false, true, false, false])
    }

    @Test("A successful refresh clears the reason of the last failure") func successClearsRefusal() throws {
        var script = Script()
        _ = script.answer(at: 0)
        try script.finish(at: 0)
        #expect(script.state.lastRefusal == Script.refusal)
        _ = script.answer(at: 10)
        try script.finish(at: 10, with: snapshots.snapshot(fetched: 10))
        #expect(script.state.lastRefusal == nil)
    }

    // MARK: - Unknown keys

    @Test("A token with an unknown key is validated with a newer snapshot if there is one")
    func newerSnapshotIsUsedForUnknownKey() {
        let old = snapshots.snapshot()
        let new = snapshots.snapshot(fetched: 10)
        var script = Script(new)
        let decisions = [script.unknownKey(in: old, at: 20), script.unknownKey(in: new, at: 20)]
        #expect(decisions == ["use another", "wait for 1"])
        #expect(script.state.fetch?.isForKeys == true)
    }

    @Test("A full refresh is not one for keys") func fullRefreshIsNotForKeys() {
        var script = Script()
        _ = script.answer(at: 0)
        #expect(script.state.fetch?.isForKeys == false)
    }

    @Test("The first unknown key of each interval is reported") func throttlingIsReportedOncePerInterval() throws {
        let snapshot = snapshots.snapshot()
        var script = Script(snapshot)
        for start in [20, 320] {
            let first = script.unknownKey(in: snapshot, at: start)
            try script.finish(at: start)
            let later = [start, start + 1, start + 299].map { script.unknownKey(in: snapshot, at: $0) }
            #expect([first] + later == ["wait for \(start / 300 + 1)", "refuse and report", "refuse", "refuse"])
        }
    }

    @Test("New keys for replaced metadata do not replace the newer snapshot")
    func keysOfOldSnapshotAreDiscarded() throws {
        let old = snapshots.snapshot()
        let restored = snapshots.snapshot(fetched: 10)
        var script = Script(old)
        _ = script.unknownKey(in: old, at: 20)
        let isRestored = script.state.restore(restored)
        try script.finish(at: 30, with: snapshots.snapshot(fetched: 0, keysFetched: 20))
        #expect(isRestored)
        #expect(script.state.snapshot === restored)
    }

    // MARK: - Refreshes for the application

    @Test("A requested refresh joins the fetch in progress, and is never delayed by a failed one")
    func requestedRefresh() throws {
        var script = Script(snapshots.snapshot())
        let numbers = [script.state.requestedRefresh().number, script.state.requestedRefresh().number]
        #expect(numbers == [1, 1])
        let first = try #require(script.state.fetch)
        #expect(script.state.result(of: first) == nil)
        try script.finish(at: 10)
        #expect(throws: Script.refusal) { try script.state.result(of: first)?.get() }
        let second = script.state.requestedRefresh()
        #expect(second.number == 2 && script.state.result(of: second) == nil)
        let new = snapshots.snapshot(fetched: 11)
        try script.finish(at: 11, with: new)
        // A call that waited for the first fetch and comes late gets the result of the second.
        for fetch in [first, second] { #expect(try script.state.result(of: fetch)?.get() === new) }
    }

    @Test("A fetch for keys has no result for a requested refresh") func keyRefreshIsNotOne() throws {
        let snapshot = snapshots.snapshot()
        var script = Script(snapshot)
        _ = script.unknownKey(in: snapshot, at: 20)
        let joined = script.state.requestedRefresh()
        #expect(joined.isForKeys)
        try script.finish(at: 20, with: snapshots.snapshot(keysFetched: 20))
        #expect(script.state.result(of: joined) == nil)
        #expect(!script.state.requestedRefresh().isForKeys)
    }

    // MARK: - Stored snapshots

    @Test(
        "A stored snapshot replaces the current one only if its metadata and its keys are both newer",
        arguments: [
            (101, 101, true), (101, 100, false), (100, 101, false), (100, 100, false), (101, 99, false),
            (99, 101, false), (99, 99, false),
        ])
    func restoration(fetched: Int, keysFetched: Int, isRestored: Bool) {
        var script = Script(snapshots.snapshot(fetched: 100))
        let stored = snapshots.snapshot(fetched: fetched, keysFetched: keysFetched)
        let result = script.state.restore(stored)
        #expect(result == isRestored)
        #expect((script.state.snapshot === stored) == isRestored)
    }

    @Test("A shared snapshot replaces only the one that it was compared with") func sharedSnapshot() {
        let (old, current) = (snapshots.snapshot(), snapshots.snapshot(fetched: 10))
        let shared = snapshots.snapshot(keysFetched: 20)
        var script = Script(current)
        let replacesOther = script.state.replace(old, with: shared)
        let replacesNone = script.state.replace(nil, with: shared)
        #expect(!replacesOther && !replacesNone && script.state.snapshot === current)
        let replacesCurrent = script.state.replace(current, with: shared)
        #expect(replacesCurrent && script.state.snapshot === shared)
    }

    // MARK: - Snapshots

    @Test("A snapshot is as old as the older of its documents", arguments: [(1_000, 2_000), (2_000, 1_000)])
    func ageOfSnapshot(fetched: Int, keysFetched: Int) {
        let snapshot = snapshots.snapshot(fetched: fetched, keysFetched: keysFetched)
        let times = snapshot.times
        #expect(times.oldest == .seconds(1_000))
        #expect([times.renewal, times.expiry, times.end] == [.seconds(3_880), .seconds(4_600), .seconds(87_400)])
        #expect(snapshot.stored.lifetime == .seconds(3_600))
    }

    @Test("A snapshot keeps the first 32 warnings") func warningsAreLimited() {
        let warnings = (0..<40).map { number in
            Problem(ProblemCode("test.warning-\(number)"), severity: .warning, remedy: "Wait.")
        }
        let snapshot = snapshots.snapshot(
            metadataWarnings: Array(warnings[..<20]), keyWarnings: Array(warnings[20...]))
        #expect(snapshot.warnings == Array(warnings[..<32]))
    }
}
