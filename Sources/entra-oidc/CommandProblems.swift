import EntraID

extension ProblemCode {
    /// The command line could not be understood: exit status 64.
    static let commandUsage = ProblemCode("command.usage")
    /// A file or the network could not be used, so nothing was checked: exit status 2.
    static let commandFailed = ProblemCode("command.failed")
}

/// Why a command came to no verdict.
enum CommandFailure: Error {
    /// The command line is wrong.
    case usage(String)
    /// Something outside failed.
    case failed(String)
}

extension CommandFailure {
    var message: String {
        switch self {
        case .usage(let message), .failed(let message): message
        }
    }

    var status: CommandStatus {
        switch self {
        case .usage: .usage
        case .failed: .failed
        }
    }

    /// The failure as `--json` prints it. A failure is not a verdict, but a program must not take it for acceptance.
    var report: Report {
        let code: ProblemCode = status == .usage ? .commandUsage : .commandFailed
        // What comes from outside was escaped when the message was made.
        return Report(Refusal(Problem(code, remedy: "\(verbatim: message)")))
    }
}
