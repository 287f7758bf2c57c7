import EntraID
import OIDCLoopback
import OIDCURLSession

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// `try`: a console in the browser with which an administrator tries a sign-in, until the user ends it.
enum TryCommand: Command {
    static let name = "try"
    static let operands = "[CONFIGURATION-FILE]"
    static let isServer = true
    static let summary = "Try a sign-in in the browser, with your tenant or with a fake Entra"
    static let options = [PortOption.option(default: defaultPort)]
    static let flags = [Flag(name: "--once", explanation: "end after the first sign-in, with its exit status")]
    static let examples = ["entra-oidc try", "entra-oidc try provider.json --port 3000 --once"]

    private static let defaultPort: UInt16 = 8000

    static func run(_ arguments: Arguments) throws(CommandFailure) -> Report {
        let wantsJSON = arguments.wantsJSON
        return try run(arguments) { event in
            let line = wantsJSON ? event.json : event.sentence.map { "\($0)\n" } ?? ""
            _ = StandardStreams.write(line, to: STDOUT_FILENO)
        }
    }

    /// Starts the console.
    ///
    /// - Parameters:
    ///   - arguments: The arguments.
    ///   - onEvent: A closure that receives what happens.
    static func run(
        _ arguments: Arguments, onEvent: @escaping @Sendable (TryEvent) -> Void
    ) throws(CommandFailure) -> Report {
        if arguments.positional.count > 1 { _ = try arguments.only("CONFIGURATION-FILE") }
        let file = try arguments.positional.first.map { path throws(CommandFailure) in try provider(in: path) } ?? [:]
        let port = try PortOption.port(arguments, default: defaultPort)
        let session = TrySession(endsAfterSignIn: arguments.has("--once"), onEvent: onEvent)
        // The console needs the port, which is known only when the server listens.
        let answering = Locked<Console?>(nil)
        let server: LoopbackServer
        do throws(LoopbackError) {
            server = try LoopbackServer(port: port) { request in
                guard let console = answering.withLock({ $0 }) else { return LoopbackResponse(status: 503) }
                return await console.answer(request)
            }
        } catch {
            throw PortOption.unavailable(port, for: name)
        }
        var surroundings = Console.Surroundings(transport: URLSessionTransport())
        surroundings.report = { session.receive($0) }
        let console = Console(port: server.port, file: file, surroundings: surroundings)
        answering.withLock { $0 = console }
        session.onEnd { server.stop() }
        return report(console, server, session)
    }

    private static func report(_ console: Console, _ server: LoopbackServer, _ session: TrySession) -> Report {
        let link = console.access.link ?? console.origin
        var report = Report(isAccepted: true)
        report.headline = link
        report.sections = [
            .init(lines: [
                .note("Open this link in a browser on this machine. It works once, and only for you."),
                .note("Nothing is written to disk. A secret that you enter stays in the memory of this program."),
            ]),
            .init(
                title: "Register in Entra for the trial",
                lines: [.value(label: "redirect URI", console.origin + Console.callbackPath)]),
        ]
        report.closing = "To stop it, press Ctrl-C."
        report.isJSONLine = true
        report.members = [
            "event": "started", "page": .string(link), "origin": .string(console.origin),
            "port": .number(JSONNumber(Int(server.port))),
            "callback": .string(console.origin + Console.callbackPath),
        ]
        report.server = RunningServer(
            origin: console.origin,
            stop: {
                console.stop()
                server.stop()
            }, waitUntilStopped: { await server.waitUntilStopped() }, status: { session.status })
        return report
    }

    // MARK: - Arguments

    /// Returns the first provider of a configuration file. Its values are checked on the page.
    private static func provider(in path: String) throws(CommandFailure) -> JSONObject {
        let bytes = try Input.file(path)
        guard let object = (try? JSONValue(parsing: bytes))?.object else {
            throw .failed("\(escapedForDisplay(path)) is not a JSON object. Check it: entra-oidc check FILE")
        }
        guard let list = object["providers"] else { return object }
        guard let first = list.array?.first?.object else {
            throw .failed("\(escapedForDisplay(path)) lists no provider. Check it: entra-oidc check FILE")
        }
        return first
    }
}
