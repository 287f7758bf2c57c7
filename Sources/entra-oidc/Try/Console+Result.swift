import EntraGuide
import EntraID
import OIDCLoopback
import OIDCTestSupport

// The result page: who signed in or what happened, and then everything that is known about it.
extension Console {
    /// Shows the outcome of the last sign-in.
    func showResult(_ view: ConsoleView) -> LoopbackResponse {
        let (known, isEarlier) = state.withLock { ($0.outcome, $0.isOutcomeEarlier) }
        guard let outcome = known else {
            let page = ConsolePage(
                title: view.text.result,
                body: """
                    <p id="outcome" data-outcome="none">\(view.text.noResult)</p>
                    <p><a href="/">\(view.text.backToForm)</a></p>
                    <p><a href="/back">\(view.text.backTitle)</a></p>
                    """)
            return show(page, view, at: "/result")
        }
        defer { surroundings.report(.resultShown) }
        let parts = ResultParts(outcome: outcome, view: view)
        let banner: HTML = outcome.isFake ? "<p class=\"banner\" role=\"note\">\(view.text.fakeInUse)</p>" : .empty
        let page = ConsolePage(
            title: view.text.result,
            body: """
                \(banner)
                \(isEarlier ? parts.earlier : .empty)
                <div id="report">
                \(parts.headline)
                \(parts.refreshed)
                \(parts.checks)
                \(parts.user)
                \(parts.claims)
                \(parts.requests)
                </div>
                <div class="actions">
                \(parts.buttons)
                </div>
                <p><a href="/">\(view.text.backToForm)</a></p>
                """)
        return show(page, view, at: "/result")
    }
}

/// The parts of the result page.
struct ResultParts {
    let outcome: SignInOutcome
    let view: ConsoleView

    private var text: ConsoleText { view.text }

    /// What precedes the outcome if a newer sign-in has not come back.
    var earlier: HTML {
        """
        <p id="earlier" class="warning"><span class="mark">! \(text.warning):</span> \(text.earlierResult) \
        <a href="/back">\(text.backTitle)</a></p>
        """
    }

    var headline: HTML {
        if let refusal = outcome.refusal { return refused(refusal) }
        let name = outcome.result?.user.display.name ?? outcome.result?.user.display.userName ?? text.aUser
        return """
            <p id="outcome" data-outcome="accepted" class="accepted"><span class="mark">✓</span> \
            \(escapedForDisplay(name)) \(text.signedIn). \(text.accepted).</p>
            """
    }

    private func refused(_ refusal: Refusal) -> HTML {
        if refusal.reason == .cancelledByUser {
            return "<p id=\"outcome\" data-outcome=\"cancelled\">\(text.cancelled)</p>"
        }
        return """
            <p id="outcome" data-outcome="refused" class="error"><span class="mark">✗</span> \
            \(refusal.userMessage(in: view.language.rawValue))</p>
            <h2>\(text.whatToDo)</h2>
            \(HTML(refusal.problems.map { problem($0) }))
            """
    }

    private func problem(_ problem: Problem) -> HTML {
        let found: HTML = problem.found.map { "<br><span class=\"value\">\($0)</span>" } ?? .empty
        let code: HTML = "<span class=\"value quiet\">\(problem.code.rawValue)</span>"
        return "<div>\(ProblemMessage.html(problem, view))<p>\(code)\(found)</p></div>"
    }

    var refreshed: HTML {
        switch outcome.refresh {
        case .success: "<p id=\"refreshed\" class=\"passed\"><span class=\"mark\">✓</span> \(text.refreshed)</p>"
        case .failure(let refusal): HTML(refusal.problems.map { problem($0) })
        case nil: .empty
        }
    }

    // MARK: - Checks

