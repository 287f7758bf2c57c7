/// A subcommand.
protocol Command: SendableMetatype {
    /// The subcommand's name on the command line.
    static var name: String { get }
    /// The operands after the name, such as `PAGE-URL`.
    static var operands: String { get }
    /// One line that describes the subcommand.
    static var summary: String { get }
    /// The options that take a value.
    static var options: [Option] { get }
    /// The options that take no value.
    static var flags: [Flag] { get }
    /// Command lines that work as written.
    static var examples: [String] { get }
    /// Whether the subcommand serves until a signal ends it.
    static var isServer: Bool { get }
    /// Runs the subcommand and returns its report.
    static func run(_ arguments: Arguments) async throws(CommandFailure) -> Report
}

extension Command {
    static var flags: [Flag] { [] }
    static var isServer: Bool { false }
}

/// The output of `--help`.
enum HelpText {
    static var overview: String {
        let names = Invocation.commands.map { "\($0.name) \($0.operands)" }
        let width = names.map(\.count).max() ?? 0
        let rows = zip(names, Invocation.commands).map { name, command in
            "  \(name)\(String(repeating: " ", count: width - name.count))  \(command.summary)"
        }
        return """
            Checks everything that sign-in with Microsoft Entra ID or any OpenID provider depends on.

            usage: entra-oidc [COMMAND] [--json] [--help] [--version]

            Without a command, it walks through a complete sign-in with sample data.

            \(rows.joined(separator: "\n"))

            --json prints one JSON object, even when the exit status is 2 or 64.
            --help after a command prints its options and examples. --version prints the version.
            Exit status: 0 accepted, 1 refused, 2 could not run (file or network error), 64 invalid command line.

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
