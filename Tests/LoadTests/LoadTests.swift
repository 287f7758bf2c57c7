import Foundation
import OIDCFixtures
import Testing

/// Ten days with a provider that fails, lies, stalls and changes its keys: a small run of what `Tools/check load` does at
/// length. The simulation is a process of its own, because it decides which task runs when.
///
/// `LOAD_SEED` chooses another run than the usual one; what a run finds stands under its seed.
@Suite struct LoadTests {
    /// Less than `Tools/check load` has, because this is a debug build.
    private static let small = ["--tokens", "1", "--pause", "900", "--forged", "4", "--remember"]

    private static var seed: String {
        ProcessInfo.processInfo.environment["LOAD_SEED"] ?? "8"
    }

    @Test func tenDaysLoseNothingAndBelieveNothing() async throws {
        let (status, output) = try await run(["--days", "10", "--seed", Self.seed] + Self.small)
        #expect(status == 0, "\(output)")
        #expect(output.contains("load: nothing found"), "\(output)")
    }

    @Test("The same seed gives the same run") func aSeedIsARun() async throws {
        let arguments = ["--days", "1", "--seed", Self.seed] + Self.small
        let outputs = try await [run(arguments), run(arguments)].map { output in
            // All but how long it took, and how much memory.
            output.output.split(separator: "\n").filter { !$0.contains("KiB") }
                .map { $0.split(separator: " ").dropLast(3).joined(separator: " ") }
        }
        #expect(outputs[0] == outputs[1])
        #expect(outputs[0].count > 10)
    }

    @Test func whatIsBrokenOnPurposeIsNoticed() async throws {
        let (status, output) = try await run(["--days", "2", "--fault", "loses", "--seed", Self.seed] + Self.small)
        #expect(status == 1, "\(output)")
        #expect(output.contains("lost: "), "\(output)")
    }

    /// The simulation was built beside this test.
    private func run(_ arguments: [String]) async throws -> (status: Int32, output: String) {
        let process = Process()
        // Where the fixtures were put, there lies what was built.
        let folder = FixtureFiles.documents.deletingLastPathComponent().deletingLastPathComponent()
        process.executableURL = folder.appendingPathComponent("Load")
        process.arguments = arguments
        // So that sets and dictionaries have the same order in every process.
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
