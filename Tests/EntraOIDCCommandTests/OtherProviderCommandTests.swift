import EntraID
import Foundation
import Testing

@testable import entra_oidc

private func run(_ arguments: [String]) async -> InvocationResult {
    await Invocation.run(arguments, style: .plain)
}

/// The JSON output of a command.
private func outcome(_ arguments: [String]) async throws -> JSONCursor {
    JSONCursor(try JSONValue(parsing: await run(arguments + ["--json"]).output))
}

/// The codes of the outcome's problems, in order.
private func codes(_ arguments: [String]) async throws -> [String] {
    let problems = try await outcome(arguments)["problems"].required(.array(of: .object))
    return try problems.map { try JSONCursor(.object($0))["code"].required(.string) }
}

/// `verify` for a provider other than Entra.
@Suite struct OtherProviderVerifyTests {
    private static let issuer = ProviderFiles.issuer

    private func arguments(
        _ files: ProviderFiles, issuer: String = ProviderFiles.issuer, client: String = "console"
    ) -> [String] {
        [
            "verify", "--issuer", issuer, "--client-id", client, "--metadata", files.metadata, "--keys", files.keys,
            "--nonce", "n", files.token(for: "console"),
        ]
    }

    @Test("A token is verified for a client ID that is not a GUID") func verifies() async throws {
        let files = try ProviderFiles()
        defer { files.remove() }
        let result = await run(arguments(files))
        #expect(result.status == .accepted, "\(result.output)\(result.errors)")
        #expect(result.output.hasPrefix("accepted\n"))
        #expect(try await codes(arguments(files, client: "other")) == ["token.audience-mismatch"])
    }

    @Test("Only the given algorithms are accepted, and the option is named") func algorithms() async throws {
        let files = try ProviderFiles()
        defer { files.remove() }
        for list in [
            ["--algorithm", "RS512"], ["--algorithm=RS512,RS384"], ["--algorithm", "RS512", "--algorithm", "RS384"],
        ] {
            let result = await run(arguments(files) + list)
            #expect(result.status == .refused)
            #expect(result.output.contains("token.algorithm-not-allowed"))
            #expect(result.output.hasSuffix("use --algorithm.\n"))
        }
        for list in [["--algorithm", "RS512, RS256"], ["--algorithm", "RS512", "--algorithm", "RS256"]] {
            #expect(await run(arguments(files) + list).status == .accepted, "\(list)")
        }
    }

    @Test(
        "An algorithm that cannot be verified is refused with those that can",
        arguments: ["HS256", "none", "rs256", "RS256,,RS384", "RS256;RS384", ""])
    func unknownAlgorithm(list: String) async throws {
        let files = try ProviderFiles()
        defer { files.remove() }
        let result = await run(arguments(files) + ["--algorithm", list])
        #expect(result.status == .usage)
        #expect(result.output.isEmpty)
        #expect(result.errors.contains("Use any of: RS256, RS384, RS512"))
    }

    @Test("The issuer of the metadata must be the given one, and a slash is corrected") func issuers() async throws {
        let files = try ProviderFiles()
        defer { files.remove() }
        let slash = await run(arguments(files, issuer: Self.issuer + "/"))
        #expect(slash.status == .refused)
        #expect(slash.output.contains("discovery.issuer-mismatch"))
        #expect(slash.output.contains("Write this instead:\n  \(Self.issuer)\n"))
        let other = await run(arguments(files, issuer: "https://id.example.com/realms/other"))
        #expect(other.output.contains("discovery.issuer-mismatch") && !other.output.contains("Write this instead"))
        let pasted = await run(arguments(files, issuer: "\(Self.issuer)/.well-known/openid-configuration"))
        #expect(pasted.output.contains("issuer.invalid"))
        #expect(pasted.output.contains("Write this instead:\n  \(Self.issuer)\n"))
    }

    @Test("http on this machine needs --loopback") func loopback() async throws {
        let files = try ProviderFiles()
        defer { files.remove() }
        let local = arguments(files, issuer: "http://localhost:9400")
        let result = await run(local)
        #expect(result.status == .refused)
        #expect(result.output.contains("issuer.invalid") && result.output.contains("only with --loopback."))
        // The documents are those of another issuer.
        #expect(try await codes(local + ["--loopback"]) == ["discovery.issuer-mismatch"])
    }

    @Test("The options of Entra and of other providers are not mixed") func mixedOptions() async throws {
        let files = try ProviderFiles()
        defer { files.remove() }
        for more in [
            ["--authority", "https://login.microsoftonline.com/common/v2.0"],
            ["--tenant", "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"], ["--custom-host", "login.example.com"],
        ] {
            let result = await run(arguments(files) + more)
            #expect(result.status == .usage, "\(more)")
            #expect(result.errors.contains("--issuer"))
        }
        let neither = arguments(files).filter { $0 != "--issuer" && $0 != Self.issuer }
        #expect(await run(neither).errors.contains("The option --authority is missing."))
        let authority = [
            "verify", "--authority", Self.issuer, "--client-id", "6731de76-14a6-49ae-97bc-6eba6914391e", "--metadata",
            files.metadata, "--keys", files.keys, "--no-nonce", "x",
        ]
        #expect(await run(authority).output.hasSuffix("use --issuer instead of --authority.\n"))
    }
}

