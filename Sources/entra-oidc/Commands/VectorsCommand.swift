import EntraID
import OIDCVectors

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `vectors`: runs vectors from files and folders.
enum VectorsCommand: Command {
    static let name = "vectors"
    static let operands = "PATH…"
    static let summary = "Run test vectors from files and folders"
    static let options: [Option] = []
    static let examples = [
        "entra-oidc vectors Fixtures/Vectors",
        "entra-oidc vectors Fixtures/Vectors/callback Fixtures/Vectors/json/numbers.json",
    ]

    static func run(_ arguments: Arguments) throws(CommandFailure) -> Report {
        guard !arguments.positional.isEmpty else { throw .usage("PATH is missing.") }
        var passed = 0
        var failures: [String] = []
        for path in arguments.positional {
            for file in try files(at: path) {
                guard let data = FileManager.default.contents(atPath: file) else {
                    throw .failed("cannot read \(escapedForDisplay(file))")
                }
                do {
                    for vector in try VectorCase.read(Array(data), source: file) {
                        if let failure = vector.failure() {
                            failures.append("\(vector): \(failure)")
                        } else {
                            passed += 1
                        }
                    }
                } catch {
                    failures.append("\(file): the file cannot be read as vectors: \(error)")
                }
            }
        }
        return report(passed: passed, failures: failures)
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

    /// A file by itself, or the `.json` files of a folder and the folders in it, in the order of their names.
    private static func files(at path: String) throws(CommandFailure) -> [String] {
        guard let leadsToFolder = isFolder(path) else { throw .failed("there is no \(escapedForDisplay(path))") }
        guard leadsToFolder else { return [path] }
        let base = path.hasSuffix("/") ? path : path + "/"
        guard let names = try? FileManager.default.subpathsOfDirectory(atPath: base) else {
            throw .failed("cannot list \(escapedForDisplay(path))")
        }
        let files = names.filter { $0.hasSuffix(".json") }.sorted().map { base + $0 }.filter { isFolder($0) == false }
        guard !files.isEmpty else { throw .failed("there are no .json files in \(escapedForDisplay(path))") }
        return files
    }

    /// Whether a path, links followed, leads to a folder; `nil` when it leads nowhere.
    private static func isFolder(_ path: String) -> Bool? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        // A slash behind the name makes the system follow a link, and refuse what is no folder.
        return FileManager.default.fileExists(atPath: path.hasSuffix("/") ? path : path + "/")
    }
}
