import Foundation
import OIDCDiscovery
import OIDCFixtures
import OIDCIssuers
import OIDCPrimitives
import OIDCSoftwareCrypto
import OIDCTestSupport

/// The requests that a provider receives from many instances of one server, which start within a minute and keep their
/// keys fresh.
final class InstancesSimulation {
    private let count: Int
    private let length: Duration
    private let time = SimulatedTime()
    private let provider: CountingProvider
    private let shelf: SimulatedShelf?
    private var random: SeededGenerator
    private var tasks: [Task<Void, Never>] = []

    /// The time in which all instances start, one after another.
    static let startPeriod = 60

    /// - Parameters:
    ///   - count: The number of instances.
    ///   - isShared: Whether they share their snapshots.
    init(count: Int, isShared: Bool, length: Duration, seed: UInt64) {
        self.count = count
        self.length = length
        provider = CountingProvider(time: time)
        shelf = isShared ? SimulatedShelf(time: time) : nil
        random = SeededGenerator(seed: seed)
        Scheduler.shared.begin(seed: random.next())
    }

    /// Runs the simulation.
    func run() throws -> InstancesReport {
        let shared = try shelf.map {
            try SharedSnapshots(store: $0, key: SecretString("a-key-of-the-simulated-application"))
        }
        let profile = StandardProfile(try IssuerIdentifier(Documents.issuer))
        for _ in 0..<count {
            let live = LiveProvider(
                profile: profile, transport: provider, verifier: RememberingVerifier(), digest: SoftwareCrypto(),
                sharedSnapshots: shared, time: time, random: SimulatedRandom(seed: random.next()))
            let delay: Duration = .milliseconds(random.below(InstancesSimulation.startPeriod * 1_000))
            tasks.append(
                Task.detached { [time] in
                    guard (try? await time.sleep(for: delay)) != nil else { return }
                    await live.keepFresh()
                })
        }
        repeat { Scheduler.shared.runUntilQuiet() } while !time.advance(towards: SimulatedTime.start + length)
        for task in tasks { task.cancel() }
        Scheduler.shared.runUntilQuiet()
        return InstancesReport(count: count, isShared: shelf != nil, length: length, times: provider.times)
    }
}

/// A provider that responds after 200 ms and remembers when it was asked.
private final class CountingProvider: HTTPTransport {
    private let time: SimulatedTime
    private let asked = Locked<[Duration]>([])
    private let keys = Documents.keySet([(name: "k1", key: .one)])

    init(time: SimulatedTime) {
        self.time = time
    }

    var times: [Duration] { asked.withLock { $0 } }

    func send(_ request: TransportRequest) async throws(TransportFailure) -> TransportResponse {
        asked.withLock { $0.append(time.elapsed) }
        do {
            try await time.sleep(for: .milliseconds(200))
        } catch {
            throw .cancelled
        }
        let text = request.url.hasSameBytes(as: Documents.metadataURL) ? Documents.metadata() : keys
        return TransportResponse(status: 200, headers: [Answer.json], body: Array(text.utf8))
    }
}

/// A store of shared snapshots that responds after two milliseconds.
private final class SimulatedShelf: SharedSnapshotStore {
    private let time: SimulatedTime
    private let texts = Locked<[SharedSnapshotKey: String]>([:])

    init(time: SimulatedTime) {
        self.time = time
    }

    func load(_ key: SharedSnapshotKey) async throws -> String? {
        try await time.sleep(for: .milliseconds(2))
        return texts.withLock { $0[key] }
    }

    func save(_ snapshot: String, for key: SharedSnapshotKey, lasting lifetime: Duration) async throws {
        try await time.sleep(for: .milliseconds(2))
        texts.withLock { $0[key] = snapshot }
    }
}