/// `discover` and `check` for a provider other than Entra.
@Suite struct OtherProviderCheckTests {
    private static let issuer = ProviderFiles.issuer
    private static let callback = "https://console.example.com/api/oidc/callback"

    @Test("`discover` checks a file against an issuer") func discoversFile() async throws {
        let files = try ProviderFiles(algorithms: #""ES256""#)
        defer { files.remove() }
        let arguments = ["discover", files.metadata, "--keys", files.keys, "--issuer"]
        let result = await run(arguments + [Self.issuer])
        #expect(result.status == .accepted, "\(result.output)\(result.errors)")
        #expect(result.output.hasPrefix("\(Self.issuer)\n"))
        #expect(result.output.contains("Only RS256 is accepted"))
        let wrong = await run(arguments + ["\(Self.issuer)/"])
        #expect(wrong.status == .refused)
        #expect(wrong.output.contains("Write this instead:\n  \(Self.issuer)\n"))
        let algorithms = await run(arguments + [Self.issuer, "--algorithm", "RS384,RS512"])
        #expect(algorithms.status == .accepted)
        #expect(algorithms.output.contains("Only RS384, RS512 are accepted"))
        #expect(algorithms.output.contains("warning  config.algorithms-differ"))
    }

    @Test("`discover` takes one provider") func discoversOneProvider() async throws {
        let files = try ProviderFiles()
        defer { files.remove() }
        for arguments in [
            ["https://id.example.com", "--issuer", Self.issuer], [files.metadata, files.keys, "--issuer", Self.issuer],
            [files.metadata, "--issuer", Self.issuer, "--authority", Self.issuer], [],
        ] {
            #expect(await run(["discover"] + arguments).status == .usage, "\(arguments)")
        }
        #expect(await run(["discover", "--issuer", "http://127.0.0.1:1", "--loopback"]).status == .failed)
        #expect(await run(["discover", "--issuer", "http://127.0.0.1:1"]).status == .refused)
    }

    private func check(_ files: ProviderFiles, _ more: String...) -> [String] {
        ["check", "--issuer", Self.issuer, "--client-id", "console", "--metadata", files.metadata] + more
    }

    @Test("`check` shows the values and the metadata, without Entra's checklist") func checks() async throws {
        let files = try ProviderFiles()
        defer { files.remove() }
        let result = await run(check(files, "--callback", Self.callback))
        #expect(result.status == .accepted, "\(result.output)\(result.errors)")
        #expect(result.output.hasPrefix("accepted\n"))
        for value in [Self.issuer, "console", "RS256", "code by query", Self.callback, "exactly the requested issuer"] {
            #expect(result.output.contains(value), "\(value)")
        }
        #expect(!result.output.contains("[ ]"))
        let outcome = try await outcome(check(files, "--callback", Self.callback, "--algorithm", "RS256,RS512"))
        #expect(try outcome["verdict"].required(.string) == "accepted")
        #expect(try outcome["callback"].required(.string) == Self.callback)
        #expect(try outcome["algorithms"].required(.array(of: .string)) == ["RS256", "RS512"])
    }

    @Test("`check` reports everything at once, in the requested language") func reportsTogether() async throws {
        let files = try ProviderFiles(algorithms: #""RS512","ES256""#)
        defer { files.remove() }
        let arguments = check(files, "--callback", "\(Self.callback)?a=b", "--language", "de")
        #expect(try await codes(arguments) == ["config.algorithms-differ", "callback.invalid-path"])
        let result = await run(arguments)
        #expect(result.status == .refused)
        #expect(result.output.hasPrefix("refused\n"))
        #expect(result.output.contains("\n  Algorithmen") && result.output.hasSuffix("1 Fehler, 1 Warnung.\n"))
        let slash = arguments.map { $0 == Self.issuer ? "\($0)/" : $0 }
        #expect(try await codes(slash) == ["discovery.issuer-mismatch", "callback.invalid-path"])
        // The default algorithm is wrong, and setting it ends the warning.
        #expect(try await codes(check(files, "--algorithm", "RS512")).isEmpty)
    }

    @Test("`check` takes either a file or an issuer") func eitherFileOrIssuer() async throws {
        let files = try ProviderFiles()
        defer { files.remove() }
        let file = try ConfigurationFile(#"{"issuer":"\#(Self.issuer)","clientID":"c","clientSecret":{"file":"/s"}}"#)
        defer { file.remove() }
        for arguments in [
            check(files, file.path), check(files, "--secret-expires", "2027-05-31"),
            ["check", "--issuer", Self.issuer], ["check", file.path, "--client-id", "c"],
            ["check", file.path, "--callback", Self.callback],
        ] {
            #expect(await run(arguments).status == .usage, "\(arguments)")
        }
        let output = await run(["check", file.path]).output
        #expect(output.contains("authority.unknown-host") && output.contains("use --issuer."))
    }
}
