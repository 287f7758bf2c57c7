import Foundation
import Testing

@testable import entra_oidc

/// What the README says a command prints is what it prints.
@Suite struct ReadmeTests {
    private struct Example {
        let command: [String]
        let output: String
    }

    /// The blocks that begin with `$`: a command line, and behind it the output, whole or up to a last line `…`.
    private static func examples() throws -> [Example] {
        try blocks().compactMap { block in
            guard block.hasPrefix("$ "), let end = block.firstIndex(of: "\n") else { return nil }
            var words = block[..<end].dropFirst(2).split(separator: " ").map(String.init)
            // `printf TOKEN | … -` hands the token to standard input, where a word would stand otherwise.
            if words.first == "printf" {
                let token = words[1]
                words = words.dropFirst(3).map { $0 == "-" ? token : $0 }
            }
            guard words.starts(with: ["swift", "run", "entra-oidc"]) else { return nil }
            return Example(command: Array(words.dropFirst(3)), output: String(block[end...]))
        }
    }

    private static func blocks() throws -> [String] {
        let root = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let text = try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
        return text.components(separatedBy: "```").enumerated().filter { $0.offset % 2 == 1 }
            .map { String($0.element.drop { $0 != "\n" }.dropFirst()) }
    }

    @Test func everyExamplePrintsWhatItShows() async throws {
        let examples = try ReadmeTests.examples()
        #expect(examples.count >= 4)
        for example in examples {
            let printed = trimmed(await Invocation.run(example.command, style: .plain).output)
            let shown = trimmed(example.output)
            if shown.hasSuffix("…") {
                #expect(printed.hasPrefix(trimmed(String(shown.dropLast()))), "\(example.command)")
            } else {
                #expect(printed == shown, "\(example.command)")
            }
        }
    }

    @Test func theExcerptOfTheTourIsInTheTour() async throws {
        let excerpt = try #require(try ReadmeTests.blocks().first { $0.hasPrefix("1. ") })
        #expect(await Invocation.run([], style: .plain).output.contains(trimmed(excerpt)))
    }

    private func trimmed(_ text: String) -> String { text.trimmingCharacters(in: .newlines) }
}
