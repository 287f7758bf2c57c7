import EntraID
import Foundation
import OIDCTestSupport
import Testing

@testable import entra_oidc

/// `check --online` over sockets.
@Suite struct OnlineCheckTests {
    private func check(_ file: ConfigurationFile, _ options: String...) async -> InvocationResult {
        await Invocation.run(["check", file.path, "--online"] + options, style: .plain)
    }

    @Test("The report shows the settings, the steps, and the checklist with what cannot be seen")
    func report() async throws {
        let subject = try ConnectionSubject.overSockets()
        try await subject.prepare()
        let file = try ConfigurationFile(subject.file())
        defer { file.remove() }
        let shown = Locked<[String]>([])
        let result = await OnlineCheck.$show.withValue({ line in shown.withLock { $0.append(line) } }) {
            await check(file)
        }
        await subject.stop()
        #expect(result.status == .accepted, "\(result.output)")
        #expect(result.output.hasPrefix("accepted\n"))
        let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
        let title = try #require(lines.firstIndex(of: "Connection"))
        let steps = lines[(title + 1)...(title + 5)]
        let names = ["metadata", "issuer", "keys", "clock", "credential"]
        // Every word is as wide as the longest of its column: “not checked” and “credential”.
        for (line, name) in zip(steps, names) {
            #expect(
                line.hasPrefix("  ✓ passed       \(name)" + String(repeating: " ", count: 12 - name.count)), "\(line)")
        }
        #expect(steps.last?.contains(" s  The provider accepted the credential.") == true)
        #expect(result.output.contains("  [x] ") && result.output.contains("  [?] "))
        #expect(result.output.contains("\n  - Which redirect URIs are registered cannot be seen from here."))
        let progress = shown.withLock { $0 }
        #expect(progress.count == 5)
        for (line, name) in zip(progress, names) { #expect(line.hasPrefix("  ✓ passed       \(name) ")) }
        #expect(!result.output.contains(ConnectionSubject.secret))
    }

    @Test("A failed step has its remedy, and the status of what was refused") func refused() async throws {
        let subject = try ConnectionSubject.overSockets()
        try await subject.prepare()
        let file = try ConfigurationFile(
            subject.file(credential: #""clientSecret":"\#(ConnectionSubject.expiredSecret)""#))
        defer { file.remove() }
        let result = await check(file, "--language", "de")
        await subject.stop()
        #expect(result.status == .refused)
        #expect(result.output.hasPrefix("refused\n"))
        for words in [
            "  ✗ fehlgeschlagen  Anmeldeinformation", "Der Client kann sich nicht authentifizieren: AADSTS7000222.",
            "  ✓ bestanden       Metadaten", "\nFehler  exchange.provider-error\n", "Verbindung\n",
        ] {
            #expect(result.output.contains(words), "\(words)")
        }
        #expect(!result.output.contains(ConnectionSubject.expiredSecret))
    }

    @Test("If only the client's values are wrong, the rest is checked, and nothing is said about the credential")
    func rejectedFile() async throws {
        let subject = try ConnectionSubject()
        try await subject.prepare()
        let file = try ConfigurationFile(subject.file(clientID: "My Console"))
        defer { file.remove() }
        let shown = Locked<[String]>([])
        let result = await OnlineCheck.$transport.withValue(subject.transport) {
            await OnlineCheck.$show.withValue({ line in shown.withLock { $0.append(line) } }) { await check(file) }
        }
        #expect(result.status == .refused)
        #expect(result.output.contains("\n  ✓ passed       clock "))
        let last = "  - not checked  credential          The configuration was rejected. Fix it first.\n"
        #expect(result.output.contains("\n" + last))
        #expect(shown.withLock { $0.last } == last)
    }

    @Test("Without a connection, the status is that of a failure, and every step is shown")
    func noConnection() async throws {
        let subject = try ConnectionSubject.overSockets()
        let file = try ConfigurationFile(subject.file())
        defer { file.remove() }
        await subject.stop()
        let result = await check(file)
        #expect(result.status == .failed)
        #expect(result.output.hasPrefix("refused\n"))
        #expect(result.output.contains("  ✗ failed       metadata"))
        #expect(result.output.contains("  - not checked  credential"))
        #expect(result.output.contains("discovery.unreachable"))
        let both = try ConfigurationFile(
            "{\"providers\":[\(subject.file(more: #""name":"a""#)),\(subject.file(more: #""name":"b""#))]}")
        defer { both.remove() }
        #expect(await check(both).status == .failed)
        // A mistake in the file is a verdict, whatever the network does.
        let wrong = try ConfigurationFile(subject.file(more: #""publicAddress":"http://10.0.0.5""#))
        defer { wrong.remove() }
        #expect(await check(wrong).status == .refused)
    }

    @Test("`--provider` chooses one of several providers, and without it all are checked") func provider() async throws
    {
        let subject = try ConnectionSubject()
        try await subject.prepare()
        let first = subject.file(more: #""name":"first""#)
        let second = subject.file(
            credential: #""clientSecret":"\#(ConnectionSubject.wrongSecret)""#, more: #""name":"second""#)
        let file = try ConfigurationFile("{\"providers\":[\(first),\(second)]}")
        defer { file.remove() }
        try await OnlineCheck.$transport.withValue(subject.transport) {
            let all = JSONCursor(try JSONValue(parsing: await check(file, "--json").output))
            let names = try all["connections"].required(.array(of: .object)).map { $0["provider"] }
            #expect(names == ["first", "second"])
            #expect(all["verdict"].value == "refused")
            let chosen = JSONCursor(try JSONValue(parsing: await check(file, "--json", "--provider", "first").output))
            #expect(try chosen["connections"].required(.array(of: .object)).count == 1)
            #expect(chosen["verdict"].value == "accepted")
            let unknown = await check(file, "--provider", "third")
            #expect(unknown.status == .refused && unknown.output.contains("one of: first, second"))
        }
    }

    @Test("`--online` is for a configuration file, and `--provider` for `--online`") func usage() async {
        let other = await Invocation.run(
            ["check", "--issuer", "https://id.example.com", "--client-id", "console", "--online"], style: .plain)
        #expect(other.status == .usage && other.errors.contains("--online"))
        let offline = await Invocation.run(["check", "provider.json", "--provider", "entra"], style: .plain)
        #expect(offline.status == .usage && offline.errors.contains("--provider"))
    }
}
