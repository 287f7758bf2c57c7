import OIDCDiscovery
import OIDCPrimitives
import OIDCTestSupport
import OIDCTokens
import TestHelpers
import Testing

/// Refreshes that the application asks for.
@Suite struct RefreshNowTests {
    private static let down = StubTransport.Behavior.fail(.unreachable(reason: "the connection was refused"))

    @Test("A refresh fetches metadata and keys, whether or not one is due") func refresh() async throws {
        let fixture = try ProviderFixture()
        let first = try await fixture.live.refreshNow()
        #expect(fixture.live.snapshotIfAvailable() === first)
        fixture.scripted.serve(keys: "k2")
        let second = try await fixture.live.refreshNow()
        #expect(second !== first && fixture.live.snapshotIfAvailable() === second)
        #expect(await fixture.verdict(key: "k2") == "s")
        #expect(fixture.scripted.metadataRequests == 2 && fixture.scripted.keyRequests == 2)
        #expect(fixture.report == ["fetched", "refreshed"])
        #expect(fixture.events.allSatisfy { $0.cause == .application })
    }

    @Test("A failed refresh reports its reason, and the snapshot remains in use") func failure() async throws {
        let fixture = try ProviderFixture()
        fixture.scripted.answerEverything(Self.down)
        await expectRefusal(.discoveryUnreachable) { try await fixture.live.refreshNow() }
        // The next call asks again, although a request would have to wait for ten seconds.
        await expectRefusal(.discoveryUnreachable) { try await fixture.live.refreshNow() }
        #expect(fixture.scripted.metadataRequests == 2)

        fixture.scripted.answerEverything(.normal)
        let snapshot = try await fixture.live.refreshNow()
        fixture.scripted.answerKeys(.answer(TransportResponse(status: 200, body: Array("{}".utf8))))
        await expectRefusal(.keysMissingMember) { try await fixture.live.refreshNow() }
        #expect(fixture.live.snapshotIfAvailable() === snapshot)
        #expect(await fixture.verdict(key: "k1") == "s")
    }

    @Test("Calls at the same time share one fetch, also with a refresh in progress")
    func callsShareOneFetch() async throws {
        let fixture = try ProviderFixture()
        fixture.scripted.answerMetadata(.hold)
        let token = fixture.scripted.token(key: "k1")
        let request = Task { await fixture.verdict(token) }
        #expect(await eventually { fixture.scripted.held == 1 })
        let started = Locked(0)
        let calls = (0..<100).map { _ in
            Task {
                started.withLock { $0 += 1 }
                return try? await fixture.live.refreshNow()
            }
        }
        #expect(await eventually { started.withLock { $0 } == 100 })
        for _ in 0..<1_000 { await Task.yield() }
        #expect(fixture.scripted.metadataRequests == 1)
        fixture.scripted.release()
        #expect(await request.value == "s")
        for call in calls { #expect(await call.value != nil) }
    }

    @Test("A refresh that begins during one for keys is a full one") func afterKeyRefresh() async throws {
        let fixture = try ProviderFixture()
        #expect(await fixture.verdict(key: "k1") == "s")
        fixture.scripted.answerKeys(.hold)
        let token = fixture.scripted.token(key: "k2")
        let request = Task { await fixture.verdict(token) }
        #expect(await eventually { fixture.scripted.held == 1 })
        let call = Task { try await fixture.live.refreshNow() }
        for _ in 0..<100 { await Task.yield() }
        fixture.scripted.release()
        _ = try await call.value
        _ = await request.value
        #expect(fixture.scripted.metadataRequests == 2)
    }

    @Test("A canceled call stops waiting, and the fetch continues") func cancellation() async throws {
        let fixture = try ProviderFixture()
        fixture.scripted.answerMetadata(.hold)
        let call = Task { await refusalCodes { try await fixture.live.refreshNow() } }
        #expect(await eventually { fixture.scripted.held == 1 })
        call.cancel()
        #expect(await call.value == [.discoveryCancelled])
        fixture.scripted.release()
        #expect(await eventually { fixture.live.snapshotIfAvailable() != nil })
        #expect(fixture.scripted.metadataRequests == 1)
    }
}
