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
        let bench = try ProviderFixture()
        bench.scripted.answerEverything(Self.down)
        for _ in 0..<100 { #expect(await bench.verdict(key: "k1") == "discovery.unreachable") }
        #expect(bench.scripted.requests == 1)
        #expect(bench.report == ["refused discovery.unreachable"])
        #expect(bench.live.snapshotIfAvailable() == nil)

        bench.scripted.answerEverything(.normal)
        bench.time.advance(by: .seconds(9))
        #expect(await bench.verdict(key: "k1") == "discovery.unreachable")
        bench.time.advance(by: .seconds(1))
        #expect(await bench.verdict(key: "k1") == "s")
        #expect(bench.report == ["refused discovery.unreachable", "fetched"])
    }

    @Test("The last good snapshot is used while the provider is down") func lastGoodSnapshotIsUsed() async throws {
        let bench = try ProviderFixture()
        #expect(await bench.verdict(key: "k1") == "s")
        bench.scripted.answerEverything(Self.down)

        // Due, but not yet expired: only the observer is notified.
        bench.time.advance(by: .seconds(3_000))
        #expect(await bench.verdict(key: "k1") == "s")
        #expect(await eventually { bench.events.count == 2 })
        #expect(try await bench.warnings().isEmpty)

        // Expired: used with a warning until it is a day old. Attempts respect the retry interval.
        bench.time.advance(by: .seconds(600))
        for _ in 0..<100 {
            #expect(try await bench.warnings().map(\.code) == [.discoveryStale])
            #expect(await bench.verdict(key: "k1") == "s")
        }
        #expect(await eventually { bench.events.filter { $0.kind == .refused }.count == 2 })
        #expect(bench.scripted.requests == 2 + 2)
        for _ in 0..<200 {
            bench.time.advance(by: .seconds(60))
            #expect(await bench.verdict(key: "k1") == "s")
            #expect(await eventually { bench.live.isIdle })
        }
        #expect((4 + 39...4 + 41).contains(bench.scripted.requests), "\(bench.scripted.requests)")

        // Too old: rejected with the reason. Attempts are no more frequent than at startup.
        bench.time.advance(by: .seconds(86_400))
        #expect(await bench.verdict(key: "k1") == "discovery.unreachable")
        #expect(bench.live.snapshotIfAvailable() == nil)
        let requests = bench.scripted.requests
        #expect(await bench.verdict(key: "k1") == "discovery.unreachable")
        #expect(bench.scripted.requests == requests)

        bench.scripted.answerEverything(.normal)
        bench.time.advance(by: .seconds(10))
        #expect(await bench.verdict(key: "k1") == "s")
        #expect(try await bench.warnings().isEmpty)
    }

    @Test("A snapshot is replaced only if metadata and keys are both valid")
    func invalidKeysReplaceNothing() async throws {
        let bench = try ProviderFixture()
        #expect(await bench.verdict(key: "k1") == "s")
        let bad: [StubTransport.Behavior] = [
            .answer(TransportResponse(status: 200, body: Array(#"{"keys":[]}"#.utf8))),
            .answer(TransportResponse(status: 200, body: Array("<html>".utf8))),
            .answer(TransportResponse(status: 500)), .fail(.bodyTooLarge), .fail(.timedOut),
        ]
        for (number, behavior) in bad.enumerated() {
            bench.scripted.answerKeys(behavior)
            bench.scripted.serve(keys: "k2")
            bench.time.advance(by: .seconds(3_000))
            #expect(await bench.verdict(key: "k1") == "s")
            #expect(await eventually { bench.events.filter { $0.kind == .refused }.count == number + 1 })
            #expect(await bench.verdict(key: "k1") == "s")
        }
        let codes = bench.events.filter { $0.kind == .refused }.compactMap { $0.code?.rawValue }
        #expect(
            codes == [
                "keys.no-usable-key", "keys.not-json", "discovery.http-status", "discovery.too-large",
                "discovery.timeout",
            ])
    }

    @Test("A failed key refresh counts against the rate limit") func failedKeyRefreshIsRateLimited() async throws {
        let bench = try ProviderFixture()
        #expect(await bench.verdict(key: "k1") == "s")
        bench.scripted.answerKeys(Self.down)
        for _ in 0..<100 { #expect(await bench.verdict(key: "k2") == "keys.unknown-key") }
        #expect(bench.scripted.keyRequests == 2)
        #expect(await bench.verdict(key: "k1") == "s")
    }

    @Test("Requests time out if the transport never returns") func transportThatNeverReturnsTimesOut() async throws {
        let bench = try ProviderFixture()
        bench.scripted.answerEverything(.hold)
        let token = bench.scripted.token(key: "k1")
        let verdicts = Task {
            await withTaskGroup(of: String.self) { group in
                for _ in 0..<10 { group.addTask { await bench.verdict(token) } }
                return await group.reduce(into: Set<String>()) { $0.insert($1) }
            }
        }
        #expect(await eventually { bench.scripted.held == 1 && bench.time.sleepers == 1 })
        bench.time.advance(by: .seconds(21))
        #expect(await verdicts.value == ["discovery.timeout"])

        // A late response from the abandoned fetch is discarded, because a newer one may exist. It must not start more
        // requests, because many abandoned fetches might do so at once.
        bench.scripted.release()
        for _ in 0..<1_000 { await Task.yield() }
        #expect(bench.scripted.keyRequests == 0)
        #expect(bench.live.snapshotIfAvailable() == nil)
        bench.time.advance(by: .seconds(10))
        #expect(await bench.verdict(key: "k1") == "s")
        #expect(bench.scripted.metadataRequests == 2)
        #expect(bench.report == ["refused discovery.timeout", "fetched"])
    }

    @Test("Changes to the wall clock do not affect refreshes") func wallClockChangesAreIgnored() async throws {
        let bench = try ProviderFixture()
        #expect(await bench.verdict(key: "k1") == "s")
        for date in [Date(timeIntervalSince1970: 0), Date(timeIntervalSince1970: 3_900_000_000)] {
            bench.time.setWallClock(date)
            let requests = bench.scripted.requests
            bench.time.advance(by: .seconds(2_000))
            #expect(await bench.verdict(key: "k1") == "s")
            #expect(bench.scripted.requests == requests)
            bench.time.advance(by: .seconds(1_000))
            bench.live.refreshIfNeeded()
            #expect(await eventually { bench.scripted.requests == requests + 2 && bench.live.isIdle })
        }
    }

    @Test("Malformed keys in a key set are skipped with warnings") func malformedKeysAreSkipped() async throws {
        let bench = try ProviderFixture()
        let modulus = Base64URL.encode([0x80] + [UInt8](repeating: 0, count: 254) + [1])
        let keys =
            #"{"keys":[{"kty":"RSA","kid":"k1","n":"\#(modulus)","e":"AQAB"},7,{"kty":"EC"},{"kty":"RSA","d":"x"}]}"#
        bench.scripted.answerKeys(.answer(TransportResponse(status: 200, body: Array(keys.utf8))))
        #expect(await bench.verdict(key: "k1") == "s")
        let warnings = try await bench.warnings().map(\.code)
        #expect(warnings == [.keysMalformed, .keysUnsupported, .keysPrivateMember])
        #expect(bench.events.first?.problems.count == 3)
    }

    /// A scheduled refresh whose metadata request fails does not prevent a refresh for an unknown key.
    @Test("A failed metadata refresh does not prevent a key refresh")
    func failedRefreshStillAllowsKeyRefresh() async throws {
        let bench = try ProviderFixture()
        #expect(await bench.verdict(key: "k1") == "s")
        bench.scripted.serve(keys: "k2")
        bench.scripted.answerMetadata(Self.down)
        bench.time.advance(by: .seconds(2_880))
        #expect(await bench.verdict(key: "k2") == "s")
        #expect(bench.scripted.keyRequests == 2)
    }

    /// When the last snapshot becomes too old, attempts are as frequent as at startup.
    @Test("A snapshot that becomes too old is refreshed without extra delay")
    func retriesWhenSnapshotBecomesTooOld() async throws {
        let bench = try ProviderFixture()
        #expect(await bench.verdict(key: "k1") == "s")
        bench.scripted.answerEverything(Self.down)
        bench.time.advance(by: .seconds(86_400 - 30))
        #expect(await bench.verdict(key: "k1") == "s")
        #expect(await eventually { bench.live.isIdle })
        bench.scripted.answerEverything(.normal)
        bench.time.advance(by: .seconds(30))
        #expect(await bench.verdict(key: "k1") == "s")
        #expect(try await bench.warnings().isEmpty)
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
        let bench = try ProviderFixture()
        let text = bench.scripted.metadata(["mtls_endpoint_aliases": .object(JSONObject(aliases))])
        bench.scripted.answerMetadata(.answer(TransportResponse(status: 200, body: Array(text.utf8))))
        let error = try #require(await refusal { try await bench.live.snapshot(warnings: .ignored) })
        #expect(error.problems.count == 32)
        #expect("\(try #require(bench.events.first))".hasSuffix("and 27 more"))
    }
}
