import EntraID
import Foundation

/// Runs one parser with libFuzzer.
///
///     Fuzz list                                   prints the names of the targets
///     Fuzz seeds TARGET VECTORS FOLDER            writes the inputs of the vectors for the target, one file each
///     Fuzz replay TARGET FILE-OR-FOLDER...        runs only these files
///     Fuzz fuzz TARGET [libFuzzer's arguments]    runs libFuzzer until it finds something
@main
enum Program {
    static func main() throws {
        let words = Array(CommandLine.arguments.dropFirst())
        guard let task = words.first else { return usage() }
        if task == "list" { return print(targets.map { $0.name }.joined(separator: "\n")) }
        guard words.count > 1, let target = ([DeliberateTarget.self] + targets).first(where: { $0.name == words[1] })
        else { return usage() }
        let rest = Array(words.dropFirst(2))
        switch (task, rest.count) {
        case ("seeds", 2): try writeSeeds(of: target, from: rest[0], to: rest[1])
        case ("replay", 1...): try replay(rest, target)
        case ("fuzz", _): try LibFuzzer.run(target, words: rest)
        default: usage()
        }
    }

    private static func usage() {
        print("Fuzz list | seeds TARGET VECTORS FOLDER | replay TARGET FILE... | fuzz TARGET ARGUMENTS...")
        print("Targets: " + targets.map { $0.name }.joined(separator: ", "))
        exit(64)
    }

    private static func writeSeeds(of target: any Target.Type, from vectors: String, to folder: String) throws {
        let seeds = target.seeds(from: try SeedVectors(folder: vectors))
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for (number, seed) in seeds.enumerated() where seed.count <= longestSeed {
            try Data(seed).write(to: URL(filePath: "\(folder)/seed-\(number)"))
        }
    }

    private static func replay(_ paths: [String], _ target: any Target.Type) throws {
        try target.prepare()
        var count = 0
        for path in paths {
            var isFolder = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { continue }
            let files =
                isFolder
                ? try FileManager.default.contentsOfDirectory(atPath: path).sorted().map { "\(path)/\($0)" } : [path]
            for file in files {
                target.feed(Array(try FileHandle(forReadingFrom: URL(filePath: file)).readToEnd() ?? Data()))
                count += 1
            }
        }
        print("\(target.name): \(count) inputs, no finding")
    }

    /// libFuzzer works best with small inputs. Larger ones only repeat.
    private static let longestSeed = 16 << 10
}
