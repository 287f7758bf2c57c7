import OIDCPrimitives
import OIDCTestSupport
import TestHelpers
import Testing

@testable import OIDCDiscovery

/// What a fetch that fails, or that ends too late, changes and reports.
@Suite struct FetchOutcomeTests {
    /// Sends the first request to one transport, and all others to another one.
    private final class DividedTransport: HTTPTransport {
        private let first: ScriptedProvider
        private let others: ScriptedProvider
        private let count = Locked(0)

        init(first: ScriptedProvider, others: ScriptedProvider) {
            self.first = first
            self.others = others
        }

        func send(_ request: TransportRequest) async throws(TransportFailure) -> TransportResponse {
            let isFirst = count.withLock { count in
                count += 1
                return count == 1
            }
            guard isFirst else { return try await others.send(request) }
            return try await first.send(request)
        }
    }

    @Test("The late end of an abandoned fetch does not end the next one") func lateEndIsIgnored() async throws {
        let slow = try ScriptedProvider()
        slow.answerEverything(.hold)
        let scripted = try ScriptedProvider()
        let fixture = ProviderFixture(scripted, transport: DividedTransport(first: slow, others: scripted))
        let token = scripted.token(key: "k1")
        let first = Task { await fixture.verdict(token) }
        #expect(await eventually { slow.held == 1 && fixture.time.sleepers == 1 })
        fixture.time.advance(by: .seconds(21))
        #expect(await first.value == "discovery.timeout")

        scripted.answerKeys(.hold)
        fixture.time.advance(by: .seconds(10))
        let second = Task { await fixture.verdict(token) }
        #expect(await eventually { scripted.held == 1 && fixture.time.sleepers == 1 })
        slow.release()
        for _ in 0..<1_000 { await Task.yield() }
        #expect(!fixture.live.isIdle)
        scripted.release()
        #expect(await second.value == "s")
        #expect(fixture.report == ["refused discovery.timeout", "fetched"])
    }

    /// Nothing was throttled: the token's own key refresh failed.
    @Test("A failed key refresh is reported only as a failure") func failedKeyRefreshIsReportedOnce() async throws {
        let fixture = try ProviderFixture()
        #expect(await fixture.verdict(key: "k1") == "s")
        fixture.scripted.answerKeys(.fail(.unreachable(reason: "the connection was refused")))
        #expect(await fixture.verdict(key: "k2") == "keys.unknown-key")
        #expect(fixture.report == ["fetched", "refused discovery.unreachable"])
    }

    @Test("A certificate that is not trusted is reported with what to do about it")
    func untrustedCertificate() async throws {
        let scripted = try ScriptedProvider()
        scripted.answerEverything(.fail(.certificateUntrusted(reason: "the certificate has expired")))
        let fixture = ProviderFixture(scripted)
        let refusal = await expectRefusal(.discoveryCertificateUntrusted) {
            try await fixture.live.snapshot(warnings: .ignored)
        }
        #expect(refusal?.first.found == "the certificate has expired")
        #expect(refusal?.first.location?.name == scripted.metadataURL)
        #expect(refusal?.first.remedy.contains("update-ca-certificates") == true)
    }

    @Test(
        "An event's description names a duration of at least a millisecond",
        arguments: [
            (.zero, ""), (.microseconds(999), ""), (.milliseconds(1), " in 1 ms"), (.microseconds(1_999), " in 1 ms"),
            (.seconds(21), " in 21000 ms"),
        ] as [(Duration, String)])
    func durationOfEvent(duration: Duration, text: String) {
        #expect(
            "\(event(duration, problems: 0))" == "OIDC provider refused (schedule): https://id.example.com/m" + text)
    }

    @Test(
        "An event's description contains at most five problems",
        arguments: [(0, 0, ""), (1, 1, ""), (5, 5, ""), (6, 5, "; and 1 more"), (32, 5, "; and 27 more")])
    func problemsOfEvent(problems: Int, shown: Int, more: String) {
        let text = "\(event(.zero, problems: problems))"
        let list = (0..<shown).map { "; test.problem-\($0). Wait." }.joined()
        #expect(text == "OIDC provider refused (schedule): https://id.example.com/m" + list + more)
    }

    private func event(_ duration: Duration, problems: Int) -> OIDCEvent {
        OIDCEvent(
            .refused, cause: .schedule, metadataURL: "https://id.example.com/m", duration: duration,
            problems: (0..<problems).map { Problem(ProblemCode("test.problem-\($0)"), remedy: "Wait.") })
    }
}
