import EntraID
import OIDCTestSupport
import OIDCURLSession

/// `emulate`: a fake Entra on this machine, until the user ends it.
enum EmulateCommand: Command {
    static let name = "emulate"
    static let operands = ""
    static let isServer = true
    static let summary = "Serve a fake Entra on this machine, for development without a tenant"
    static let options = [
        PortOption.option(default: defaultPort),
        Option(
            name: "--tenant", value: "GUID", explanation: "a tenant ID; can be repeated (default: one tenant)",
            isRepeatable: true),
        Option(
            name: "--origin", value: "URL",
            explanation: "the origin that clients use, if a proxy with a certificate is in front"),
    ]
    static let examples = [
        "entra-oidc emulate",
        "entra-oidc emulate --port 0 --tenant 8eaef023-2b34-4da1-9baa-8bc8c9d6a490",
        "entra-oidc emulate --port 8443 --origin https://localhost:8444",
    ]

    /// The client that sends logout tokens. It is created for the first one, because most emulators send none.
    private static let transport = URLSessionTransport()
    private static let defaultPort: UInt16 = 8443
    /// Any GUID is an application of the fake Entra. This one is in the examples of the documentation.
    private static let exampleClientID = "6731de76-14a6-49ae-97bc-6eba6914391e"
    private static let exampleSecret = "fake-secret"

    static func run(_ arguments: Arguments) throws(CommandFailure) -> Report {
        if let word = arguments.positional.first {
            throw .usage("“\(escapedForDisplay(word))” is unexpected.")
        }
        let port = try PortOption.port(arguments, default: defaultPort)
        let tenants = try tenants(arguments)
        do {
            return report(
                try FakeEntra.serve(
                    port: port, origin: arguments["--origin"], tenants: tenants,
                    transport: ClosureTransport { try await transport.send($0) }))
        } catch is FakeEntraPortUnavailable {
            throw PortOption.unavailable(port, for: name)
        } catch {
            throw .usage(
                "“\(escapedForDisplay(arguments["--origin"] ?? ""))” is not an origin on this machine. Use http or "
                    + "https, localhost, an address that begins with 127, or [::1], and a port, without a slash at "
                    + "the end. Example: https://localhost:8444")
        }
    }

    private static func tenants(_ arguments: Arguments) throws(CommandFailure) -> [GUID] {
        var tenants: [GUID] = []
        for text in arguments.all("--tenant") {
            guard let tenant = try? GUID(parsing: text) else {
                throw .usage(
                    "“\(escapedForDisplay(text))” is not a tenant ID. Example: 8eaef023-2b34-4da1-9baa-8bc8c9d6a490")
            }
            if tenant == .personalAccounts {
                throw .usage("The tenant of personal accounts is always there. Name another one, or none.")
            }
            if tenants.contains(tenant) { throw .usage("The tenant \(tenant.string) was given more than once.") }
            tenants.append(tenant)
        }
        return tenants
    }

    private static func report(_ server: FakeEntraServer) -> Report {
        var report = Report(isAccepted: true)
        report.headline = "\(server.origin)/"
        report.sections = [
            .init(lines: [
                .note("This is a fake Entra for development and tests. It is not Microsoft."),
                .note("Any user can sign in without a password. Never use it with production data."),
            ]),
            .init(
                title: "Open in a browser",
                lines: [.value(label: "page", "\(server.origin)/")]),
            .init(
                title: "Configure your application",
                lines: [
                    .value(label: "authority", server.issuer),
                    .value(label: "client ID", "\(exampleClientID) (or any other GUID)"),
                    .value(label: "client secret", "\(exampleSecret) (or any other text but wrong-secret)"),
                ]),
        ]
        let others = server.tenants.dropFirst().map { Report.Line.note("\(server.origin)/\($0.string)/v2.0") }
        if !others.isEmpty { report.sections.append(.init(title: "Authorities of the other tenants", lines: others)) }
        report.closing = "To stop it, press Ctrl-C."
        report.members = members(of: server)
        report.server = RunningServer(
            origin: "http://localhost:\(server.port)", stop: { server.stop() },
            waitUntilStopped: { await server.waitUntilStopped() })
        return report
    }

    private static func members(of server: FakeEntraServer) -> JSONObject {
        [
            "page": .string("\(server.origin)/"),
            "origin": .string(server.origin),
            "port": .number(JSONNumber(Int(server.port))),
            "authority": .string(server.issuer),
            "tenants": .array(server.tenants.map { .string($0.string) }),
            "clientID": .string(exampleClientID),
            "clientSecret": .string(exampleSecret),
            "control": .string("\(server.origin)/control"),
        ]
    }
}
