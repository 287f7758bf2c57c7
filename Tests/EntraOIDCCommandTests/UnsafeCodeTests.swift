import Foundation
import Testing

/// Checks that unsafe code is only in the folders where reviewers look for it.
@Suite struct UnsafeCodeTests {
    private static let sources = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Sources")

    /// The crypto module, one folder of the lowest module, and the folder with system calls outside the core.
    private static let allowed = ["OIDCSoftwareCrypto/", "OIDCPrimitives/Unsafe/", "OIDCLoopback/SystemCalls/"]

    private static func isAllowed(_ path: String) -> Bool { allowed.contains { path.hasPrefix($0) } }

    /// Whether a line that is not a comment contains unsafe code. Warnings about strict memory safety are errors in
    /// this package, so every unsafe use is marked `unsafe`.
    private static func hasUnsafeCode(_ line: Substring) -> Bool {
        guard !line.drop(while: { $0 == " " }).hasPrefix("//") else { return false }
        let words = line.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
        return words.contains { $0 == "unsafe" || $0.hasPrefix("Unsafe") || $0.hasPrefix("withUnsafe") }
    }

    /// Every Swift file below `Sources`, as its path from there.
    private static func files() throws -> [String: String] {
        var files: [String: String] = [:]
        let root = sources.resolvingSymlinksInPath().path + "/"
        let all = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
        for case let file as URL in try #require(all) where file.pathExtension == "swift" {
            let path = file.resolvingSymlinksInPath().path
            files[String(path.dropFirst(root.count))] = try String(contentsOf: file, encoding: .utf8)
        }
        return files
    }

    private static func faults(in files: [String: String]) -> [String] {
        files.filter { !isAllowed($0.key) }.flatMap { path, text in
            text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
                .filter { hasUnsafeCode($0.element) }.map { "\(path):\($0.offset + 1)" }
        }
    }

    @Test("Only the allowed folders contain unsafe code")
    func unsafeCodeIsConfined() throws {
        let files = try UnsafeCodeTests.files()
        #expect(files.count > 200)
        #expect(UnsafeCodeTests.faults(in: files).sorted() == [])
        for folder in UnsafeCodeTests.allowed {
            let isThere = files.keys.contains { $0.hasPrefix(folder) }
            #expect(isThere, "there is no longer a folder \(folder)")
        }
    }

    @Test("The check detects unsafe code")
    func detectsUnsafeCode() {
        let unsafe = [
            "let byte = unsafe bytes[unchecked: 0]", #"let text = "https://" + unsafe text(of: memory)"#,
            "func read(_ bytes: UnsafeRawPointer) {}",
            "values.withUnsafeBytes { _ in }", "var memory: UnsafeMutablePointer<Int>",
        ]
        for line in unsafe {
            #expect(UnsafeCodeTests.faults(in: ["OIDCTokens/Made.swift": "\n\(line)"]) == ["OIDCTokens/Made.swift:2"])
            #expect(UnsafeCodeTests.faults(in: ["OIDCPrimitives/Unsafe/Made.swift": line]) == [])
        }
        for line in ["    // An unsafe word in a comment.", "let isSafe = true", "/// Unsafe to say so."] {
            #expect(UnsafeCodeTests.faults(in: ["OIDCTokens/Made.swift": line]) == [])
        }
    }
}
