import EntraID

/// The exit status.
enum CommandStatus: Int32 {
    case accepted = 0
    case refused = 1
    /// A file could not be read or the network failed, so nothing was checked.
    case failed = 2
    /// The command line is invalid.
    case usage = 64
}

/// The output and exit status of a run.
struct InvocationResult {
    var output = ""
    var errors = ""
    var status: CommandStatus
    /// The server that runs on after the output is written, until the user ends it.
    var server: RunningServer?
}

/// A server that a command started.
struct RunningServer {
    let origin: String
    /// Begins to stop it, and returns at once.
    let stop: @Sendable () -> Void
    let waitUntilStopped: @Sendable () async -> Void
    /// The exit status of a server that can end by itself.
    var status: @Sendable () -> CommandStatus = { .accepted }
}

/// Runs the command. Input is read from the files that the arguments name, from standard input and, for `discover`,
/// from the network; output is returned, not written.
enum Invocation {
    static let commands: [any Command.Type] = [
        CallbackCommand.self, IssuerCommand.self, DiscoverCommand.self, CheckCommand.self, GuideCommand.self,
        ExplainCommand.self, DecodeCommand.self, VerifyCommand.self, VectorsCommand.self, EmulateCommand.self,
        TokenCommand.self, TryCommand.self,
    ]

    static func run(_ words: [String], style: TextStyle) async -> InvocationResult {
        let ownWords = words.prefix { $0 != "--" }
        guard let command = command(in: words) else { return await runWithoutCommand(words, style) }
        var rest = words
        if let index = rest.firstIndex(of: command.name) { rest.remove(at: index) }
        if rest == ["help"] { rest = ["--help"] }
        do {
            let arguments = try Arguments(rest, options: command.options, flags: command.flags)
            if arguments.wantsHelp { return InvocationResult(output: HelpText.page(of: command), status: .accepted) }
            return finish(try await command.run(arguments), asJSON: arguments.wantsJSON, style)
        } catch {
            return fail(error, help: "entra-oidc \(command.name) --help", asJSON: ownWords.contains("--json"))
        }
    }

    /// Returns the command of the first word that names one. Later words may be part of a message that contains such a
    /// name.
    static func command(in words: [String]) -> (any Command.Type)? {
        words.prefix { $0 != "--" }.lazy.compactMap { word in commands.first { $0.name == word } }.first
    }

    private static func runWithoutCommand(_ words: [String], _ style: TextStyle) async -> InvocationResult {
        let unknown = words.first { !["--json", "--help", "-h", "help", "--version"].contains($0) }
        if let unknown {
            let isOption = unknown.hasPrefix("-")
            let known = isOption ? ["--json", "--help", "--version"] : commands.map { $0.name } + ["help"]
            let suggestion = EditDistance.nearest(to: unknown, among: known).map { " Did you mean “\($0)”?" } ?? ""
            return fail(
                .usage("There is no \(isOption ? "option" : "command") “\(escapedForDisplay(unknown))”.\(suggestion)"),
                help: "entra-oidc --help", asJSON: words.prefix { $0 != "--" }.contains("--json"))
        }
        if words.contains(where: { !["--json", "--version"].contains($0) }) {
            return InvocationResult(output: HelpText.overview, status: .accepted)
        }
        let report = words.contains("--version") ? Version.report : await Tour.report()
        return finish(report, asJSON: words.contains("--json"), style)
    }

    private static func finish(_ report: Report, asJSON: Bool, _ style: TextStyle) -> InvocationResult {
        InvocationResult(
            output: asJSON ? report.json : report.text(style),
            status: report.isAccepted ? .accepted : report.couldNotRun ? .failed : .refused, server: report.server)
    }

    /// Returns the result for a failure. The message goes to standard error, and with `--json` also to the object on
    /// standard output.
    private static func fail(_ failure: CommandFailure, help: String, asJSON: Bool) -> InvocationResult {
        let hint = failure.status == .usage ? "Try: \(help)\n" : ""
        return InvocationResult(
            output: asJSON ? failure.report.json : "", errors: "entra-oidc: \(failure.message)\n\(hint)",
            status: failure.status)
    }
}
