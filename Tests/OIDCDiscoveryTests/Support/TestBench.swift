import Foundation
import OIDCDiscovery
import OIDCFixtures
import OIDCPrimitives
import OIDCSoftwareCrypto
import OIDCTestSupport
import OIDCTokens

/// A live provider over a scripted one, at a time that the test turns, with everything that it reports.
struct TestBench {
    let scripted: ScriptedProvider
    let time = ManualTime()
    let live: LiveProvider
    private let reported = Locked<[ProviderEvent]>([])

    init(
        _ scripted: ScriptedProvider, policy: RefreshPolicy = .standard, transport: (any HTTPTransport)? = nil
    ) {
        self.scripted = scripted
        let reported = reported
        live = LiveProvider(
            profile: scripted.profile, transport: transport ?? scripted,
            verifier: .acceptingAll, digest: SoftwareCrypto(), policy: policy,
            time: time
        ) { event in
            reported.withLock { $0.append(event) }
        }
    }

    init(policy: RefreshPolicy = .standard) throws {
        self.init(try ScriptedProvider(), policy: policy)
    }

    var events: [ProviderEvent] { reported.withLock { $0 } }

    /// The kinds and codes of what was reported.
    var report: [String] { events.map { [$0.kind.rawValue, $0.code?.text].compactMap(\.self).joined(separator: " ") } }

    /// Judges a token: its subject, or the codes of what stands against it.
    func verdict(key: String, subject: String = "s") async -> String {
        await verdict(scripted.token(key: key, subject: subject))
    }

    func verdict(_ token: String) async -> String {
        do throws(Refusal) {
            return try await live.verify(token, expecting: ScriptedProvider.expectations).subject
        } catch {
            return error.codes.map(\.text).joined(separator: " ")
        }
    }

    /// What whoever asks for the snapshot is told beside it.
    func warnings() async throws(Refusal) -> [Problem] {
        var found: [Problem] = []
        _ = try await live.snapshot { found.append($0) }
        return found
    }
}
