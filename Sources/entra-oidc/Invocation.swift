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
    static let commands: [any Command.Type] = [CallbackCommand.self, IssuerCommand.self, VectorsCommand.self]

    static func run(_ arguments: [String], style: TextStyle) -> InvocationResult {
        guard let name = arguments.first(where: { $0 != "--json" }), !["--help", "-h", "help"].contains(name) else {
            let wantsHelp = arguments.contains { $0 != "--json" }
            return wantsHelp
                ? InvocationResult(output: HelpText.overview, status: .accepted)
                : finish(Tour.report(), asJSON: arguments.contains("--json"), style)
        }
        guard let command = commands.first(where: { $0.name == name }) else {
            return misuse("There is no command “\(name)”.", help: "entra-oidc --help")
        }
        var rest = arguments
        if let index = rest.firstIndex(of: name) { rest.remove(at: index) }
        do {
            let parsed = try Arguments(rest, options: command.options)
            if parsed.wantsHelp { return InvocationResult(output: HelpText.page(of: command), status: .accepted) }
            return finish(try command.run(parsed), asJSON: parsed.wantsJSON, style)
        } catch {
            switch error {
            case .usage(let message): return misuse(message, help: "entra-oidc \(name) --help")
            case .failed(let message): return InvocationResult(errors: "entra-oidc: \(message)\n", status: .failed)
            }
        }
    }

    private static func finish(_ report: Report, asJSON: Bool, _ style: TextStyle) -> InvocationResult {
        InvocationResult(
            output: asJSON ? report.json : report.text(style), status: report.isAccepted ? .accepted : .refused)
    }

    private static func misuse(_ message: String, help: String) -> InvocationResult {
        InvocationResult(errors: "entra-oidc: \(message)\nTry: \(help)\n", status: .usage)
    }
}
