import EntraGuide
import EntraID
import OIDCLoopback
import OIDCURLSession

/// `check --online`: a ``ConnectionCheck`` of each provider of a configuration file.
enum OnlineCheck {
    static let flag = Flag(
        name: "--online", explanation: "also connect to the provider, and try the credential without a user")
    static let provider = Option(
        name: "--provider", value: "NAME", explanation: "with --online: connect to this provider only (default: all)")

    /// Shows a step as soon as it is known. It goes to standard error, because the output is the report.
    @TaskLocal static var show: @Sendable (_ line: String) -> Void = { line in
        if StandardStreams.isErrorTerminal { _ = StandardStreams.write(line, to: 2) }
    }

    @TaskLocal static var transport: any HTTPTransport = URLSessionTransport()

    /// The failures of a network, without which nothing is wrong with the configuration.
    private static let networkCodes: [ProblemCode] = [
        .discoveryUnreachable, .discoveryCertificateUntrusted, .discoveryTimeout, .exchangeUnreachable,
        .exchangeCertificateUntrusted,
    ]

    /// Throws if an option for this check is used without it.
    static func validate(_ arguments: Arguments) throws(CommandFailure) {
        if arguments["--issuer"] != nil, arguments.has(flag.name) {
            throw .usage("The option \(flag.name) has no meaning with --issuer.")
        }
        guard arguments[provider.name] == nil || arguments.has(flag.name) else {
            throw .usage("The option \(provider.name) has no meaning without \(flag.name).")
        }
    }

    /// Returns the configurations that are chosen.
    static func chosen(
        _ configurations: [EntraConfiguration], _ arguments: Arguments
    ) throws(Refusal) -> [EntraConfiguration] {
        guard let name = arguments[provider.name] else { return configurations }
        let chosen = configurations.filter { $0.name.hasSameBytes(as: name) }
        if chosen.isEmpty { throw Refusal(.noSuchProvider(name, in: configurations)) }
        return chosen
    }

    /// Returns the steps of a configuration. Unless the output is JSON, each is shown when it is known.
    static func steps(
        of configuration: EntraConfiguration, _ language: GuideLanguage, isQuiet: Bool
    ) async -> [ConnectionStep] {
        await check(configuration, language).run { step in if !isQuiet { show(step, language) } }
    }

    private static func check(_ configuration: EntraConfiguration, _ language: GuideLanguage) -> ConnectionCheck {
        ConnectionCheck(configuration, secrets: .system, transport: transport, language: language)
    }

    /// Returns the steps of a configuration that was rejected, as far as they depend on the issuer alone.
    ///
    /// - Parameters:
    ///   - authority: The authority, or `nil` if the issuer is wrong too.
    ///   - language: The language of the sentences.
    ///   - isQuiet: Whether no step is shown before the report.
    static func steps(
        of authority: EntraAuthority?, _ language: GuideLanguage, isQuiet: Bool
    ) async -> [ConnectionStep] {
        let unchecked = ConnectionCheck.notChecked(in: language)
        guard let authority, let last = unchecked.last,
            let issuer = try? EntraConfiguration(
                authority: authority, clientID: anyClientID, credential: .none, allowedTenants: .anyTenant)
        else { return unchecked }
        // The credential is not part of this configuration.
        func real(_ step: ConnectionStep) -> ConnectionStep { step.name == last.name ? last : step }
        return await check(issuer, language).run { step in if !isQuiet { show(real(step), language) } }.map(real)
    }

    /// The client ID of a configuration that has none. It is sent nowhere.
    private static let anyClientID: GUID = "00000000-0000-0000-0000-000000000000"

    private static func show(_ step: ConnectionStep, _ language: GuideLanguage) {
        show(TextStyle.plain.text(of: Report.Section(lines: [line(of: step, language)])) + "\n")
    }

    /// Adds the verdicts of the steps to a report.
    static func add(_ steps: [ConnectionStep], to report: inout Report) {
        let wasNotRefused = report.isAccepted || report.couldNotRun
        let failures = steps.filter(\.isFailed)
        for problem in steps.flatMap(\.problems) where !report.problems.contains(problem) {
            report.problems.append(problem)
        }
        report.isAccepted = report.isAccepted && failures.isEmpty
        report.headline = report.isAccepted ? "accepted" : "refused"
        // Without a response, nothing was found to be wrong.
        let isNetwork = failures.allSatisfy { step in
            if case .failed(let problem) = step.outcome { networkCodes.contains(problem.code) } else { false }
        }
        report.couldNotRun = wasNotRefused && !report.isAccepted && isNetwork
    }

    // MARK: - Output

    static func section(_ steps: [ConnectionStep], _ language: GuideLanguage) -> Report.Section {
        Report.Section(title: ConnectionText(language).title, lines: steps.map { line(of: $0, language) })
    }

    /// Returns the line of a step. Its columns have the same width as those of any other step, because a step is shown
    /// before the others are known.
    private static func line(of step: ConnectionStep, _ language: GuideLanguage) -> Report.Line {
        let text = ConnectionText(language)
        func cell(_ word: String, as wide: [String]) -> String {
            TextStyle.plain.padded(word, to: wide.map { TextStyle.plain.columns($0) }.max() ?? 0)
        }
        return .step(
            mark(of: step),
            cells: [
                cell(text.word(step.outcome), as: [text.passed, text.failedWord, text.notChecked]),
                cell(text.name(step.name), as: ConnectionStep.Name.allCases.map { text.name($0) }),
                cell(text.text(of: step.duration), as: [text.seconds("0.00")]),
            ], step.detail)
    }

    private static func mark(of step: ConnectionStep) -> Report.Mark {
        switch step.outcome {
        case .passed: .passed
        case .failed: .failed
        case .notChecked: .skipped
        }
    }

    static func members(_ steps: [ConnectionStep], of name: String?) -> JSONValue {
        let list = steps.map { step -> JSONValue in
            let outcome: String
            var code: JSONValue = .null
            var providerCode: JSONValue = .null
            var reason: JSONValue = .null
            switch step.outcome {
            case .passed: outcome = "passed"
            case .failed(let problem):
                outcome = "failed"
                code = .string(problem.code.rawValue)
                if let number = problem.providerCode { providerCode = .string(number) }
            case .notChecked(let why):
                outcome = "not-checked"
                reason = .string(why.rawValue)
            }
            return .object([
                "name": .string(step.name.rawValue), "outcome": .string(outcome), "code": code,
                "providerCode": providerCode, "reason": reason,
                "warnings": .array(
                    step.problems.filter { $0.severity == .warning }.map { .string($0.code.rawValue) }),
                "detail": .string(step.detail),
                "milliseconds": .number(JSONNumber(ConnectionText.milliseconds(step.duration))),
            ])
        }
        return .object(["provider": name.map { .string($0) } ?? .null, "steps": .array(list)])
    }
}

extension ConnectionText {
    static func milliseconds(_ duration: Duration) -> Int {
        let (seconds, attoseconds) = duration.components
        return Int(seconds) * 1_000 + Int(attoseconds / 1_000_000_000_000_000)
    }

    /// Returns a duration such as `0.12 s`, or an empty text for a step that took none.
    func text(of duration: Duration) -> String {
        guard duration > .zero else { return "" }
        let hundredths = ConnectionText.milliseconds(duration) / 10
        let rest = hundredths % 100
        return seconds("\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)")
    }
}
