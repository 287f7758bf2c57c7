import EntraGuide
import EntraID
import OIDCLoopback
import OIDCTestSupport

/// The steps of a connection check so far.
struct ConnectionRun: Sendable {
    var steps: [ConsoleStep] = []
    var isRunning = false
    /// The number of the run, so that an older one adds nothing to a newer one.
    var number = 0
}

extension Console {
    /// The most steps that are shown. A check has about ten.
    private static let mostSteps = 50

    /// Runs the connection check. With a script, the page asks for the steps one after the other.
    func check(_ request: ConsoleRequest, _ view: ConsoleView) async -> LoopbackResponse {
        let part = request["part"] ?? ""
        if part.hasSameBytes(as: "next") { return fragment(view) }
        let isFragment = part.hasSameBytes(as: "first")
        let validation = read(request, isSubmitted: true)
        let document = Array(validation.document.revealed().utf8)
        guard validation.isComplete,
            let configuration = (try? EntraConfiguration.all(in: document, warnings: .ignored))?.first
        else {
            state.withLock { $0.connection = ConnectionRun(number: $0.connection.number + 1) }
            return isFragment ? fragment(view, problems: validation) : formPage(validation, view, status: 400)
        }
        let number = state.withLock { state in
            state.connection = ConnectionRun(isRunning: true, number: state.connection.number + 1)
            return state.connection.number
        }
        if isFragment {
            Task { await run(configuration, number, view.language) }
            return fragment(view)
        }
        await run(configuration, number, view.language)
        return formPage(validation, view, status: 200)
    }

    private func run(_ configuration: EntraConfiguration, _ number: Int, _ language: GuideLanguage) async {
        let check = ConsoleConnectionCheck(time: surroundings.time)
        await check.run(
            configuration, secrets: surroundings.secrets, transport: surroundings.transport, language: language
        ) { [state, surroundings] step in
            state.withLock { state in
                if state.connection.number == number, state.connection.steps.count < Console.mostSteps {
                    state.connection.steps.append(step)
                }
            }
            surroundings.report(step.event)
        }
        state.withLock { state in
            if state.connection.number == number { state.connection.isRunning = false }
        }
    }

    private func fragment(_ view: ConsoleView, problems validation: ConsoleValidation? = nil) -> LoopbackResponse {
        var body = connectionSteps(view)
        if let validation {
            let problems =
                (ConsoleForm.Field.allCases.flatMap { validation.problems(of: $0) } + validation.otherProblems)
                .filter { $0.severity == .error }
            body = HTML(problems.map { ProblemMessage.html($0, view) })
        }
        return LoopbackResponse(
            headers: ConsolePage.headers(policy: "default-src 'none'; frame-ancestors 'none'")
                + [HeaderField(name: "Content-Type", value: "text/html; charset=utf-8")],
            body: Array(body.source.utf8))
    }

    /// Returns the steps of the connection check so far.
    func connectionSteps(_ view: ConsoleView) -> HTML {
        let run = state.withLock { $0.connection }
        if run.steps.isEmpty && !run.isRunning { return .empty }
        let text = view.text
        let steps = run.steps.map { step -> HTML in
            let (mark, word, style) =
                switch step.outcome {
                case .passed: ("✓", text.passed, "passed")
                case .failed: ("✗", text.failed, "error")
                case .notChecked: ("–", text.notChecked, "quiet")
                }
            let more: HTML =
                switch step.outcome {
                case .passed: .empty
                case .failed(let problem): ProblemMessage.html(problem, view)
                case .notChecked(let reason): reason.isEmpty ? .empty : "<p class=\"quiet\">\(reason)</p>"
                }
            return """
                <li data-step="\(step.name)" data-outcome="\(style)"><span class="\(style)">\
                \(text.heading(mark, word, step.title))</span> \(step.detail) \
                <span class="quiet">\(step.duration.shown)</span>\(more)</li>
                """
        }
        let running: HTML = run.isRunning ? "<p class=\"quiet\" data-running>\(text.running)</p>" : .empty
        return "<h2>\(text.connection)</h2><ul class=\"plain\">\(steps)</ul>\(running)"
    }
}

extension ConsoleStep {
    /// The step as an event for the terminal.
    var event: TryEvent {
        switch outcome {
        case .passed: .connectionStep(name: name, outcome: "passed", code: nil)
        case .failed(let problem): .connectionStep(name: name, outcome: "failed", code: problem.code.rawValue)
        case .notChecked: .connectionStep(name: name, outcome: "not-checked", code: nil)
        }
    }
}

extension Duration {
    /// The duration in milliseconds, for a page.
    var shown: String { "\(Int((inSeconds * 1_000).rounded())) ms" }
}
