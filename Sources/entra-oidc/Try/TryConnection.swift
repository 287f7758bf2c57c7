import EntraGuide
import EntraID

/// A step of the connection check, as the console shows it.
struct ConsoleStep: Sendable {
    /// The outcome of a step.
    enum Outcome: Sendable {
        case passed
        case failed(Problem)
        case notChecked(String)
    }

    /// The name in events and tests.
    let name: String
    /// The name in the language of the page.
    let title: String
    let outcome: Outcome
    /// A sentence in the language of the page.
    let detail: String
    let duration: Duration
}

/// The connection check of the console.
struct ConsoleConnectionCheck: Sendable {
    let time: any TimeSource

    /// Runs the check.
    ///
    /// - Parameters:
    ///   - configuration: The values of the form.
    ///   - secrets: The reader of environment variables and files.
    ///   - transport: The HTTP client.
    ///   - language: The language of the sentences.
    ///   - onStep: A closure that receives each step when it has ended.
    func run(
        _ configuration: EntraConfiguration, secrets: SecretReader, transport: any HTTPTransport,
        language: GuideLanguage, onStep: @escaping @Sendable (ConsoleStep) -> Void
    ) async {
        let check = ConnectionCheck(
            configuration, secrets: secrets, transport: transport, time: time, language: language)
        _ = await check.run { step in onStep(ConsoleStep(step, language)) }
    }
}

extension ConsoleStep {
    fileprivate init(_ step: ConnectionStep, _ language: GuideLanguage) {
        name = step.name.rawValue
        title = ConnectionText(language).name(step.name)
        detail = step.detail
        duration = step.duration
        outcome =
            switch step.outcome {
            case .passed: .passed
            case .failed(let problem): .failed(problem)
            // The sentence of the step has the reason.
            case .notChecked: .notChecked("")
            }
    }
}
