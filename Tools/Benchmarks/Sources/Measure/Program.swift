import Foundation
import LibCrypto

/// Measures the library and compares the figures with `Ceilings.json`.
@main
enum Program {
    static func main() async throws {
        guard let options = Options(CommandLine.arguments.dropFirst()) else {
            print(Options.usage)
            exit(64)
        }
        guard let library = LibCrypto() else {
            print(
                "Nothing was measured, because libcrypto 3 is not installed. On Debian, install the package libssl3.")
            exit(1)
        }
        let ceilings = try Ceilings(contentsOf: options.ceilings)
        let earlier = try options.compared.map { try SavedResult(contentsOf: $0) }
        let course = try await BenchmarkSuite(library, isShort: options.isShort)

        // A ceiling counts as broken only if three runs out of three break it: one may be interference of the machine.
        var runs: [Run] = []
        repeat {
            runs.append(try course.run())
        } while runs.count < 3 && (!options.isShort || !Report(runs, ceilings).broken.isEmpty)

        let report = Report(runs, ceilings)
        print(report.text)
        let result = SavedResult(runs)
        if let earlier { print("\n" + result.comparison(with: earlier)) }
        if let path = options.saved { try result.save(to: path) }
        exit(report.broken.isEmpty ? 0 : 1)
    }
}
