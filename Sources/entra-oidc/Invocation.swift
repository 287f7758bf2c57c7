import EntraID

/// How a run ended, as a shell sees it.
enum CommandStatus: Int32 {
    case accepted = 0
    case refused = 1
    /// A file or the network was not to be had, so nothing was judged.
    case failed = 2
    /// The command line could not be understood.
    case usage = 64
}

/// What a run of the command prints and how it ends.
struct InvocationResult {
    var output = ""
    var errors = ""
    var status: CommandStatus
}

/// One run of the command: from its arguments to its output, without touching the world but for the files it names.
enum Invocation {
    static let commands: [any Command.Type] = [
        CallbackCommand.self, IssuerCommand.self, DiscoverCommand.self, CheckCommand.self, GuideCommand.self,
        ExplainCommand.self, DecodeCommand.self, VerifyCommand.self, VectorsCommand.self,
    ]

    static func run(_ words: [String], style: TextStyle) async -> InvocationResult {
        let ownWords = words.prefix { $0 != "--" }
        // The first word that is a command: behind it the words of a message may be called like one.
        let name = ownWords.first { word in commands.contains { $0.name == word } }
        guard let command = commands.first(where: { $0.name == name }) else {
            return await runWithoutCommand(words, style)
        }
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
            output: asJSON ? report.json : report.text(style), status: report.isAccepted ? .accepted : .refused)
    }

    /// The words are for people and go to the error stream; a program finds them in the object that it asked for.
    private static func fail(_ failure: CommandFailure, help: String, asJSON: Bool) -> InvocationResult {
        let hint = failure.status == .usage ? "Try: \(help)\n" : ""
        return InvocationResult(
            output: asJSON ? failure.report.json : "", errors: "entra-oidc: \(failure.message)\n\(hint)",
            status: failure.status)
    }
}
