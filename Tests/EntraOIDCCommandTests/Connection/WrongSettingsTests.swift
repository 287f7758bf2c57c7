import EntraID
import Foundation
import Testing

@testable import entra_oidc

/// `check --online` with every mistake that the set-up guide warns of.
@Suite struct WrongSettingsTests {
    private static let begin = "<!-- table of wrong settings -->\n"
    private static let end = "<!-- end of the table -->\n"

    private static var article: URL {
        var root = URL(fileURLWithPath: #filePath)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        return root.appendingPathComponent("Sources/EntraID/EntraID.docc/CommandLineTool.md")
    }

    /// To write the table of the article again, run this test with `REWRITE_TABLES=1` in the environment.
    @Test("Every wrong setting has the verdict in the article") func verdicts() async throws {
        let subject = try ConnectionSubject()
        var table = "| Wrong setting | Verdict | Found | Not checked |\n|---|---|---|---|\n"
        for setting in WrongSetting.all { table += try await row(of: setting, subject) }
        let text = try String(contentsOf: WrongSettingsTests.article, encoding: .utf8)
        let start = try #require(text.range(of: WrongSettingsTests.begin)).upperBound
        let stop = try #require(text.range(of: WrongSettingsTests.end)).lowerBound
        if ProcessInfo.processInfo.environment["REWRITE_TABLES"] != nil {
            let rewritten = text[..<start] + "\n" + table + "\n" + text[stop...]
            try String(rewritten).write(to: WrongSettingsTests.article, atomically: true, encoding: .utf8)
            return
        }
        let expected = text[start..<stop].split(separator: "\n")
        let found = table.split(separator: "\n")
        #expect(found.count == expected.count)
        for (found, expected) in zip(found, expected) { #expect(found == expected) }
    }

    @Test("The verdicts are the same over sockets") func sockets() async throws {
        let subject = try ConnectionSubject()
        let server = try ConnectionSubject.overSockets()
        for setting in WrongSetting.all where setting.name != WrongSetting.silence.name {
            let expected = try await row(of: setting, subject)
            #expect(try await row(of: setting, server) == expected)
        }
        await server.stop()
    }

    // MARK: - A row

    private func row(of setting: WrongSetting, _ subject: ConnectionSubject) async throws -> String {
        try await subject.prepare(redirectURI: setting.redirectURI)
        try await subject.misbehave(setting.misbehavior)
        let secretID = try ConfigurationFile("fa15d692-e9c7-4460-a743-29f29522229a\n")
        defer { secretID.remove() }
        let text = subject.file(
            issuer: setting.issuer, clientID: setting.clientID, credential: setting.credential, more: setting.more
        ).replacingOccurrences(of: WrongSetting.secretIDFile, with: secretID.path)
        let file = try ConfigurationFile(text)
        defer { file.remove() }
        let result = await OnlineCheck.$transport.withValue(subject.transport) {
            await Invocation.run(["check", file.path, "--online", "--json"], style: .plain)
        }
        let secrets = [
            ConnectionSubject.secret, ConnectionSubject.wrongSecret, ConnectionSubject.expiredSecret, "eyJ",
        ]
        for secret in secrets { #expect(!result.output.contains(secret), "\(setting.name)") }
        return try cells(of: JSONCursor(try JSONValue(parsing: result.output)), setting.name)
    }

    private func cells(of outcome: JSONCursor, _ name: String) throws -> String {
        var found: [String] = []
        var notChecked: [(reason: String, names: [String])] = []
        var ofSteps: [String] = ["config.emulated"]
        let steps = outcome["connections"][0]["steps"]
        let count = try steps.required(.array(of: .object)).count
        try #require(count == ConnectionStep.Name.allCases.count)
        for index in 0..<count {
            let step = steps[index]
            let stepName = try step["name"].required(.string)
            if let code = step["code"].value?.string {
                found.append("\(stepName): `\(step["providerCode"].value?.string ?? code)`")
                ofSteps.append(code)
            }
            for warning in step["warnings"].value?.strings ?? [] {
                found.append("\(stepName): `\(warning)` (warning)")
                ofSteps.append(warning)
            }
            guard let reason = step["reason"].value?.string else { continue }
            if let place = notChecked.firstIndex(where: { $0.reason == reason }) {
                notChecked[place].names.append(stepName)
            } else {
                notChecked.append((reason, [stepName]))
            }
        }
        for problem in try outcome["problems"].required(.array(of: .object)) {
            guard let code = problem["code"]?.string, !ofSteps.contains(code) else { continue }
            found.append("file: `\(code)`" + (problem["severity"] == "warning" ? " (warning)" : ""))
        }
        let reasons = notChecked.map { reason, names in
            "\(names.count == count ? "all" : names.joined(separator: ", ")): `\(reason)`"
        }
        let verdict = try outcome["verdict"].required(.string)
        return "| \(name) | \(verdict) | \(found.joined(separator: "; ")) | \(reasons.joined(separator: "; ")) |\n"
    }
}
