import EntraID

extension ProblemCode {
    /// The command line is invalid. The exit status is 64.
    static let commandUsage = ProblemCode("command.usage")
    /// A file could not be read or the network failed, so nothing was checked. The exit status is 2.
    static let commandFailed = ProblemCode("command.failed")
}

/// The reason why a command has no verdict.
enum CommandFailure: Error {
    /// The command line is invalid.
    case usage(String)
    /// A file could not be read or the network failed.
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

    /// The failure as `--json` prints it. A failure is not a verdict, but the verdict is `refused` so that a program
    /// never mistakes it for success.
    var report: Report {
        let code: ProblemCode = status == .usage ? .commandUsage : .commandFailed
        // User input was escaped when the message was created.
        return Report(Refusal(Problem(code, remedy: "\(verbatim: message)")))
    }
}
