import Foundation
import OIDCDiscovery
import OIDCFixtures
import OIDCPrimitives
import OIDCSoftwareCrypto
import OIDCTestSupport
import OIDCTokens

/// A live provider on top of a scripted one, with a manual clock and a record of all events.
struct ProviderFixture {
    let scripted: ScriptedProvider
    let time: ManualTime
    let live: LiveProvider
    private let reported = Locked<[OIDCEvent]>([])

    init(
        _ scripted: ScriptedProvider, limits: DiscoveryLimits = .standard, policy: RefreshPolicy = .standard,
        transport: (any HTTPTransport)? = nil,
        random: any RandomSource = FixedRandom.latestRenewal, sharedSnapshots: SharedSnapshots? = nil,
        time: ManualTime = ManualTime()
    ) {
        self.scripted = scripted
        self.time = time
        let reported = reported
        live = LiveProvider(
            profile: scripted.profile, transport: transport ?? scripted,
            verifier: .acceptingAll, digest: SoftwareCrypto(), limits: limits, policy: policy,
            sharedSnapshots: sharedSnapshots, time: time, random: random
        ) { event in
            reported.withLock { $0.append(event) }
        }
    }

    init(policy: RefreshPolicy = .standard) throws {
        self.init(try ScriptedProvider(), policy: policy)
    }

    var events: [OIDCEvent] { reported.withLock { $0 } }

    /// The kinds and codes of the reported events.
    var report: [String] {
        events.map { [$0.kind.rawValue, $0.code?.rawValue].compactMap(\.self).joined(separator: " ") }
    }

    /// Verifies a token, and returns its subject or the codes of the problems found.
    func verdict(key: String, subject: String = "s") async -> String {
        await verdict(scripted.token(key: key, subject: subject))
    }

    func verdict(_ token: String) async -> String {
        do throws(Refusal) {
            return try await live.verify(token, expecting: ScriptedProvider.expectations).subject
        } catch {
            return error.codes.map(\.rawValue).joined(separator: " ")
        }
    }

    /// The warnings reported with the snapshot.
    func warnings() async throws(Refusal) -> [Problem] {
        var found: [Problem] = []
        _ = try await live.snapshot { found.append($0) }
        return found
    }
}
