import Foundation
import Testing

@testable import entra_oidc

/// Checks that the examples in the README and in the guides match what the commands print.
@Suite struct ReadmeTests {
    private struct Example {
        let command: [String]
        let output: String
    }

    /// The blocks that begin with `$`: a command line, followed by its output, complete or up to a last line `…`.
    private static func examples() throws -> [Example] {
        try blocks().compactMap { block in
            guard block.hasPrefix("$ "), let end = block.firstIndex(of: "\n") else { return nil }
            var words = block[..<end].dropFirst(2).split(separator: " ").map(String.init)
            // `printf TOKEN | … -` passes the token on standard input. Here it becomes an argument.
            if words.first == "printf" {
                let token = words[1]
                words = words.dropFirst(3).map { $0 == "-" ? token : $0 }
            }
            guard words.starts(with: ["swift", "run", "entra-oidc"]) else { return nil }
            return Example(command: Array(words.dropFirst(3)), output: String(block[end...]))
        }
    }

    /// The code blocks of the README, and then those of the guides.
    private static func blocks() throws -> [String] {
        try documents().flatMap { document in
            try String(contentsOf: document, encoding: .utf8).components(separatedBy: "```").enumerated()
                .filter { $0.offset % 2 == 1 }
                .map { String($0.element.drop { $0 != "\n" }.dropFirst()) }
        }
    }

    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private static func documents() throws -> [URL] {
        let guides = try FileManager.default.contentsOfDirectory(
            at: root.appendingPathComponent("Sources/EntraID/EntraID.docc"), includingPropertiesForKeys: nil
        ).filter { $0.pathExtension == "md" }
        return [root.appendingPathComponent("README.md")] + guides.sorted { $0.path < $1.path }
    }

    @Test("Every example prints the output that is shown") func examplesPrintTheirOutput() async throws {
        let examples = try ReadmeTests.examples()
        #expect(examples.count >= 6)
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

    /// The examples must use the whole user key, set flags on the session cookie, start a new session after the
    /// sign-in, pass the library's own cookie in both directions, and allow an emulator only on request.
    @Test(
        "The examples are as safe as the guides say",
        arguments: [
            (
                "WebSessions",
                [
                    "HttpOnly;SameSite=\\(sameSite)", "sameSite:String=\"Lax\"", "(isSecure?\";Secure\":\"\")",
                    "isSecure?\"__Host-session\":\"session\"",
                    "[cookieName,earlierName].compactMap({self.id(in:cookieHeader,named:$0)})",
                    "{_=tryawaitend(earlier)}letid=tryawaitsessions.begin",
                ]
            ),
            ("SiteUser", ["key=identity.subjectKey"]),
            (
                "SignInSite",
                [
                    "returnPath??\"/\",cookieHeader:cookies)", "cookies:start.cookies",
                    "body:request.body,cookieHeader:cookies", "cookies:session+[result.expiredCookie]",
                    "sessions.begin(result,replacing:cookies)",
                ]
            ),
            ("SignInParts", ["emulation:settings.isFake?.allowedWithWarning:.rejected"]),
        ])
    func examplesAreSafe(file: String, required: [String]) throws {
        let url = ReadmeTests.root.appendingPathComponent("Examples/pieces/Sources/ServerPieces/\(file).swift")
        // Where lines end does not matter.
        let text = try String(contentsOf: url, encoding: .utf8).filter { !$0.isWhitespace }
        for part in required { #expect(text.contains(part), "\(part)") }
    }

    @Test("The excerpt of the tour matches the tour") func tourExcerpt() async throws {
        let excerpt = try #require(try ReadmeTests.blocks().first { $0.hasPrefix("3. ") })
        #expect(await Invocation.run([], style: .plain).output.contains(trimmed(excerpt)))
    }

    @Test("The guide lists every reason of a refusal, with its status") func guideListsReasons() throws {
        let lines = try text("Sources/OIDCSignIn/Door/RefusalReason.swift").split(separator: "\n")
        let rows = lines.compactMap { line -> String? in
            // public static let signInAgain = RefusalReason("sign-in-again", 401)
            let words = line.split(separator: " ")
            guard words.count == 7, words.starts(with: ["public", "static", "let"]) else { return nil }
            return "| `\(words[3])` | \(words[6].dropLast()) |"
        }
        #expect(rows.count >= 8)
        let guide = try text("Sources/EntraID/EntraID.docc/WhenSignInFails.md")
        for row in rows { #expect(guide.contains(row), "\(row)") }
    }

    @Test("The guide and the changelog state the number of known errors") func numberOfErrors() throws {
        let data = Data(try text("Fixtures/Data/aadsts.json").utf8)
        let document = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let count = try #require(document["errors"] as? [Any]).count
        for file in ["Sources/EntraID/EntraID.docc/CommandLineTool.md", "CHANGELOG.md"] {
            #expect(try text(file).contains("\(count) error numbers"), "\(file)")
        }
    }

    private func text(_ path: String) throws -> String {
        try String(contentsOf: ReadmeTests.root.appendingPathComponent(path), encoding: .utf8)
    }

    private func trimmed(_ text: String) -> String { text.trimmingCharacters(in: .newlines) }
}
