/// One subcommand.
protocol Command: SendableMetatype {
    static var name: String { get }
    /// What stands behind the name: `PAGE-ADDRESS`.
    static var operands: String { get }
    static var summary: String { get }
    static var options: [Option] { get }
    static var flags: [Flag] { get }
    /// Command lines that work as they stand.
    static var examples: [String] { get }
    static func run(_ arguments: Arguments) async throws(CommandFailure) -> Report
}

extension Command {
    static var flags: [Flag] { [] }
}

/// What `--help` prints.
enum HelpText {
    static var overview: String {
        let names = Invocation.commands.map { "\($0.name) \($0.operands)" }
        let width = names.map(\.count).max() ?? 0
        let rows = zip(names, Invocation.commands).map { name, command in
            "  \(name)\(String(repeating: " ", count: width - name.count))  \(command.summary)"
        }
        return """
            Judges what has to be right for people to sign in with Microsoft Entra ID.

            usage: entra-oidc [COMMAND] [--json] [--help] [--version]

            Without a command it judges sample data, step by step, so that you see what it does.

            \(rows.joined(separator: "\n"))

            --json prints one JSON object for programs, also when the exit status is 2 or 64. --help after a command
            prints its options and examples. --version prints the version.
            Exit status: 0 accepted, 1 refused, 2 could not run (a file, the network), 64 wrong command line.

            """
    }

    static func page(of command: any Command.Type) -> String {
        let flags =
            command.flags + [
                Flag(name: "--json", explanation: "print one JSON object"),
                Flag(name: "--help", explanation: "print this page"),
            ]
        let options = command.options + flags.map { Option(name: $0.name, value: "", explanation: $0.explanation) }
        let names = options.map { $0.value.isEmpty ? $0.name : "\($0.name) \($0.value)" }
        let width = names.map(\.count).max() ?? 0
        let rows = zip(names, options).map { name, option in
            "  \(name)\(String(repeating: " ", count: width - name.count))  \(option.explanation)"
        }
        return """
            \(command.summary)

            usage: entra-oidc \(command.name) \(command.operands) [options]

            \(rows.joined(separator: "\n"))

            examples:
            \(command.examples.map { "  \($0)" }.joined(separator: "\n"))

            """
    }
}
