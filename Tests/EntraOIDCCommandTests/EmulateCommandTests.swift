import EntraID
import OIDCTestSupport
import Testing

@testable import entra_oidc

/// `emulate`: what it prints, that it serves, and that it stops.
@Suite struct EmulateCommandTests {
    private static let tenant = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"
    private static let otherTenant = "4f5a8c1e-90b2-4d63-8f27-1c3d5e7a9b0f"

    private func run(_ arguments: String...) async -> InvocationResult {
        await Invocation.run(["emulate"] + arguments, style: .plain)
    }

    /// Returns the exit status of `discover` for an issuer at the fake Entra.
    private func discovered(_ issuer: String) async -> CommandStatus {
        await Invocation.run(["discover", "--issuer", issuer, "--loopback"], style: .plain).status
    }

    @Test("`emulate` serves the metadata and keys of each tenant until it is stopped")
    func servesUntilStopped() async throws {
        let result = await run(
            "--port", "0", "--tenant", EmulateCommandTests.tenant, "--tenant", EmulateCommandTests.otherTenant)
        let server = try #require(result.server)
        #expect(result.status == .accepted)
        for tenant in [EmulateCommandTests.tenant, EmulateCommandTests.otherTenant] {
            #expect(await discovered("\(server.origin)/\(tenant)/v2.0") == .accepted)
        }
        server.stop()
        await server.waitUntilStopped()
        #expect(await discovered("\(server.origin)/\(EmulateCommandTests.tenant)/v2.0") == .failed)
    }

    @Test("`emulate` prints its page, what to configure, that it is not Microsoft, and how to stop it")
    func startUpText() async throws {
        let result = await run("--port", "0", "--tenant", EmulateCommandTests.tenant)
        let server = try #require(result.server)
        defer { server.stop() }
        #expect(result.errors.isEmpty)
        #expect(result.output.split(separator: "\n").first.map(String.init) == "\(server.origin)/")
        for text in [
            "It is not Microsoft.", "\(server.origin)/\(EmulateCommandTests.tenant)/v2.0",
            "6731de76-14a6-49ae-97bc-6eba6914391e", "fake-secret", "Ctrl-C",
        ] {
            #expect(result.output.contains(text), "\(text)")
        }
    }

    @Test("`emulate --json` prints one object") func json() async throws {
        let result = await run("--port", "0", "--tenant", EmulateCommandTests.tenant, "--json")
        let server = try #require(result.server)
        defer { server.stop() }
        let outcome = JSONCursor(try JSONValue(parsing: result.output))
        #expect(try outcome["verdict"].required(.string) == "accepted")
        #expect(try outcome["origin"].required(.string) == server.origin)
        #expect(try outcome["page"].required(.string) == "\(server.origin)/")
        #expect(try outcome["control"].required(.string) == "\(server.origin)/control")
        #expect(
            try outcome["authority"].required(.string) == "\(server.origin)/\(EmulateCommandTests.tenant)/v2.0")
    }

    @Test("Without a tenant, there is one") func defaultTenant() async throws {
        let result = await run("--port", "0", "--json")
        let server = try #require(result.server)
        defer { server.stop() }
        let outcome = JSONCursor(try JSONValue(parsing: result.output))
        #expect(try outcome["tenants"].required(.array(of: .string)).count == 1)
        #expect(await discovered(try outcome["authority"].required(.string)) == .accepted)
    }

    @Test("Behind a proxy with a certificate, every URL has the proxy's origin") func proxyOrigin() async throws {
        let result = await run(
            "--port", "0", "--origin", "https://localhost:8444", "--tenant", EmulateCommandTests.tenant)
        let server = try #require(result.server)
        defer { server.stop() }
        #expect(result.output.hasPrefix("https://localhost:8444/\n"))
        #expect(result.output.contains("https://localhost:8444/\(EmulateCommandTests.tenant)/v2.0"))
        // The metadata behind the proxy has the proxy's issuer, so it is not that of the port.
        #expect(await discovered("\(server.origin)/\(EmulateCommandTests.tenant)/v2.0") == .refused)
    }

    @Test("If the port is in use, the message has the next step") func portInUse() async throws {
        let first = await run("--port", "0", "--json")
        let server = try #require(first.server)
        defer { server.stop() }
        let port = try JSONCursor(try JSONValue(parsing: first.output))["port"].required(.integer)
        let second = await run("--port", "\(port)")
        second.server?.stop()
        #expect(second.status == .failed)
        #expect(second.server == nil && second.output.isEmpty)
        #expect(second.errors.contains("Port \(port) is in use"))
        #expect(second.errors.contains("entra-oidc emulate --port 0"))
    }

    @Test(
        "Invalid options are explained",
        arguments: [
            ["--port", "65536"], ["--port", "-1"], ["--port", "http"], ["--tenant", "contoso.onmicrosoft.com"],
            ["--port=0", "--origin", "https://login.example.com"],
            ["--port=0", "--origin", "https://localhost:8444/"], ["--port=0", "--origin", "localhost:8444"],
            ["8443"], ["--tenant", "9188040d-6c67-4c5b-b112-36a304b66dad"],
            ["--port=0", "--tenant", EmulateCommandTests.tenant, "--tenant", EmulateCommandTests.tenant],
        ])
    func invalidOptions(words: [String]) async {
        let result = await Invocation.run(["emulate"] + words, style: .plain)
        result.server?.stop()
        #expect(result.status == .usage, "\(words)")
        #expect(result.server == nil)
    }

    @Test("Only the commands that serve catch the signals that end a program, before it runs") func servers() {
        let servers = Invocation.commands.filter { $0.isServer }.map { $0.name }
        #expect(servers == ["emulate", "try"])
        #expect(Invocation.command(in: ["--json", "emulate", "--port", "0"])?.isServer == true)
        #expect(Invocation.command(in: ["explain", "emulate"])?.isServer == false)
        #expect(Invocation.command(in: ["--", "emulate"]) == nil)
    }

    @Test("A test starts a fake Entra in one line") func serveFromTests() async throws {
        let emulator = try FakeEntra.serve()
        defer { emulator.stop() }
        #expect(emulator.origin == "http://localhost:\(emulator.port)")
        #expect(await discovered(emulator.issuer) == .accepted)
        let error = #expect(throws: FakeEntraPortUnavailable.self) { try FakeEntra.serve(port: emulator.port) }
        #expect(error?.port == emulator.port)
        #expect(throws: Refusal.self) { try FakeEntra.serve(origin: "https://login.example.com") }
    }
}
