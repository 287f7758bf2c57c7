import EntraID
import Foundation
import OIDCFixtures
import Testing

@testable import entra_oidc

/// The command line: text, JSON, output streams and exit status.
@Suite struct CommandTests {
    private func run(_ arguments: String...) async -> InvocationResult {
        await Invocation.run(arguments, style: .plain)
    }

    private func json(_ arguments: String...) async throws -> (JSONCursor, CommandStatus) {
        let result = await Invocation.run(arguments + ["--json"], style: .plain)
        return (JSONCursor(try JSONValue(parsing: result.output)), result.status)
    }

    @Test(
        "`callback` prints the callback URL alone on the first line",
        arguments: [
            ("http://localhost:8000/console", "http://localhost:8000/api/oidc/callback"),
            ("https://192.168.0.1:8000/x?y#z", "https://192.168.0.1:8000/api/oidc/callback"),
        ])
    func callbackFirstLine(page: String, callback: String) async {
        let result = await run("callback", page)
        #expect(result.output.split(separator: "\n").first.map(String.init) == callback)
        #expect(result.status == .accepted)
        #expect(result.errors.isEmpty)
    }

    @Test("`callback` explains why Azure rejects a callback") func callbackRemedy() async {
        let result = await run("callback", "http://10.0.0.5:21114/")
        #expect(result.status == .refused)
        #expect(
            result.output.contains(
                "Azure requires https, except for localhost. You opened the console at http://10.0.0.5:21114. "
                    + "Open it at the https URL that users will use, then copy the callback URL again."))
    }

    @Test("`callback` takes a path and an audience") func callbackOptions() async throws {
        let (outcome, status) = try await json(
            "callback", "https://a.example", "--path=/signin", "--audience", "PersonalMicrosoftAccount")
        #expect(status == .accepted)
        #expect(try outcome["verdict"].required(.string) == "accepted")
        #expect(try outcome["callback"].required(.string) == "https://a.example/signin")
        #expect(try outcome["origin"].required(.string) == "https://a.example")
        #expect(await run("callback", "https://a.example", "--path", "signin").status == .refused)
        #expect(await run("callback", "https://a.example", "--audience", "Everybody").status == .usage)
    }

    @Test("`callback --exact` takes the complete callback URL") func exactCallback() async throws {
        let (outcome, status) = try await json("callback", "--exact", "https://a.example/signin")
        #expect(status == .accepted)
        #expect(try outcome["callback"].required(.string) == "https://a.example/signin")
        #expect(await !run("callback", "--exact", "https://a.example/signin").output.contains("page's origin"))
        for (url, code) in [
            ("https://a.example/signin?x=1", "callback.invalid-path"),
            ("https://a.example/signin#x", "callback.invalid-path"), ("/signin", "callback.not-absolute"),
            ("http://a.example/signin", "redirect.scheme-not-https"),
        ] {
            let result = await run("callback", "--exact", url)
            #expect(result.status == .refused && result.output.contains(code), "\(url)")
        }
        #expect(await run("callback", "https://a.example/x", "--exact", "--path", "/y").status == .usage)
    }

    @Test("`issuer` prints one correction for all problems") func issuerSuggestion() async throws {
        let text =
            " https://LOGIN.microsoftonline.com/8EAEF023-2B34-4DA1-9BAA-8BC8C9D6A490/.well-known/openid-configuration "
        let (outcome, status) = try await json("issuer", text)
        #expect(status == .refused)
        let problems = try outcome["problems"].required(.array(of: .object))
        #expect(problems.count == 5)
        for problem in problems {
            let cursor = JSONCursor(.object(problem))
            #expect(try cursor["severity"].required(.string) == "error")
            #expect(
                try cursor["suggestion"].required(.string)
                    == "https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0")
            for member in ["code", "location", "expected", "found", "remedy"] {
                #expect(try !cursor[member].required(.string).isEmpty)
            }
        }
        let output = await run("issuer", text).output
        let suggestion = "https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0"
        #expect(output.components(separatedBy: suggestion).count == 2, "the suggestion appears once")
    }

    @Test("`issuer` recognizes a placeholder") func issuerPlaceholder() async throws {
        let (outcome, status) = try await json(
            "issuer", "https://login.microsoftonline.com/<Directory (tenant) ID>/v2.0")
        #expect(status == .refused)
        #expect(try outcome["problems"][0]["code"].required(.string) == "authority.placeholder")
    }

    @Test("`issuer` takes custom hosts") func issuerCustomHosts() async {
        let authority = "https://login.contoso.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0"
        let refused = await run("issuer", authority)
        #expect(refused.status == .refused && refused.output.contains("discover --issuer"))
        #expect(
            await run("issuer", authority, "--custom-host", "x.example", "--custom-host", "login.contoso.com").status
                == .accepted)
    }

    @Test("Without a command, the sample sign-in is accepted") func noCommand() async throws {
        let result = await run()
        #expect(result.status == .accepted)
        #expect(result.output.hasSuffix("\naccepted\n"))
        let (outcome, _) = try await json()
        #expect(try outcome["verdict"].required(.string) == "accepted")
        #expect(try outcome["callback"].required(.string) == "https://console.example.com:8443/api/oidc/callback")
    }

    @Test("`vectors` counts the cases and names the failures") func vectorsCommand() async throws {
        let all = await run("vectors", FixtureFiles.vectors.path)
        #expect(all.status == .accepted, "\(all.output)")
        #expect(all.output.hasSuffix(" passed, 0 failed\n"))

        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("vectors-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let text =
            #"{"kind":"entra-redirect","cases":[{"name":"wrong","rule":"a.b.1","given":{"uri":"https://a.example/cb"},"expect":{"refused":["redirect.fragment"]}},{"name":"right","rule":"a.b.1","given":{"uri":"https://a.example/cb"},"expect":{"accepted":{}}}]}"#
        try Data(text.utf8).write(to: folder.appendingPathComponent("a.json"))
        try Data("[".utf8).write(to: folder.appendingPathComponent("b.json"))
        let result = await run("vectors", folder.path)
        #expect(result.status == .refused)
        #expect(result.output.contains("a.json “wrong”: should be refused [redirect.fragment]"))
        #expect(result.output.contains("b.json: this is not a valid vector file"))
        #expect(result.output.hasSuffix("1 passed, 2 failed\n"))

        #expect(await run("vectors", "--outcomes", folder.path).status == .failed)
        let file = folder.appendingPathComponent("a.json").path
        let outcomes = await run("vectors", "--outcomes", file)
        #expect(outcomes.status == .accepted)
        let accepted = #""outcome":{"accepted":{"uri":"https://a.example/cb"},"warnings":[]}}"#
        let lines = ["wrong", "right"].map { #"{"source":"\#(file)","name":"\#($0)",\#(accepted)"# }
        #expect(outcomes.output == lines.joined(separator: "\n") + "\n")
        // With `--json`, the outcomes are values and not texts.
        let document = try JSONValue(parsing: await run("vectors", "--outcomes", file, "--json").output)
        let list = try #require(document.object?["outcomes"]?.array)
        #expect(list.map { $0.serialized(indented: false) } == lines)
    }

    @Test(
        "An invalid command line is explained on the error stream",
        arguments: [
            ["vectors"], ["callback"], ["callback", "a", "b"], ["issuer", "x", "--nonsense"], ["nonsense"],
            ["--nonsense"],
            ["callback", "x", "--path"], ["callback", "x", "--path", "/a", "--path", "/b"],
        ])
    func misuse(arguments: [String]) async {
        let result = await Invocation.run(arguments, style: .plain)
        #expect(result.status == .usage)
        #expect(result.output.isEmpty)
        #expect(result.errors.contains("--help"))
    }

    @Test("A folder that cannot be read is a failure, not a rejection") func unreadableFolder() async {
        let result = await run("vectors", "/no/such/folder")
        #expect(result.status == .failed)
        #expect(result.output.isEmpty)
        #expect(result.errors.contains("/no/such/folder"))
    }

    @Test(
        "With `--json`, a failure is a JSON object",
        arguments: [
            (["vectors", "/no/such/folder", "--json"], CommandStatus.failed, "command.failed", "/no/such/folder"),
            (["--json", "check", "/no/such/file"], .failed, "command.failed", "/no/such/file"),
            (["vectors", "--json"], .usage, "command.usage", "PATH is missing."),
            (["issuer", "x", "--nonsense", "--json"], .usage, "command.usage", "--nonsense"),
            (["isuer", "--json"], .usage, "command.usage", "Did you mean “issuer”?"),
            (["--json", "--nonsense"], .usage, "command.usage", "--nonsense"),
        ])
    func failuresAsJSON(words: [String], status: CommandStatus, code: String, remedy: String) async throws {
        let result = await Invocation.run(words, style: .plain)
        #expect(result.status == status)
        let outcome = JSONCursor(try JSONValue(parsing: result.output))
        #expect(try outcome["verdict"].required(.string) == "refused")
        let problem = outcome["problems"][0]
        #expect(try problem["code"].required(.string) == code)
        #expect(try problem["severity"].required(.string) == "error")
        #expect(try problem["remedy"].required(.string).contains(remedy))
        for member in ["location", "expected", "found", "suggestion"] { #expect(problem[member].value == .null) }
        // The text is still on the error stream.
        #expect(result.errors.contains(remedy))
    }

    @Test("After `--`, `--json` is not an option") func jsonAfterTwoDashes() async {
        let result = await run("issuer", "x", "y", "--", "--json")
        #expect(result.status == .usage && result.output.isEmpty)
    }

    @Test("`--version` prints the latest version in the changelog") func version() async throws {
        let changelog = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("CHANGELOG.md")
        let headings = try String(contentsOf: changelog, encoding: .utf8).split(separator: "\n").filter {
            $0.hasPrefix("## ")
        }
        let newest = try #require(headings.first?.split(separator: " ").dropFirst().first).lowercased()
        let plain = await run("--version")
        #expect(plain.output == "entra-oidc \(newest)\n" && plain.status == .accepted)
        let (outcome, status) = try await json("--version")
        #expect(try outcome["version"].required(.string) == newest)
        #expect(try outcome["verdict"].required(.string) == "accepted" && status == .accepted)
        #expect(await run("--help").output.contains("--version"))
        #expect(await run("--version", "--help").output == run("--help").output)
        #expect(await run("--versoin").errors.contains("Did you mean “--version”?"))
    }

    @Test("Help lists every command and option, and its examples are valid") func helpPages() async throws {
        let overview = await run("--help")
        #expect(overview.status == .accepted)
        for command in Invocation.commands {
            #expect(overview.output.contains("  \(command.name) "))
            let page = await run(command.name, "--help")
            #expect(page.status == .accepted)
            for option in command.options { #expect(page.output.contains(option.name)) }
            for example in command.examples where command.name != "vectors" && !example.contains("<") {
                let words = example.split(separator: " ").dropFirst().map(String.init)
                let result = await Invocation.run(words, style: .plain)
                result.server?.stop()
                #expect(result.status != .usage, "\(example)")
            }
        }
    }

    /// Writes the keys and metadata of a signed token from the vectors to files, and returns the arguments for
    /// `verify`.
    private func signedToken() throws -> (arguments: [String], folder: URL) {
        let file = FixtureFiles.vectors.appendingPathComponent("id-token/entra-authorities.json")
        let cases = JSONCursor(
            try JSONValue(parsing: Array(try Data(contentsOf: file)), limits: .known(bytes: 8 << 20)))["cases"]
        let accepted = try cases.required(.array(of: .object)).indices.first { index in
            cases[index]["expect"]["accepted"].value != nil
                && cases[index]["given"]["expectations"]["entra"]["customHosts"].value == nil
                && cases[index]["given"]["expectations"]["entra"]["allowedTenants"].value == nil
        }
        let given = cases[try #require(accepted)]["given"]
        let expectations = given["expectations"]
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("verify-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let metadata: JSONValue = .object(["issuer": try expectations["entra"]["metadataIssuer"].required(.any)])
        try Data(metadata.serialized().utf8).write(to: folder.appendingPathComponent("metadata.json"))
        let keys = try given["keys"].required(.any)
        try Data(keys.serialized().utf8).write(to: folder.appendingPathComponent("keys.json"))
        var arguments = [
            "verify", "--authority", try expectations["entra"]["authority"].required(.string),
            "--client-id", try expectations["clientID"].required(.string),
            "--metadata", folder.appendingPathComponent("metadata.json").path,
            "--keys", folder.appendingPathComponent("keys.json").path,
            "--now", "\(try given["now"].required(.integer))", try given["token"].required(.string),
        ]
        if case .string(let nonce) = expectations["nonce"].value {
            arguments += ["--nonce", nonce]
        } else {
            arguments.append("--no-nonce")
        }
        return (arguments, folder)
    }

    @Test("`verify` shows every check") func verifyChecks() async throws {
        let (arguments, folder) = try signedToken()
        defer { try? FileManager.default.removeItem(at: folder) }
        let good = await Invocation.run(arguments, style: .plain)
        #expect(good.status == .accepted, "\(good.output)")
        #expect(good.output.hasPrefix("accepted\n"))
        for check in TokenCheck.allCases { #expect(good.output.contains(check.rawValue)) }

        let late = arguments.map { Int($0) == nil ? $0 : "2000000000" }
        let bad = await Invocation.run(late + ["--json"], style: .plain)
        #expect(bad.status == .refused)
        let outcome = JSONCursor(try JSONValue(parsing: bad.output))
        #expect(try outcome["verdict"].required(.string) == "refused")
        #expect(try outcome["problems"][0]["code"].required(.string) == "token.expired")
        #expect(try outcome["checks"].required(.array(of: .object)).count == TokenCheck.allCases.count)
        #expect(outcome["subject"].value == nil)
    }

    @Test("`verify` names a missing option") func verifyMissingOption() async throws {
        let (arguments, folder) = try signedToken()
        defer { try? FileManager.default.removeItem(at: folder) }
        for option in ["--authority", "--client-id", "--metadata", "--keys"] {
            var rest = arguments
            let index = try #require(rest.firstIndex(of: option))
            rest.removeSubrange(index...(index + 1))
            let result = await Invocation.run(rest, style: .plain)
            #expect(result.status == .usage)
            #expect(result.errors.contains(option))
        }
        let withoutNonce = arguments.filter { $0 != "--no-nonce" && $0 != "--nonce" }
        #expect(await Invocation.run(withoutNonce, style: .plain).status == .usage)
        let unreadable = arguments.map { $0.hasSuffix("keys.json") ? "/no/such/file" : $0 }
        #expect(await Invocation.run(unreadable, style: .plain).status == .failed)
    }

    @Test("`decode` marks its output as unverified") func decodeOutput() async throws {
        let token = UnsignedTokens.token(#"{"sub":"s","exp":1700000000,"evil":"\u001b[31m"}"#)
        let result = await run("decode", token)
        #expect(result.status == .accepted)
        #expect(result.output.hasPrefix("UNVERIFIED"))
        #expect(result.output.contains("2023-11-14T22:13:20Z"))
        #expect(result.output.contains("— when the token expires"))
        #expect(!result.output.contains("\u{1B}"))
        let (outcome, _) = try await json("decode", token)
        #expect(try !outcome["verified"].required(.bool))
        #expect(try outcome["claims"]["sub"].required(.string) == "s")
        #expect(await run("decode", "a.b.c.d.e").status == .refused)
        #expect(await run("decode", "a.b.c.d.e").output.contains("token.encrypted"))
    }

    @Test("Options can come before the command") func optionsBeforeCommand() async {
        #expect(await run("--path", "/x", "callback", "https://a.example").output.hasPrefix("https://a.example/x\n"))
        let page = await run("issuer", "--help")
        #expect(await run("help", "issuer").output == page.output)
        #expect(await run("issuer", "x", "--custom-host", "--json").status == .usage)
        #expect(await run("issuer", "x", "--custom-host", "https://login.example.com").status == .usage)
    }

    @Test("Escape sequences and secrets in arguments are not printed") func escapesArguments() async {
        let secret = "abc8Q~Zxcvbnmasdfghjklqwertyuiop1234567890"
        for words in [
            ["\u{1B}[31mx"], ["issuer", "x", "\u{1B}]0;evil\u{7}"], [secret], ["issuer", "x", secret],
            ["callback", secret],
        ] {
            let result = await Invocation.run(words, style: .plain)
            #expect(!(result.output + result.errors).contains("\u{1B}"))
            #expect(!(result.output + result.errors).contains(secret))
        }
    }

    @Test("Words after `--` are not options") func wordsAfterTwoDashes() async {
        #expect(await run("issuer", "--", "--help").status == .refused)
    }

    @Test("Output is colored and wrapped only for terminals") func colorAndWrapping() async {
        let piped = await run("callback", "http://10.0.0.5:21114/").output
        #expect(!piped.contains("\u{1B}"))
        let terminal = await Invocation.run(
            ["callback", "http://10.0.0.5:21114/"], style: TextStyle(usesColor: true, width: 60)
        ).output
        #expect(terminal.contains("\u{1B}[31merror\u{1B}[0m"))
        #expect(!piped.split(separator: "\n").allSatisfy { $0.count <= 60 })
        for line in terminal.split(separator: "\n") where !line.contains("\u{1B}") {
            #expect(line.count <= 60, "\(line)")
        }
    }
}
