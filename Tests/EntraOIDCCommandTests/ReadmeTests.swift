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

    /// Whoever copies the examples gets what the text asks for: the whole key, flags on the session's cookie, a new session
    /// after the sign-in, and the library's own cookie there and back.
    @Test("F17: an example that is less safe than its text", arguments: ["import Hummingbird\n", "import Vapor\n"])
    func theExamplesOfServersAreSafe(framework: String) throws {
        let example = try #require(try ReadmeTests.blocks().first { $0.contains(framework) })
        #expect(!example.contains(".subject)") && !example.contains("subjectKey.subject"))
        #expect(example.contains("user.subjectKey"))
        for asked in [
            "cookieHeader:", "start.cookies", "expiredCookie", "name: .setCookie", "isSecure: true", "isHTTPOnly: true",
            "sameSite: .lax", "request.session.id = nil",
        ] where framework.contains("Vapor") {
            #expect(example.contains(asked), "\(asked)")
        }
        // Hummingbird's session cookies are always HttpOnly.
        for asked in [
            "cookieHeader:", "start.cookies", "expiredCookie", "values: .setCookie", "secure: true", "sameSite: .lax",
            "sessions.delete(request: request)", "sessions.save(session:",
        ] where framework.contains("Hummingbird") {
            #expect(example.contains(asked), "\(asked)")
        }
    }

    @Test func theExcerptOfTheTourIsInTheTour() async throws {
        let excerpt = try #require(try ReadmeTests.blocks().first { $0.hasPrefix("1. ") })
        #expect(await Invocation.run([], style: .plain).output.contains(trimmed(excerpt)))
    }

    private func trimmed(_ text: String) -> String { text.trimmingCharacters(in: .newlines) }
}
