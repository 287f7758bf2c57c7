import Foundation
import OIDCFixtures
import OIDCPrimitives
import OIDCSoftwareCrypto
import OIDCTestSupport
import TestHelpers
import Testing

@testable import OIDCDiscovery

/// Servers that started together do not refresh together.
@Suite struct RenewalJitterTests {
    /// Random bytes from a seed (SplitMix64), so that a test is the same each time.
    private final class SeededRandom: RandomSource {
        private let state: Locked<UInt64>

        init(seed: UInt64) {
            state = Locked(seed)
        }

        func bytes(_ count: Int) -> [UInt8] {
            (0..<count).map { _ in
                state.withLock { state in
                    state &+= 0x9E37_79B9_7F4A_7C15
                    var value = state
                    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
                    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
                    return UInt8(truncatingIfNeeded: value ^ value >> 31)
                }
            }
        }
    }

    private static let window = Duration.seconds(2_520)...Duration.seconds(2_880)

    @Test("The second fetches of 1,000 servers that started together are spread over six minutes")
    func fleetIsSpread() async throws {
        let scripted = try ScriptedProvider()
        let time = ManualTime()
        let random = SeededRandom(seed: 2_024)
        let start = time.uptime
        let fleet = (0..<1_000).map { _ in
            LiveProvider(
                profile: scripted.profile, transport: scripted, verifier: .acceptingAll, digest: SoftwareCrypto(),
                time: time, random: random)
        }
        for live in fleet { _ = try await live.snapshot(warnings: .ignored) }
        #expect(scripted.metadataRequests == 1_000)

        // No server asks before the period begins.
        time.advance(by: .seconds(2_519))
        for live in fleet { live.refreshIfNeeded() }
        #expect(fleet.allSatisfy(\.isIdle) && scripted.metadataRequests == 1_000)
        time.advance(by: .seconds(1))

        var perStep: [Int] = []
        for _ in 0...36 {
            let before = scripted.metadataRequests
            let due = fleet.count { $0.state.withLock { $0.nextRenewal(at: time.uptime) } <= time.uptime }
            for live in fleet { live.refreshIfNeeded() }
            #expect(await eventually { fleet.allSatisfy(\.isIdle) && scripted.metadataRequests == before + due })
            perStep.append(due)
            time.advance(by: .seconds(10))
        }
        // Every server has asked once more, about 28 of them in each ten seconds.
        #expect(scripted.metadataRequests == 2_000 && time.uptime - start == .seconds(2_890))
        #expect(perStep.allSatisfy { $0 <= 60 }, "\(perStep)")
        #expect(perStep.count { $0 >= 5 } >= 34, "\(perStep)")
    }

    @Test("A refresh is due at a random time before four fifths of the interval, but never within the minimum")
    func renewalIsWithinThePeriod() throws {
        let random = SeededRandom(seed: 7)
        let lifetimes: [(lifetime: Int, earliest: Int, latest: Int)] = [
            (86_400, 2_520, 2_880), (3_600, 2_520, 2_880), (1_000, 700, 800), (400, 300, 320), (375, 300, 300),
            (300, 300, 300), (0, 300, 300),
        ]
        for (lifetime, earliest, latest) in lifetimes {
            var found: [Duration] = []
            for _ in 0..<500 {
                let times = SnapshotTimes(
                    fetched: .seconds(50), keysFetched: .seconds(50), lifetime: .seconds(lifetime), .standard,
                    draw: random.fraction())
                #expect(times.renewal <= times.expiry && times.end == .seconds(86_450))
                found.append(times.renewal - .seconds(50))
            }
            let (first, last) = (found.min() ?? .zero, found.max() ?? .zero)
            #expect(first >= .seconds(earliest) && last <= .seconds(latest), "\(lifetime): \(first), \(last)")
            // The whole period is used.
            let width = Duration.seconds(latest - earliest)
            #expect(last - first >= width * 9 / 10, "\(lifetime): \(first), \(last)")
        }
    }

    @Test("The jitter of a policy is a fraction of its interval", arguments: [0, 0.25, 0.5])
    func jitterOfPolicy(jitter: Double) throws {
        let policy = try RefreshPolicy(jitter: jitter)
        let times = SnapshotTimes(fetched: .zero, keysFetched: .zero, lifetime: nil, policy, draw: 0.5)
        #expect(times.renewal == .seconds(2_880 - 1_800 * jitter) && times.expiry == .seconds(3_600))
    }

    @Test("A jitter that is not a fraction up to one half is rejected", arguments: [-0.01, 0.51, .nan, .infinity])
    func impossibleJitter(jitter: Double) {
        expectRefusal(.configLimitOutOfRange) { try RefreshPolicy(jitter: jitter) }
    }

    @Test("A draw is from 0 up to 1, whatever the source returns") func fraction() {
        struct Short: RandomSource {
            func bytes(_ count: Int) -> [UInt8] { [] }
        }
        #expect(FixedRandom.latestRenewal.fraction() == 0 && Short().fraction() == 0)
        #expect(FixedRandom.earliestRenewal.fraction() < 1 && FixedRandom(byte: 0x80).fraction() > 0.5)
    }

    @Test("An early refresh runs in the background") func earlyRefresh() async throws {
        let fixture = ProviderFixture(try ScriptedProvider(), random: FixedRandom.earliestRenewal)
        #expect(await fixture.verdict(key: "k1") == "s")
        fixture.time.advance(by: .seconds(2_519))
        #expect(await fixture.verdict(key: "k1") == "s")
        #expect(fixture.scripted.requests == 2 && fixture.live.isIdle)
        fixture.time.advance(by: .seconds(2))
        #expect(await fixture.verdict(key: "k1") == "s")
        #expect(await eventually { fixture.events.count == 2 })
        #expect(fixture.events.last?.cause == .schedule)
    }

    // MARK: - Restored snapshots

    @Test("Servers that restored one snapshot refresh at different times", arguments: [600, 2_519, 2_900, 3_400])
    func restoredSnapshotsAreSpread(age: Int) async throws {
        let stored = try await ProviderFixture().live.snapshot(warnings: .ignored).stored
        let random = SeededRandom(seed: 11)
        var renewals: Set<Duration> = []
        for _ in 0..<10 {
            let fixture = ProviderFixture(try ScriptedProvider(), random: random)
            fixture.time.advance(by: .seconds(age))
            let restoredAt = fixture.time.uptime
            try fixture.live.restore(stored)
            let renewal = fixture.live.state.withLock { $0.nextRenewal(at: restoredAt) }
            // The snapshot was fetched at 1,000.
            #expect(renewal >= max(.seconds(3_520), restoredAt) && renewal <= .seconds(4_600), "\(renewal)")
            renewals.insert(renewal)
        }
        #expect(renewals.count == 10)
    }

    @Test("A restored snapshot that has expired is due at once") func expiredSnapshotIsDue() async throws {
        let stored = try await ProviderFixture().live.snapshot(warnings: .ignored).stored
        let fixture = ProviderFixture(try ScriptedProvider(), random: FixedRandom.earliestRenewal)
        fixture.time.advance(by: .seconds(3_700))
        try fixture.live.restore(stored)
        #expect(fixture.live.state.withLock { $0.nextRenewal(at: fixture.time.uptime) } == fixture.time.uptime)
    }
}