    var checks: HTML {
        guard let report = outcome.checks else {
            return "<details id=\"checks\" open><summary>\(text.checks)</summary><p>\(text.noToken)</p></details>"
        }
        // Failed checks come first, and those that were not performed last.
        let ordered = report.results.enumerated().sorted {
            (ResultParts.rank($0.element.outcome), $0.offset) < (ResultParts.rank($1.element.outcome), $1.offset)
        }
        let rows = ordered.map { check($0.element.check, $0.element.outcome) }
        return """
            <details id="checks" open><summary>\(text.checks)</summary><ul class="plain">\(rows)</ul></details>
            """
    }

    private static func rank(_ outcome: TokenCheck.Outcome) -> Int {
        switch outcome {
        case .failed: 0
        case .passed: 1
        case .notPerformed: 2
        }
    }

    private func check(_ check: TokenCheck, _ outcome: TokenCheck.Outcome) -> HTML {
        let name = check.rawValue
        switch outcome {
        case .failed(let problems):
            let messages = problems.map { ProblemMessage.html($0, view) }
            return """
                <li data-check="\(name)" data-outcome="failed"><span class="error">\
                \(text.heading("✗", text.failed, name))</span>\(messages)</li>
                """
        case .passed:
            return """
                <li data-check="\(name)" data-outcome="passed"><span class="passed">\
                \(text.heading("✓", text.passed, name))</span> \(check.meaning(in: view.language))</li>
                """
        case .notPerformed(let reason):
            return """
                <li data-check="\(name)" data-outcome="not-performed"><span class="quiet">\
                \(text.heading("–", text.notChecked, name)) \
                \(text.sentence(CheckReason.text(reason, in: view.language)))</span></li>
                """
        }
    }

    // MARK: - Requests and buttons

    var requests: HTML {
        let rows = outcome.recorder.requests.map { request -> HTML in
            let sent = request.sent.map { line -> HTML in "<br><span class=\"value\">\(line)</span>" }
            let received = request.received.map { line -> HTML in "<br><span class=\"value\">→ \(line)</span>" }
            let duration: HTML = request.duration.map { " <span class=\"quiet\">\($0.shown)</span>" } ?? .empty
            return "<li><span class=\"value\">\(request.title)</span>\(duration)\(sent)\(received)</li>"
        }
        return """
            <details id="requests"><summary>\(text.requests)</summary><ul class="plain">\(rows)</ul></details>
            """
    }

    var buttons: HTML {
        let refresh: HTML =
            outcome.refreshGrant == nil
            ? "<p class=\"quiet\">\(text.noRefresh)</p>"
            : "<form method=\"post\" action=\"/refresh\"><button id=\"refresh\">\(text.refresh)</button></form>"
        let afterwards: HTML =
            outcome.isAccepted
            ? """
            \(refresh)
            <form method="post" action="/sign-out"><button id="sign-out">\(text.signOut)</button></form>
            """ : .empty
        return """
            <form method="post" action="/sign-in"><input type="hidden" name="again" value="1">
            <button id="sign-in-again" class="primary">\(text.again)</button></form>
            \(afterwards)
            <button type="button" id="copy-report" data-copy="copy-text" data-done="\(text.copied)" hidden>\
            \(text.copyReport)</button>
            <textarea id="copy-text" hidden readonly aria-label="\(text.copyReport)">\(plainReport)</textarea>
            """
    }

    /// The report for a support ticket: what happened, the checks, and the requests, without the user.
    var plainReport: String {
        var lines = [outcome.isAccepted ? "accepted" : "refused"]
        lines += (outcome.refusal?.problems ?? []).map(\.description)
        for (check, outcome) in outcome.checks?.results ?? [] {
            switch outcome {
            case .passed: lines.append("passed: \(check.rawValue)")
            case .failed(let problems):
                lines.append("failed: \(check.rawValue): \(problems.map(\.code.rawValue).joined(separator: ", "))")
            case .notPerformed(let reason): lines.append("not performed: \(check.rawValue), \(reason)")
            }
        }
        for request in outcome.recorder.requests {
            lines.append("\(request.title) \(request.duration?.shown ?? "")")
            lines += request.sent.map { "  \($0)" } + request.received.map { "  -> \($0)" }
        }
        return lines.joined(separator: "\n")
    }
}
