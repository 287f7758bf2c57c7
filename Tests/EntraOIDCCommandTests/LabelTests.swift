import Testing

@testable import entra_oidc

@Suite struct LabelTests {
    private static let valid = #""clientSecret":{"environment":"ENTRA_SECRET"}"#
    private static let invalid = #""clientSecret":{"environment":"ENTRA_SECRET"},"typo":1,"scope":"profile""#

    @Test(
        "`check` prints the labels of a valid configuration in the requested language",
        arguments: [
            ("en", ["issuer", "client ID", "client secret in the environment variable ENTRA_SECRET", "code by query"]),
            ("de", ["Issuer", "Client-ID", "geheimer Clientschlüssel in der Umgebungsvariable", "code per query"]),
            ("ro", ["emitent", "client ID", "client secret în variabila de mediu ENTRA_SECRET", "code prin query"]),
            ("zh", ["颁发者", "客户端 ID", "客户端密码，位于环境变量 ENTRA_SECRET", "code，通过 query"]),
        ])
    func validConfiguration(language: String, words: [String]) async throws {
        let output = try await check(LabelTests.valid, language)
        #expect(output.hasPrefix("accepted\n"))
        for word in words { #expect(output.contains(word), "\(word)") }
    }

    @Test(
        "`check` prints the labels of problems and their number in the requested language",
        arguments: [
            (
                "en",
                ["\nerror  ", "\nwarning  ", "\n  where", "\n  expected", "\n  what to do", "\n1 error, 1 warning."]
            ),
            (
                "de",
                ["\nFehler  ", "\nWarnung  ", "\n  wo ", "\n  erwartet", "\n  was zu tun", "\n1 Fehler, 1 Warnung."]
            ),
            (
                "ro",
                ["\neroare  ", "\navertisment", "\n  unde", "\n  așteptat", "\n  ce este", "1 eroare, 1 avertisment."]
            ),
            ("zh", ["\n错误  ", "\n警告  ", "\n  位置", "\n  应为", "\n  解决方法", "\n1 个错误，1 个警告。"]),
        ])
    func problems(language: String, words: [String]) async throws {
        let output = try await check(LabelTests.invalid, language)
        #expect(output.hasPrefix("refused\n"))
        for word in words { #expect(output.contains(word), "\(word)") }
    }

    @Test("Values align in a terminal in which a Chinese character takes up two columns")
    func alignment() async throws {
        let lines = try await check(LabelTests.valid, "zh").split(separator: "\n")
        #expect(lines.contains { $0.hasPrefix("  颁发者     https://") })
        #expect(lines.contains { $0.hasPrefix("  客户端 ID  6731de76") })
    }

    private func check(_ members: String, _ language: String) async throws -> String {
        let file = try ConfigurationFile(members: members)
        defer { file.remove() }
        return await Invocation.run(["check", file.path, "--language", language], style: .plain).output
    }
}
