import Foundation
import Testing

/// Checks that the tests and codes in SECURITY.md exist.
@Suite struct SecurityTests {
    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The rows of the table of attackers, split into cells.
    private static func rows() throws -> [[String]] {
        let text = try String(contentsOf: root.appendingPathComponent("SECURITY.md"), encoding: .utf8)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard let start = lines.firstIndex(where: { $0.hasPrefix("| an attacker |") }) else { return [] }
        return lines[start...].dropFirst(2).prefix { $0.hasPrefix("|") }.map { line in
            line.dropFirst().dropLast().components(separatedBy: " |").map {
                $0.trimmingCharacters(in: .whitespaces)
            }
        }
    }

    private static func names(in cell: String) -> [String] {
        cell.components(separatedBy: "`").enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
    }

    /// All Swift code in a folder.
    private static func code(of folder: String) throws -> String {
        let folder = root.appendingPathComponent(folder)
        guard let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil) else { return "" }
        var text = ""
        for case let file as URL in files where file.pathExtension == "swift" {
            text += try String(contentsOf: file, encoding: .utf8)
        }
        return text
    }

    @Test("Every claim in SECURITY.md names a test that exists") func claimsNameTests() throws {
        let rows = try SecurityTests.rows()
        #expect(rows.count >= 25)
        let tests = try SecurityTests.code(of: "Tests")
        for row in rows {
            try #require(row.count == 5, "\(row)")
            let names = SecurityTests.names(in: row[4])
            #expect(!names.isEmpty, "nothing proves “\(row[1])”")
            for name in names {
                let parts = name.split(separator: "/").map(String.init)
                if parts[0].first?.isUppercase == true {
                    #expect(tests.contains("struct \(parts[0])"), "there is no suite \(name)")
                    if parts.count == 2 { #expect(tests.contains("func \(parts[1])("), "there is no test \(name)") }
                } else {
                    let path = "Fixtures/Vectors/\(name).json"
                    let file = SecurityTests.root.appendingPathComponent(path).path
                    #expect(FileManager.default.fileExists(atPath: file), "there is no file \(path)")
                }
            }
        }
    }

    @Test("SECURITY.md names every suite of attacks") func everyAttackIsNamed() throws {
        let folder = SecurityTests.root.appendingPathComponent("Tests/AttackTests")
        let suites = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix("Tests.swift") }.map { String($0.dropLast(".swift".count)) }
        #expect(suites.count >= 19)
        let names: [String] = try SecurityTests.rows().flatMap { SecurityTests.names(in: $0[4]) }
        for suite in suites {
            #expect(names.contains { $0 == suite || $0.hasPrefix("\(suite)/") }, "no row names \(suite)")
        }
    }

    @Test("Every code in SECURITY.md is declared and named in a test") func codesAreTested() throws {
        let tests = try SecurityTests.code(of: "Tests")
        let declarations = try SecurityTests.code(of: "Sources").split(separator: "\n").filter {
            $0.contains("= ProblemCode(\"")
        }
        let codes = try SecurityTests.rows().flatMap { SecurityTests.names(in: $0[3]) }
        #expect(codes.count >= 40)
        for code in codes {
            let declaration = try #require(declarations.first { $0.contains("(\"\(code)\")") }, "\(code)")
            let name = try #require(declaration.split(separator: " ").drop { $0 != "let" }.dropFirst().first)
            let isNamed = tests.contains("\"\(code)\"") || tests.contains(".\(name)")
            #expect(isNamed, "no test names \(code)")
        }
    }
}
