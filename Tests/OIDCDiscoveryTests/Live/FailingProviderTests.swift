import Foundation
import OIDCDiscovery
import OIDCIssuers
import OIDCPrimitives
import OIDCSoftwareCrypto
import OIDCTestSupport
import OIDCTokens
import TestHelpers
import Testing

/// How a `LiveProvider` behaves while the provider fails, and how it recovers.
@Suite struct FailingProviderTests {
    private static let down = StubTransport.Behavior.fail(.unreachable(reason: "the connection was refused"))

    @Test("Starting while the provider is down fails, and then recovers")
    func startsAfterProviderRecovers() async throws {
        let fixture = try ProviderFixture()
        fixture.scripted.answerEverything(Self.down)
        for _ in 0..<100 { #expect(await fixture.verdict(key: "k1") == "discovery.unreachable") }
        #expect(fixture.scripted.requests == 1)
        #expect(fixture.report == ["refused discovery.unreachable"])
        #expect(fixture.live.snapshotIfAvailable() == nil)

        fixture.scripted.answerEverything(.normal)
        fixture.time.advance(by: .seconds(9))
        #expect(await fixture.verdict(key: "k1") == "discovery.unreachable")
        fixture.time.advance(by: .seconds(1))
        #expect(await fixture.verdict(key: "k1") == "s")
        #expect(fixture.report == ["refused discovery.unreachable", "fetched"])
    }

    @Test("The last good snapshot is used while the provider is down") func lastGoodSnapshotIsUsed() async throws {
        let fixture = try ProviderFixture()
        #expect(await fixture.verdict(key: "k1") == "s")
        fixture.scripted.answerEverything(Self.down)

        // Due, but not yet expired: only the observer is notified.
        fixture.time.advance(by: .seconds(3_000))
        #expect(await fixture.verdict(key: "k1") == "s")
        #expect(await eventually { fixture.events.count == 2 })
        #expect(try await fixture.warnings().isEmpty)

        // Expired: used with a warning until it is a day old. Attempts respect the retry interval.
        fixture.time.advance(by: .seconds(600))
        for _ in 0..<100 {
            #expect(try await fixture.warnings().map(\.code) == [.discoveryStale])
            #expect(await fixture.verdict(key: "k1") == "s")
        }
        #expect(await eventually { fixture.events.filter { $0.kind == .refused }.count == 2 })
        #expect(fixture.scripted.requests == 2 + 2)
        for _ in 0..<200 {
            fixture.time.advance(by: .seconds(60))
            #expect(await fixture.verdict(key: "k1") == "s")
            #expect(await eventually { fixture.live.isIdle })
        }
        #expect((4 + 39...4 + 41).contains(fixture.scripted.requests), "\(fixture.scripted.requests)")

        // Too old: rejected with the reason. Attempts are no more frequent than at startup.
        fixture.time.advance(by: .seconds(86_400))
        #expect(await fixture.verdict(key: "k1") == "discovery.unreachable")
        #expect(fixture.live.snapshotIfAvailable() == nil)
        let requests = fixture.scripted.requests
        #expect(await fixture.verdict(key: "k1") == "discovery.unreachable")
        #expect(fixture.scripted.requests == requests)

        fixture.scripted.answerEverything(.normal)
        fixture.time.advance(by: .seconds(10))
        #expect(await fixture.verdict(key: "k1") == "s")
        #expect(try await fixture.warnings().isEmpty)
    }

    @Test("A snapshot is replaced only if metadata and keys are both valid")
    func invalidKeysReplaceNothing() async throws {
        let fixture = try ProviderFixture()
        #expect(await fixture.verdict(key: "k1") == "s")
        let bad: [StubTransport.Behavior] = [
            .answer(TransportResponse(status: 200, body: Array(#"{"keys":[]}"#.utf8))),
            .answer(TransportResponse(status: 200, body: Array("<html>".utf8))),
            .answer(TransportResponse(status: 500)), .fail(.bodyTooLarge), .fail(.timedOut),
        ]
        for (number, behavior) in bad.enumerated() {
            fixture.scripted.answerKeys(behavior)
            fixture.scripted.serve(keys: "k2")
            fixture.time.advance(by: .seconds(3_000))
            #expect(await fixture.verdict(key: "k1") == "s")
            #expect(await eventually { fixture.events.filter { $0.kind == .refused }.count == number + 1 })
            #expect(await fixture.verdict(key: "k1") == "s")
        }
        let codes = fixture.events.filter { $0.kind == .refused }.compactMap { $0.code?.rawValue }
        #expect(
            codes == [
                "keys.no-usable-key", "keys.not-json", "discovery.http-status", "discovery.too-large",
                "discovery.timeout",
            ])
    }

    @Test("A failed key refresh counts against the rate limit") func failedKeyRefreshIsRateLimited() async throws {
        let fixture = try ProviderFixture()
        #expect(await fixture.verdict(key: "k1") == "s")
        fixture.scripted.answerKeys(Self.down)
        for _ in 0..<100 { #expect(await fixture.verdict(key: "k2") == "keys.unknown-key") }
        #expect(fixture.scripted.keyRequests == 2)
        #expect(await fixture.verdict(key: "k1") == "s")
    }

    @Test("Requests time out if the transport never returns") func transportThatNeverReturnsTimesOut() async throws {
        let fixture = try ProviderFixture()
        fixture.scripted.answerEverything(.hold)
        let token = fixture.scripted.token(key: "k1")
        let verdicts = Task {
            await withTaskGroup(of: String.self) { group in
                for _ in 0..<10 { group.addTask { await fixture.verdict(token) } }
                return await group.reduce(into: Set<String>()) { $0.insert($1) }
            }
        }
        #expect(await eventually { fixture.scripted.held == 1 && fixture.time.sleepers == 1 })
        fixture.time.advance(by: .seconds(21))
        #expect(await verdicts.value == ["discovery.timeout"])

        // A late response from the abandoned fetch is discarded, because a newer one may exist. It must not start more
        // requests, because many abandoned fetches might do so at once.
        fixture.scripted.release()
        for _ in 0..<1_000 { await Task.yield() }
        #expect(fixture.scripted.keyRequests == 0)
        #expect(fixture.live.snapshotIfAvailable() == nil)
        fixture.time.advance(by: .seconds(10))
        #expect(await fixture.verdict(key: "k1") == "s")
        #expect(fixture.scripted.metadataRequests == 2)
        #expect(fixture.report == ["refused discovery.timeout", "fetched"])
    }

    @Test("Changes to the wall clock do not affect refreshes") func wallClockChangesAreIgnored() async throws {
        let fixture = try ProviderFixture()
        #expect(await fixture.verdict(key: "k1") == "s")
        for date in [Date(timeIntervalSince1970: 0), Date(timeIntervalSince1970: 3_900_000_000)] {
            fixture.time.setWallClock(date)
            let requests = fixture.scripted.requests
            fixture.time.advance(by: .seconds(2_000))
            #expect(await fixture.verdict(key: "k1") == "s")
            #expect(fixture.scripted.requests == requests)
            fixture.time.advance(by: .seconds(1_000))
            fixture.live.refreshIfNeeded()
            #expect(await eventually { fixture.scripted.requests == requests + 2 && fixture.live.isIdle })
        }
    }

    @Test("Malformed keys in a key set are skipped with warnings") func malformedKeysAreSkipped() async throws {
        let fixture = try ProviderFixture()
        let modulus = Base64URL.encode([0x80] + [UInt8](repeating: 0, count: 254) + [1])
        let keys =
            #"{"keys":[{"kty":"RSA","kid":"k1","n":"\#(modulus)","e":"AQAB"},7,{"kty":"EC"},{"kty":"RSA","d":"x"}]}"#
        fixture.scripted.answerKeys(.answer(TransportResponse(status: 200, body: Array(keys.utf8))))
        #expect(await fixture.verdict(key: "k1") == "s")
        let warnings = try await fixture.warnings().map(\.code)
        #expect(warnings == [.keysMalformed, .keysUnsupported, .keysPrivateMember])
        #expect(fixture.events.first?.problems.count == 3)
    }

    /// A scheduled refresh whose metadata request fails does not prevent a refresh for an unknown key.
    @Test("A failed metadata refresh does not prevent a key refresh")
    func failedRefreshStillAllowsKeyRefresh() async throws {
        let fixture = try ProviderFixture()
        #expect(await fixture.verdict(key: "k1") == "s")
        fixture.scripted.serve(keys: "k2")
        fixture.scripted.answerMetadata(Self.down)
        fixture.time.advance(by: .seconds(2_880))
        #expect(await fixture.verdict(key: "k2") == "s")
        #expect(fixture.scripted.keyRequests == 2)
    }

    /// When the last snapshot becomes too old, attempts are as frequent as at startup.
    @Test("A snapshot that becomes too old is refreshed without extra delay")
    func retriesWhenSnapshotBecomesTooOld() async throws {
        let fixture = try ProviderFixture()
        #expect(await fixture.verdict(key: "k1") == "s")
        fixture.scripted.answerEverything(Self.down)
        fixture.time.advance(by: .seconds(86_400 - 30))
        #expect(await fixture.verdict(key: "k1") == "s")
        #expect(await eventually { fixture.live.isIdle })
        fixture.scripted.answerEverything(.normal)
        fixture.time.advance(by: .seconds(30))
        #expect(await fixture.verdict(key: "k1") == "s")
        #expect(try await fixture.warnings().isEmpty)
    }

    @Test("Keys that the verifier does not support replace no keys") func unsupportedKeysReplaceNothing() async throws {
        let scripted = try ScriptedProvider()
        let time = ManualTime()
        let live = LiveProvider(
            profile: scripted.profile, transport: scripted,
            verifier: ClosureVerifier { key -> ClosureVerifier.Check? in
                guard key.keyID == "k1" else { return nil }
                return { _, _, _ in true }
            },
            digest: SoftwareCrypto(), time: time)
        _ = try await live.snapshot(warnings: .ignored)
        scripted.serve(keys: "k2")
        let token = scripted.token(key: "k2")
        await #expect(throws: Refusal.self) {
            try await live.verify(token, expecting: ScriptedProvider.expectations)
        }
        let good = scripted.token(key: "k1")
        #expect(
            try await live.verify(good, expecting: ScriptedProvider.expectations).subject == "s")
    }

    @Test("Metadata is not requested over plain HTTP") func metadataRequiresHTTPS() async throws {
        let scripted = try ScriptedProvider()
        let profile = StandardProfile(scripted.issuer, metadataURL: "http://id.example.com/metadata")
        let loader = ProviderLoader(profile: profile, transport: scripted)
        await expectRefusal(.discoveryEndpointNotHTTPS) { try await loader.metadata(warnings: .ignored) }
        #expect(scripted.requests == 0)
    }

    @Test("The number of reported problems is limited") func problemsAreLimited() async throws {
        let aliases = (0..<5_000).map { JSONObject.Member(name: "a\($0)", value: .null) }
        let fixture = try ProviderFixture()
        let text = fixture.scripted.metadata(["mtls_endpoint_aliases": .object(JSONObject(aliases))])
        fixture.scripted.answerMetadata(.answer(TransportResponse(status: 200, body: Array(text.utf8))))
        let error = try #require(await refusal { try await fixture.live.snapshot(warnings: .ignored) })
        #expect(error.problems.count == 32)
        #expect("\(try #require(fixture.events.first))".hasSuffix("and 27 more"))
    }
}
