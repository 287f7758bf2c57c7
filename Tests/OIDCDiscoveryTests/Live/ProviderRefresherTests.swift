import OIDCFixtures
import OIDCPrimitives
import OIDCSoftwareCrypto
import OIDCTestSupport
import OIDCTokens
import TestHelpers
import Testing

@testable import OIDCDiscovery

/// Which fetches run, and which requests wait for them.
@Suite struct ProviderRefresherTests {
    private let scripted: ScriptedProvider
    private let refresher: ProviderRefresher
    /// The numbers of the completed fetches.
    private let finished = Locked<[Int]>([])

    init() throws {
        let finished = finished
        let scripted = try ScriptedProvider()
        self.scripted = scripted
        refresher = ProviderRefresher(
            loader: ProviderLoader(profile: scripted.profile, transport: scripted),
            crypto: ProviderCrypto(
                verifier: .acceptingAll, digest: SoftwareCrypto(), tokenLimits: .standard, seenTokens: nil),
            policy: .standard, time: ManualTime(), random: FixedRandom.latestRenewal
        ) { fetch, _, _ in
            finished.withLock { $0.append(fetch.number) }
        }
    }

    private func fetch(_ number: Int) -> ProviderState.Fetch {
        ProviderState.Fetch(number: number, purpose: .fullRefresh(.start))
    }

    /// A request that waited for a fetch may start it before the request that decided on it does.
    @Test("A completed fetch is not started again") func completedFetchIsNotRestarted() async {
        await refresher.waitForEnd(of: fetch(1))
        await refresher.start(fetch(1))
        await refresher.waitForEnd(of: fetch(1))
        await refresher.waitForEnd(of: fetch(2))
        #expect(finished.withLock { $0 } == [1, 2])
        #expect(scripted.metadataRequests == 2)
    }

    /// Any number of forged tokens can arrive, so only some of them wait.
    @Test("At most 1,024 requests wait because of unknown keys") func waitingForgedTokensAreLimited() async {
        scripted.answerMetadata(.hold)
        let held = fetch(1)
        let excess = 10
        let early = Locked(0)
        let forged = (0..<1_024 + excess).map { _ in
            Task { [refresher, finished] in
                await refresher.waitForEnd(of: held, isForUnknownKey: true)
                if finished.withLock({ $0.isEmpty }) { early.withLock { $0 += 1 } }
            }
        }
        #expect(await eventually { early.withLock { $0 } == excess })

        // Other requests wait, whatever the number of forged tokens.
        let requests = (0..<excess).map { _ in
            Task { [refresher, finished] in
                await refresher.waitForEnd(of: held)
                return finished.withLock { $0 }
            }
        }
        for _ in 0..<1_000 { await Task.yield() }
        scripted.release()
        for request in requests { #expect(await request.value == [1]) }
        for token in forged { await token.value }
        #expect(early.withLock { $0 } == excess)
    }
}
