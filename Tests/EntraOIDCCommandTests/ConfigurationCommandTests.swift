import EntraGuide
import EntraID
import Foundation
import Testing

@testable import entra_oidc

private let client = ConfigurationFile.client
private let issuer = ConfigurationFile.issuer

private func run(_ arguments: [String]) async -> InvocationResult {
    await Invocation.run(arguments, style: .plain)
}

/// The JSON output of a command.
private func outcome(_ arguments: [String]) async throws -> JSONCursor {
    JSONCursor(try JSONValue(parsing: await run(arguments + ["--json"]).output))
}

/// The codes of the outcome's problems, in order.
private func codes(_ outcome: JSONCursor) throws -> [String] {
    let problems = try outcome["problems"].required(.array(of: .object))
    return try problems.map { try JSONCursor(.object($0))["code"].required(.string) }
}

/// Ten mistakes, a misspelled member, and an unknown member.
private let tenMistakes = #"""
    {
        "allowedTenants": "contoso.com",
        "issuer": "https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490",
        "clientID": "My Console",
        "responseType": "token",
        "responseMode": "web_message",
        "clientSecret": "fa15d692-e9c7-4460-a743-29f29522229a",
        "scope": "profile email",
        "callbackPath": "signin",
        "publicAddress": "console.example.com",
        "signInAudience": "Everybody",
        "clientId": "6731de76-14a6-49ae-97bc-6eba6914391e",
        "comment": "for the tests"
    }
    """#

/// `check`, which validates a whole configuration.
@Suite struct CheckCommandTests {
    @Test("A valid configuration is accepted, with its checklist") func acceptsConfiguration() async throws {
        let file = try ConfigurationFile(
            members: #""clientSecret":{"environment":"ENTRA_SECRET"},"publicAddress":"https://console.example.com""#)
        defer { file.remove() }
        let result = await run(["check", file.path])
        #expect(result.status == .accepted, "\(result.output)")
        #expect(result.errors.isEmpty)
        #expect(result.output.hasPrefix("accepted\n"))
        for value in [
            issuer, client, "client secret in the environment variable ENTRA_SECRET", "openid profile email",
            "code by query", "https://console.example.com/api/oidc/callback",
        ] {
            #expect(result.output.contains(value), "\(value)")
        }
        #expect(result.output.components(separatedBy: "  [x] ").count == 6)
        // Whether the application is registered cannot be seen.
        #expect(result.output.components(separatedBy: "  [?] ").count == 2)
        #expect(result.output.contains("  [?] Register an application"))
        #expect(result.output.contains("(we cannot see this)"))
        // The console is named after its host.
        #expect(result.output.contains("[x] Open console.example.com at the URL"))
    }

    @Test("The JSON output has the providers") func providersInJSON() async throws {
        let file = try ConfigurationFile(members: #""clientSecret":{"environment":"ENTRA_SECRET"}"#)
        defer { file.remove() }
        let outcome = try await outcome(["check", file.path])
        #expect(try outcome["verdict"].required(.string) == "accepted")
        #expect(try codes(outcome).isEmpty)
        let provider = outcome["providers"][0]
        #expect(try outcome["providers"].required(.array(of: .object)).count == 1)
        #expect(try provider["name"].required(.string) == "entra")
        #expect(try provider["issuer"].required(.string) == issuer)
        #expect(try provider["clientID"].required(.string) == client)
        #expect(try provider["clientSecret"]["environment"].required(.string) == "ENTRA_SECRET")
        #expect(try provider["responseMode"].required(.string) == "query")
    }

    @Test(
        "The output shows the client credential",
        arguments: [
            (#""clientSecret":{"file":"/run/secret"}"#, "client secret in the file /run/secret"),
            (#""clientSecret":"abc8Q~recognisableSecretOfTheseTests0001""#, "client secret in the configuration file"),
            (#""clientAssertion":{"file":"/run/token"}"#, "client assertion in the file /run/token"),
            (
                #""clientCertificate":{"certificate":"/c.pem","privateKey":"/k.pem"}"#,
                "certificate in the file /c.pem"
            ),
            (#""responseType":"id_token""#, "none"),
        ])
    func showsCredential(members: String, text: String) async throws {
        let file = try ConfigurationFile(members: members)
        defer { file.remove() }
        let result = await run(["check", file.path])
        #expect(result.status == .accepted, "\(result.output)")
        let line = result.output.split(separator: "\n").first { $0.contains("credential") }
        #expect(line?.hasSuffix("  \(text)") == true, "\(result.output)")
    }

    @Test("Every provider in a list is shown") func showsEveryProvider() async throws {
        let provider = #""issuer":"\#(issuer)","clientID":"\#(client)","clientSecret":{"file":"/s"}"#
        let file = try ConfigurationFile(
            #"{"providers":[{"name":"first",\#(provider)},{"name":"second",\#(provider)}]}"#)
        defer { file.remove() }
        let output = await run(["check", file.path]).output
        #expect(output.contains("\nfirst\n"))
        #expect(output.contains("\nsecond\n"))
        // The callback URL is not known.
        #expect(output.components(separatedBy: "  [ ] ").count == 3)
        #expect(output.components(separatedBy: "  [x] ").count == 9)
        #expect(output.components(separatedBy: "  [?] ").count == 3)
        #expect(try await outcome(["check", file.path])["providers"].required(.array(of: .object)).count == 2)
    }

    // MARK: - Mistakes

    @Test("Every mistake in a file is reported at once") func reportsEveryMistake() async throws {
        let file = try ConfigurationFile(tenMistakes)
        defer { file.remove() }
        let result = await run(["check", file.path])
        #expect(result.status == .refused)
        #expect(result.output.hasPrefix("refused\n"))
        #expect(result.output.hasSuffix("\n11 errors, 1 warning.\n"), "\(result.output)")
        #expect(result.output.components(separatedBy: "\nerror  ").count == 12)
        #expect(result.output.components(separatedBy: "\nwarning  ").count == 2)

        let outcome = try await outcome(["check", file.path])
        #expect(try outcome["verdict"].required(.string) == "refused")
        #expect(outcome["providers"].value == nil)
        #expect(
            try codes(outcome) == [
                "config.wrong-type", "authority.missing-version", "config.client-id-not-guid",
                "config.response-type-unsupported", "config.response-mode-unsupported",
                "config.client-secret-is-secret-id", "config.scope-without-openid", "callback.invalid-path",
                "callback.not-absolute", "config.wrong-type", "config.misspelt-member",
                "config.unknown-member",
            ])
    }

    @Test("Remedies are in the requested language", arguments: GuideLanguage.allCases)
    func remediesInLanguage(language: GuideLanguage) async throws {
        let file = try ConfigurationFile(tenMistakes)
        defer { file.remove() }
        let arguments = ["check", file.path, "--language", language.rawValue]
        let text = await run(arguments).output
        let outcome = try await outcome(arguments)
        do throws(Refusal) {
            _ = try EntraConfiguration.all(in: Array(tenMistakes.utf8), warnings: .ignored)
            Issue.record("accepted")
        } catch {
            for (index, problem) in error.problems.enumerated() {
                let remedy = problem.remedy(in: language)
                #expect((remedy == problem.remedy) == (language == .english), "\(problem.code)")
                #expect(outcome["problems"][index]["remedy"].value == .string(remedy))
                #expect(text.contains(remedy), "\(problem.code)")
            }
        }
    }

    @Test("The checklist is in the requested language") func checklistInLanguage() async throws {
        let file = try ConfigurationFile(members: #""clientSecret":{"file":"/s"}"#)
        defer { file.remove() }
        var checklists: Set<String> = []
        for language in GuideLanguage.allCases {
            let result = await run(["check", file.path, "--language=\(language.rawValue)"])
            #expect(result.status == .accepted)
            let lines = result.output.split(separator: "\n").filter { $0.hasPrefix("  [") }
            #expect(lines.count == 6)
            #expect(!lines.contains { $0.contains("**") })
            checklists.insert(lines.joined(separator: "\n"))
        }
        #expect(checklists.count == 4)
    }

    /// The file itself is valid.
    @Test("A callback that Azure rejects is rejected") func rejectsCallback() async throws {
        let file = try ConfigurationFile(
            members: #""clientSecret":{"file":"/s"},"publicAddress":"http://10.0.0.5:21114""#)
        defer { file.remove() }
        let result = await run(["check", file.path])
        #expect(result.status == .refused)
        #expect(result.output.hasPrefix("refused\n"))
        #expect(result.output.contains("redirect.scheme-not-https"))
        let outcome = try await outcome(["check", file.path])
        #expect(try codes(outcome) == ["redirect.scheme-not-https"])
        #expect(try outcome["verdict"].required(.string) == "refused")
        #expect(try outcome["providers"].required(.array(of: .object)).count == 1)
    }

    @Test(
        "The callback is checked even if the issuer is invalid",
        arguments: [
            (#""issuer":"https://login.microsoftonline.com/common","signInAudience":"AzureADMyOrg""#, []),
            (#""issuer":"contoso""#, []),
            (#""issuer":"https://login.microsoftonline.com/common/v2.0""#, []),
            (
                #""issuer":"https://login.microsoftonline.com/common","callbackPath":"/cb$""#,
                ["redirect.unsupported-character"]
            ),
        ])
    func checksCallbackWithWrongIssuer(members: String, further: [String]) async throws {
        let file = try ConfigurationFile(
            #"{"clientID":"\#(client)","clientSecret":{"file":"/s"},"publicAddress":"http://10.0.0.5",\#(members)}"#)
        defer { file.remove() }
        let codes = try codes(await outcome(["check", file.path]))
        #expect(codes.count == 2 + further.count)
        #expect(codes.first?.hasPrefix("authority.") == true || codes.first == "config.tenants-not-stated")
        #expect(Set(codes.dropFirst()) == Set(["redirect.scheme-not-https"] + further))
    }

    @Test("The callback of every provider in a rejected list is checked") func checksEveryCallback() async throws {
        let provider = #""clientID":"\#(client)","clientSecret":{"file":"/s"}"#
        let file = try ConfigurationFile(
            #"{"providers":[{\#(provider),"issuer":"\#(issuer)","publicAddress":"https://a.example"},"#
                + #"{\#(provider),"issuer":"x","name":"b","publicAddress":"http://b.example"}]}"#)
        defer { file.remove() }
        let outcome = try await outcome(["check", file.path])
        #expect(try codes(outcome) == ["authority.not-a-url", "redirect.scheme-not-https"])
    }

    @Test("A shared authority needs a list of allowed tenants or “any”") func sharedAuthorities() async throws {
        let common = #""issuer":"https://login.microsoftonline.com/common/v2.0","clientID":"\#(client)""#
        let secret = #""clientSecret":{"file":"/s"}"#
        let nothing = try ConfigurationFile("{\(common),\(secret)}")
        defer { nothing.remove() }
        let any = try ConfigurationFile(#"{\#(common),\#(secret),"allowedTenants":"any"}"#)
        defer { any.remove() }
        let listed = try ConfigurationFile(
            #"{\#(common),\#(secret),"allowedTenants":["8EAEF023-2B34-4DA1-9BAA-8BC8C9D6A490"]}"#)
        defer { listed.remove() }
        #expect(try codes(await outcome(["check", nothing.path])) == ["config.tenants-not-stated"])
        #expect(try codes(await outcome(["check", any.path])) == ["authority.many-tenants"])
        #expect(await run(["check", any.path]).output.contains("tenants     any tenant"))
        #expect(try codes(await outcome(["check", listed.path])).isEmpty)
        #expect(await run(["check", listed.path]).output.contains("8eaef023-2b34-4da1-9baa-8bc8c9d6a490\n"))
    }

    @Test("A misspelled member is corrected") func correctsMember() async throws {
        let file = try ConfigurationFile(members: #""clientSecret":{"file":"/s"},"allowedTenant":[]"#)
        defer { file.remove() }
        let result = await run(["check", file.path])
        #expect(result.status == .refused)
        #expect(result.output.contains("Write this instead:\n  allowedTenants\n"))
    }

    @Test("Warnings do not reject a configuration") func acceptsWarnings() async throws {
        let file = try ConfigurationFile(members: #""clientSecret":"unusual","comment":1"#)
        defer { file.remove() }
        let result = await run(["check", file.path])
        #expect(result.status == .accepted)
        let outcome = try await outcome(["check", file.path])
        #expect(try codes(outcome) == ["config.client-secret-unusual", "config.unknown-member"])
    }

    // MARK: - Secret expiry

    @Test("The expiry date of the secret is checked") func secretExpiry() async throws {
        let file = try ConfigurationFile(members: #""clientSecret":{"file":"/s"}"#)
        defer { file.remove() }
        for (day, status, severity) in [
            ("2020-01-01", CommandStatus.refused, "error"), (day(after: -2), .refused, "error"),
            (day(after: 10), .accepted, "warning"), (day(after: 40), .accepted, nil), ("2999-12-31", .accepted, nil),
        ] as [(String, CommandStatus, String?)] {
            let arguments = ["check", file.path, "--secret-expires", day]
            #expect(await run(arguments).status == status, "\(day)")
            let outcome = try await outcome(arguments)
            #expect(try codes(outcome) == (severity == nil ? [] : ["config.client-secret-expires"]), "\(day)")
            guard let severity else { continue }
            #expect(try outcome["problems"][0]["severity"].required(.string) == severity)
            #expect(try outcome["problems"][0]["found"].required(.string) == day)
        }
    }

    @Test("An invalid expiry date is a usage error", arguments: ["tomorrow", "31.05.2027", "2027", "x2027-05-31"])
    func invalidDate(day: String) async throws {
        let file = try ConfigurationFile(members: #""clientSecret":{"file":"/s"}"#)
        defer { file.remove() }
        let result = await run(["check", file.path, "--secret-expires", day])
        #expect(result.status == .usage)
        #expect(result.output.isEmpty)
        #expect(result.errors.contains("“\(day)” is not a date"))
    }

    private func day(after days: Double) -> String {
        Date(timeIntervalSinceNow: days * 86_400).formatted(.iso8601.year().month().day())
    }

    // MARK: - Invalid input

    @Test("An invalid command line is a usage error") func invalidCommandLine() async throws {
        let file = try ConfigurationFile(members: #""clientSecret":{"file":"/s"}"#)
        defer { file.remove() }
        for arguments in [
            ["check"], ["check", file.path, "another"], ["check", file.path, "--language", "fr"],
            ["check", file.path, "--language", "EN"], ["check", file.path, "--language"],
            ["check", file.path, "--markdown"],
        ] {
            let result = await run(arguments)
            #expect(result.status == .usage, "\(arguments)")
            #expect(result.output.isEmpty)
            #expect(result.errors.contains("entra-oidc check --help"))
        }
    }

    @Test("A file that cannot be read is a failure", arguments: ["check", "guide"])
    func unreadableFile(command: String) async {
        let result = await run([command, "/no/such/file.json"])
        #expect(result.status == .failed)
        #expect(result.output.isEmpty)
        #expect(result.errors.contains("/no/such/file.json"))
    }

    @Test("A file that is not JSON is rejected", arguments: ["check", "guide"])
    func rejectsInvalidJSON(command: String) async throws {
        let file = try ConfigurationFile(#"{"clientSecret": "zauberwort-4711", "issuer": }"#)
        defer { file.remove() }
        let result = await run([command, file.path])
        #expect(result.status == .refused)
        #expect(result.output.contains("config.not-json"))
        #expect(!result.output.contains("zauberwort"))
    }

    // MARK: - Secrets

    /// A secret in Entra's format, one in no recognizable format, and a Secret ID, which is treated like a secret.
    @Test(
        "A secret in the file is never printed",
        arguments: [
            "abc8Q~recognisableSecretOfTheseTests0001", "zauberwort-4711", "fa15d692-e9c7-4460-a743-29f29522229a",
        ])
    func omitsSecret(secret: String) async throws {
        let good = try ConfigurationFile(members: #""clientSecret":"\#(secret)""#)
        defer { good.remove() }
        let refused = try ConfigurationFile(members: #""clientSecret":"\#(secret)","scope":"x","responseMode":"y""#)
        defer { refused.remove() }
        let misplaced = try ConfigurationFile(members: #""clientSecret":{"value":"\#(secret)"}"#)
        defer { misplaced.remove() }
        for file in [good, refused, misplaced] {
            for options in [
                ["check"], ["check", "--json"], ["check", "--language", "de"],
                ["check", "--secret-expires", "2020-01-01"], ["guide"], ["guide", "--json"], ["guide", "--markdown"],
                ["guide", "--language", "zh"], ["guide", "--page", "https://a.example"],
            ] {
                let result = await run([options[0], file.path] + options.dropFirst())
                #expect(result.output.contains(client) || result.status == .refused, "\(options)")
                #expect(!(result.output + result.errors).contains(secret), "\(options)")
            }
        }
    }
}

/// `guide`, which prints the setup steps with the administrator's values.
@Suite struct GuideCommandTests {
    private func file() throws -> ConfigurationFile {
        try ConfigurationFile(
            members: #""clientSecret":{"file":"/s"},"publicAddress":"https://console.example.com:8443""#)
    }

    @Test("The output has the steps with the configured values") func printsSteps() async throws {
        let file = try file()
        defer { file.remove() }
        let result = await run(["guide", file.path])
        #expect(result.status == .accepted)
        #expect(result.errors.isEmpty)
        let lines = result.output.components(separatedBy: "\n")
        for number in 1...13 {
            #expect(lines.contains { $0.hasPrefix("\(number < 10 ? "   " : "  ")\(number). ") }, "step \(number)")
        }
        for value in [issuer, client, "https://console.example.com:8443/api/oidc/callback"] {
            #expect(result.output.contains(value))
        }
        // Without a name, the console is named after its host.
        #expect(result.output.contains("Connect console.example.com to Microsoft Entra ID"))
        #expect(!result.output.contains("`") && !result.output.contains("**"))
    }

    @Test("The callback URL can be given as it is registered") func givenCallback() async throws {
        let file = try file()
        defer { file.remove() }
        let url = "https://other.example/signin"
        let result = await run(["guide", file.path, "--callback", url])
        #expect(result.status == .accepted && result.output.contains(url))
        #expect(result.output.contains("Connect other.example to Microsoft Entra ID"))
        let invalid = await run(["guide", file.path, "--callback", url + "?x"])
        #expect(invalid.status == .refused && (invalid.output + invalid.errors).contains("callback.invalid-path"))
        #expect(await run(["guide", file.path, "--callback", url, "--page", url]).status == .usage)
    }

    @Test("The JSON output has every part of the guide") func guideInJSON() async throws {
        let file = try file()
        defer { file.remove() }
        for arguments in [["guide", file.path], ["guide", file.path, "--markdown"]] {
            let outcome = try await outcome(arguments)
            #expect(try outcome["verdict"].required(.string) == "accepted")
            #expect(try codes(outcome).isEmpty)
            #expect(try outcome["language"].required(.string) == "en")
            #expect(try outcome["title"].required(.string) == "Sign-in with Microsoft Entra ID")
            #expect(try outcome["checklist"].required(.array(of: .string)).count == 6)
            #expect(try outcome["steps"].required(.array(of: .string)).count == 13)
            #expect(try outcome["troubleshooting"].required(.array(of: .object)).count == 11)
            #expect(try outcome["fields"].required(.array(of: .object)).count == 4)
            #expect(try outcome["fields"][1]["value"].required(.string) == "`\(client)`")
            for member in ["symptom", "remedy"] {
                #expect(try !outcome["troubleshooting"][0][member].required(.string).isEmpty)
            }
        }
    }

    @Test("The guide is in the requested language") func guideInLanguage() async throws {
        let file = try file()
        defer { file.remove() }
        var titles: Set<String> = []
        for language in GuideLanguage.allCases {
            let arguments = ["guide", file.path, "--language", language.rawValue]
            let outcome = try await outcome(arguments)
            #expect(try outcome["language"].required(.string) == language.rawValue)
            let title = try outcome["title"].required(.string)
            #expect(await run(arguments).output.hasPrefix("\(title)\n"))
            titles.insert(title)
        }
        #expect(titles.count == 4)
        #expect(await run(["guide", file.path, "--language", "fr"]).status == .usage)
    }

    @Test("With `--markdown`, the guide is Markdown") func printsMarkdown() async throws {
        let file = try file()
        defer { file.remove() }
        let output = await run(["guide", file.path, "--markdown"]).output
        #expect(output.hasPrefix("# Sign-in with Microsoft Entra ID\n"))
        #expect(output.contains("\n- [ ] "))
        #expect(output.contains("\n13. "))
        #expect(output.contains("| `\(client)` |"))
    }

    /// The page takes precedence over the public address in the file.
    @Test("`--page` determines the callback") func pageDeterminesCallback() async throws {
        let file = try file()
        defer { file.remove() }
        let output = await run(["guide", file.path, "--page", "https://other.example/settings?tab=oidc"]).output
        #expect(output.contains("https://other.example/api/oidc/callback"))
        #expect(!output.contains("console.example.com"))
        #expect(output.contains("Connect other.example to"))

        let local = await run(["guide", file.path, "--page", "http://10.0.0.5:21114/", "--console", "Contoso"]).output
        #expect(local.contains("Azure does not accept http://10.0.0.5:21114/api/oidc/callback"))
        #expect(local.contains("Connect Contoso to"))
    }

    @Test("An invalid page is rejected") func rejectsPage() async throws {
        let file = try file()
        defer { file.remove() }
        let result = await run(["guide", file.path, "--page", "console"])
        #expect(result.status == .refused)
        let arguments = ["guide", file.path, "--page", "console", "--language", "de"]
        let outcome = try await outcome(arguments)
        #expect(try codes(outcome) == ["callback.not-absolute"])
        let german = try outcome["problems"][0]["remedy"].required(.string)
        #expect(!result.output.contains(german))
        #expect(await run(arguments).output.contains(german))
    }

    /// An administrator can start with the guide and complete the file along the way.
    @Test("Missing and invalid values are shown as not configured") func incompleteFile() async throws {
        let empty = try ConfigurationFile("{}")
        defer { empty.remove() }
        let result = await run(["guide", empty.path])
        #expect(result.status == .accepted)
        #expect(result.output.components(separatedBy: "(not configured yet)").count > 5)
        #expect(result.output.contains("Connect the console to"))

        let wrong = try ConfigurationFile(tenMistakes)
        defer { wrong.remove() }
        let draft = await run(["guide", wrong.path])
        #expect(draft.status == .accepted)
        #expect(!draft.output.contains("My Console"))
        #expect(draft.output.contains("Client ID: (not configured yet)"))
        #expect(draft.output.contains("Issuer: (not configured yet)"))
    }

    @Test("The guide is for the first provider in a list") func usesFirstProvider() async throws {
        let provider = #""issuer":"\#(issuer)","clientID":"\#(client)","clientSecret":{"file":"/s"}"#
        let file = try ConfigurationFile(
            #"{"providers":[{\#(provider),"publicAddress":"https://first.example"},{\#(provider),"name":"second"}]}"#)
        defer { file.remove() }
        #expect(await run(["guide", file.path]).output.contains("https://first.example/api/oidc/callback"))
    }
}

/// `explain`, which explains an error of Entra.
@Suite struct ExplainCommandTests {
    @Test(
        "An error code is explained wherever it is in the text",
        arguments: [
            ["AADSTS7000215"], ["7000215"], [" 7000215\n"],
            ["AADSTS7000215: Invalid client secret provided.\r\nTrace ID: 4cfc9c81-660f-4a1a-ba0b-87db205c5461"],
            // Pasted without quotes.
            ["AADSTS7000215:", "Invalid", "client", "secret", "provided."], ["Sorry,", "but", "AADSTS7000215"],
        ])
    func explainsError(words: [String]) async throws {
        let error = try EntraErrorEntry(parsing: "AADSTS7000215")
        let result = await run(["explain"] + words)
        #expect(result.status == .accepted, "\(result.errors)")
        #expect(result.output.hasPrefix("AADSTS7000215\n"))
        #expect(result.output.contains(error.meaning))
        #expect(result.output.contains(error.remedy))

        let outcome = try await outcome(["explain"] + words)
        #expect(try outcome["verdict"].required(.string) == "accepted")
        #expect(try outcome["code"].required(.string) == "AADSTS7000215")
        #expect(try outcome["topic"].required(.string) == "client-credential")
        #expect(try outcome["meaning"].required(.string) == error.meaning)
        #expect(try outcome["remedy"].required(.string) == error.remedy)
        #expect(try outcome["places"].required(.array(of: .string)) == error.locations.map(\.rawValue))
        #expect(try outcome["frequency"].required(.integer) == error.frequency.rawValue)
    }

    @Test("A B2C error code is explained") func explainsB2CError() async throws {
        let outcome = try await outcome(["explain", "AADB2C90118: The user has forgotten their password."])
        #expect(try outcome["code"].required(.string) == "AADB2C90118")
        #expect(try outcome["topic"].required(.string) == "account-access")
    }

    @Test("An unlisted error code is accepted", arguments: ["AADSTS99999", "99999"])
    func unlistedCode(text: String) async throws {
        let result = await run(["explain", text])
        #expect(result.status == .accepted)
        #expect(result.output.hasPrefix("AADSTS99999\n"))
        #expect(result.output.contains("https://login.microsoftonline.com/error"))
        // It is unknown how often and where an unlisted error occurs.
        #expect(!result.output.contains("how often"))
        #expect(!result.output.contains("  seen"))
        #expect(try await outcome(["explain", text])["topic"].required(.string) == "unknown")
    }

    @Test(
        "Text without an error code is rejected",
        arguments: ["hello", "aadsts50011", "AADSTS 50011", "500", "050011", "AADSTS12345678"])
    func rejectsTextWithoutCode(text: String) async throws {
        let result = await run(["explain", text])
        #expect(result.status == .refused)
        #expect(result.output.contains("aadsts.no-code"))
        let outcome = try await outcome(["explain", text])
        #expect(try outcome["verdict"].required(.string) == "refused")
        #expect(try codes(outcome) == ["aadsts.no-code"])
        #expect(outcome["code"].value == nil)
    }

    /// A message can contain names, addresses and terminal escape sequences.
    @Test(
        "The text itself is not printed",
        arguments: [
            "\u{1B}[31mAADSTS50020\u{1B}[0m: User account 'ada@contoso.com' does not exist.\u{7}",
            "\u{1B}]0;evil\u{7}nothing of ada@contoso.com here", "AADSTS50020\u{202E}\u{9B}31m ada@contoso.com",
        ])
    func omitsText(text: String) async {
        let obeyed: [Unicode.Scalar] = ["\u{1B}", "\u{7}", "\u{9B}", "\u{202E}"]
        for words in [[text], text.split(separator: " ").map(String.init)] {
            for options in [[], ["--json"]] {
                let result = await run(["explain"] + words + options)
                let printed = result.output + result.errors
                #expect(result.status == (text.contains("AADSTS") ? .accepted : .refused))
                #expect(!printed.contains("ada@contoso.com"))
                #expect(!printed.unicodeScalars.contains { obeyed.contains($0) })
            }
        }
    }

    @Test("The words of a message are not commands") func wordsAreNotCommands() async {
        let result = await Invocation.run(
            ["explain", "AADSTS50011:", "check", "the", "issuer"], style: .plain)
        #expect(result.status == .accepted)
        #expect(result.output.hasPrefix("AADSTS50011\n"))
    }

    @Test(
        "`check` does not accept an invalid expiry date",
        arguments: ["2027-02-30", "2027-05-31x", "2027-05-31T10:00:00Z", "31.05.2027", ""])
    func rejectsInvalidDate(day: String) async {
        let result = await Invocation.run(["check", "/no/such/file", "--secret-expires", day], style: .plain)
        #expect(result.status != .accepted && result.status != .refused)
    }
}
