import Foundation
import OIDCFixtures
import Testing

/// Ten days with a provider that fails, lies, stalls and changes its keys: a short run of the simulation of
/// `Tools/check load`. The simulation runs in its own process because it controls the order of tasks.
///
/// `LOAD_SEED` selects another run. The seed of a run reproduces what it found.
@Suite struct LoadTests {
    /// A smaller load than that of `Tools/check load`, because this is a debug build.
    private static let small = ["--tokens", "1", "--pause", "900", "--forged", "4", "--remember"]

    private static var seed: String {
        ProcessInfo.processInfo.environment["LOAD_SEED"] ?? "8"
    }

    @Test("Within ten days, no good token is lost and no forged one accepted") func tenDays() async throws {
        let (status, output) = try await run(["--days", "10", "--seed", Self.seed] + Self.small)
        #expect(status == 0, "\(output)")
        #expect(output.contains("load: no violations found"), "\(output)")
    }

    @Test("The same seed gives the same run") func sameSeed() async throws {
        let arguments = ["--days", "1", "--seed", Self.seed] + Self.small
        let outputs = try await [run(arguments), run(arguments)].map { output in
            // Everything except the time and the memory that the run took.
            output.output.split(separator: "\n").filter { !$0.contains("KiB") }
                .map { $0.split(separator: " ").dropLast(3).joined(separator: " ") }
        }
        #expect(outputs[0] == outputs[1])
        #expect(outputs[0].count > 10)
    }

    @Test("An injected fault is detected") func injectedFault() async throws {
        let (status, output) = try await run(["--days", "2", "--fault", "loses", "--seed", Self.seed] + Self.small)
        #expect(status == 1, "\(output)")
        #expect(output.contains("lost: "), "\(output)")
    }

    // MARK: - Sessions

    @Test("Within ten days, no outage signs a user out, and no refresh token is used twice") func sessions()
        async throws
    {
        let (status, output) = try await run(
            ["--sessions", "--days", "10", "--seed", Self.seed, "--pause", "900"])
        #expect(status == 0, "\(output)")
        #expect(output.contains("load: no violations of the rules of sessions found"), "\(output)")
    }

    @Test("Every injected fault of the store of sessions is detected") func sessionFaults() async throws {
        let (status, output) = try await run(
            ["--sessions", "--prove", "--days", "2", "--seed", Self.seed, "--pause", "900"])
        #expect(status == 0, "\(output)")
        #expect(output.contains("load: 0 of 4 faults"), "\(output)")
    }

    // MARK: - Instances

    @Test("Instances that share their snapshots ask the provider like one") func instances() async throws {
        let (status, output) = try await run(["--instances", "20", "--days", "1", "--seed", Self.seed])
        #expect(status == 0, "\(output)")
        #expect(output.contains("load: no violations of the rules of instances found"), "\(output)")
        let rows = output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        func hourly(_ count: String, _ shared: String) -> Double? {
            rows.first { $0.starts(with: [count, shared]) }.flatMap { $0.count == 5 ? Double($0[3]) : nil }
        }
        let (alone, shared) = (try #require(hourly("20", "no")), try #require(hourly("20", "yes")))
        #expect(alone > 50 && alone < 58 && shared > 2 && shared < 4, "\(output)")
    }

    /// Runs the simulation, which is built together with this test.
    private func run(_ arguments: [String]) async throws -> (status: Int32, output: String) {
        let process = Process()
        // The executable is next to the fixtures.
        let folder = FixtureFiles.documents.deletingLastPathComponent().deletingLastPathComponent()
        process.executableURL = folder.appendingPathComponent("Load")
        process.arguments = arguments
        // Gives sets and dictionaries the same order in every process.
        process.environment = ProcessInfo.processInfo.environment.merging(["SWIFT_DETERMINISTIC_HASHING": "1"]) { $1 }
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        return await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
                process.waitUntilExit()
                continuation.resume(returning: (process.terminationStatus, String(decoding: bytes, as: UTF8.self)))
            }
        }
    }
}
