import EntraID
import OIDCVectors

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `vectors`: runs test vectors from files and folders.
enum VectorsCommand: Command {
    static let name = "vectors"
    static let operands = "PATH…"
    static let summary = "Run test vectors from files and folders"
    static let options: [Option] = []
    static let flags = [
        Flag(name: "--outcomes", explanation: "print the outcome of each vector as a line of JSON, whatever it expects")
    ]
    static let examples = [
        "entra-oidc vectors Fixtures/Vectors",
        "entra-oidc vectors Fixtures/Vectors/callback Fixtures/Vectors/json/numbers.json",
    ]

    static func run(_ arguments: Arguments) throws(CommandFailure) -> Report {
        guard !arguments.positional.isEmpty else { throw .usage("PATH is missing.") }
        if arguments.has("--outcomes") { return try outcomes(of: arguments.positional) }
        var passed = 0
        var failures: [String] = []
        for path in arguments.positional {
            for file in try files(at: path) {
                guard let data = FileManager.default.contents(atPath: file) else {
                    throw .failed("cannot read \(escapedForDisplay(file))")
                }
                do {
                    for vector in try VectorCase.all(in: Array(data), source: file) {
                        if let failure = vector.failure() {
                            failures.append("\(vector): \(failure)")
                        } else {
                            passed += 1
                        }
                    }
                } catch {
                    failures.append("\(file): this is not a valid vector file: \(error)")
                }
            }
        }
        return report(passed: passed, failures: failures)
    }

    /// Returns a report with a line for each vector: its file, its name, and its outcome, or `null` if it is malformed.
    private static func outcomes(of paths: [String]) throws(CommandFailure) -> Report {
        var report = Report(isAccepted: true)
        var outcomes: [JSONValue] = []
        for path in paths {
            for file in try files(at: path) {
                guard let data = FileManager.default.contents(atPath: file),
                    let vectors = try? VectorCase.all(in: Array(data), source: file)
                else { throw .failed("\(escapedForDisplay(file)) is not a valid vector file") }
                for vector in vectors {
                    let outcome = try? vector.outcome()
                    if outcome == nil { report.isAccepted = false }
                    outcomes.append([
                        "source": .string(file), "name": .string(vector.name), "outcome": outcome ?? .null,
                    ])
                }
            }
        }
        report.prose = outcomes.map { "\($0.serialized(indented: false))\n" }.joined()
        report.members = ["outcomes": .array(outcomes)]
        return report
    }

    private static func report(passed: Int, failures: [String]) -> Report {
        var report = Report(isAccepted: failures.isEmpty)
        if !failures.isEmpty { report.headline = failures.map { "failed: \($0)" }.joined(separator: "\n") }
        report.closing = "\(passed) passed, \(failures.count) failed"
        report.members = [
            "passed": .number(JSONNumber(passed)), "failed": .number(JSONNumber(failures.count)),
            "failures": .array(failures.map { .string($0) }),
        ]
        return report
    }

    /// Returns a file itself, or the `.json` files of a folder and its subfolders, sorted by name.
    private static func files(at path: String) throws(CommandFailure) -> [String] {
        guard let leadsToFolder = isFolder(path) else { throw .failed("\(escapedForDisplay(path)) does not exist") }
        guard leadsToFolder else { return [path] }
        let base = path.hasSuffix("/") ? path : path + "/"
        guard let names = try? FileManager.default.subpathsOfDirectory(atPath: base) else {
            throw .failed("cannot list \(escapedForDisplay(path))")
        }
        let files = names.filter { $0.hasSuffix(".json") }.sorted().map { base + $0 }.filter { isFolder($0) == false }
        guard !files.isEmpty else { throw .failed("there are no .json files in \(escapedForDisplay(path))") }
        return files
    }

    /// Returns whether a path leads to a folder, following links, or `nil` if nothing exists there.
    private static func isFolder(_ path: String) -> Bool? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        // With a trailing slash, the system follows a link and fails if the path is not a folder.
        return FileManager.default.fileExists(atPath: path.hasSuffix("/") ? path : path + "/")
    }
}
