import Foundation
import OIDCDiscovery
import OIDCFixtures
import OIDCPrimitives
import OIDCSoftwareCrypto
import OIDCTestSupport
import OIDCTokens
import TestHelpers
import Testing

/// What a request returns if it is canceled, or if it has waited too often, and when `keepFresh()` stops.
@Suite struct CanceledRequestsTests {
    /// Cancels a request for a snapshot at the moment at which the fetch that it waits for ends. Returns the codes of
    /// the problems that the request then reports.
    private func codesOfCanceledRequest(keys: [String]) async throws -> [ProblemCode] {
        let scripted = try ScriptedProvider()
        scripted.serve(keys: keys)
        scripted.answerMetadata(.hold)
        let request = Locked<Task<[ProblemCode], Never>?>(nil)
        let live = LiveProvider(
            profile: scripted.profile, transport: scripted, verifier: .acceptingAll, digest: SoftwareCrypto(),
            time: ManualTime()
        ) { _ in
            request.withLock { $0 }?.cancel()
        }
        let task = Task { await refusalCodes { try await live.snapshot(warnings: .ignored) } }
        request.withLock { $0 = task }
        #expect(await eventually { scripted.held == 1 })
        scripted.release()
        return await task.value
    }

    @Test("A request that is canceled when its fetch succeeds uses the snapshot")
    func canceledRequestUsesSnapshot() async throws {
        #expect(try await codesOfCanceledRequest(keys: ["k1"]) == [])
    }

    @Test("A request that is canceled when its fetch fails reports that it was canceled")
    func canceledRequestReportsCancellation() async throws {
        #expect(try await codesOfCanceledRequest(keys: []) == [.discoveryCancelled])
    }

    /// Another attempt is due each time that one has failed.
    @Test("A request waits for at most four fetches, and then reports why the last one failed")
    func waitsAreLimited() async throws {
        let scripted = try ScriptedProvider()
        scripted.serve(keys: [])
        let time = ManualTime()
        let live = LiveProvider(
            profile: scripted.profile, transport: scripted, verifier: .acceptingAll, digest: SoftwareCrypto(),
            time: time
        ) { _ in
            time.advance(by: RefreshPolicy.standard.retryInterval)
        }
        await expectRefusal(.keysNoUsableKey) { try await live.snapshot(warnings: .ignored) }
        #expect(scripted.metadataRequests == 4)
    }

    @Test("`keepFresh()` fetches nothing in a task that is already canceled")
    func keepFreshInCanceledTask() async throws {
        let fixture = try ProviderFixture()
        let keeper = Task {
            while !Task.isCancelled { await Task.yield() }
            await fixture.live.keepFresh()
        }
        keeper.cancel()
        await keeper.value
        #expect(fixture.live.isIdle && fixture.scripted.requests == 0)
    }

    @Test("`keepFresh()` sleeps while a fetch is in progress") func keepFreshSleepsDuringFetch() async throws {
        let fixture = try ProviderFixture()
        fixture.scripted.answerMetadata(.hold)
        let keeper = Task { await fixture.live.keepFresh() }
        // One sleeper is the timeout of the fetch.
        #expect(await eventually { fixture.scripted.held == 1 && fixture.time.sleepers == 2 })
        keeper.cancel()
        await keeper.value
        fixture.scripted.release()
    }
}
