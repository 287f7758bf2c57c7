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

/// Why a command did not come to a verdict.
enum CommandFailure: Error {
    /// The words of the command line are off.
    case usage(String)
    /// Something outside failed.
    case failed(String)
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
            switch error {
            case .usage(let message): return misuse(message, help: "entra-oidc \(command.name) --help")
            case .failed(let message): return InvocationResult(errors: "entra-oidc: \(message)\n", status: .failed)
            }
        }
    }

    private static func runWithoutCommand(_ words: [String], _ style: TextStyle) async -> InvocationResult {
        let unknown = words.first { !["--json", "--help", "-h", "help"].contains($0) }
        if let unknown {
            let isOption = unknown.hasPrefix("-")
            let known = isOption ? ["--json", "--help"] : commands.map { $0.name } + ["help"]
            let suggestion = EditDistance.nearest(to: unknown, among: known).map { " Did you mean “\($0)”?" } ?? ""
            return misuse(
                "There is no \(isOption ? "option" : "command") “\(escapedForDisplay(unknown))”.\(suggestion)",
                help: "entra-oidc --help")
        }
        if words.contains(where: { $0 != "--json" }) {
            return InvocationResult(output: HelpText.overview, status: .accepted)
        }
        return finish(await Tour.report(), asJSON: !words.isEmpty, style)
    }

    private static func finish(_ report: Report, asJSON: Bool, _ style: TextStyle) -> InvocationResult {
        InvocationResult(
            output: asJSON ? report.json : report.text(style), status: report.isAccepted ? .accepted : .refused)
    }

    private static func misuse(_ message: String, help: String) -> InvocationResult {
        InvocationResult(errors: "entra-oidc: \(message)\nTry: \(help)\n", status: .usage)
    }
}
