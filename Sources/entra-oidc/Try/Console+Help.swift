import EntraGuide
import EntraID
import OIDCLoopback
import OIDCTestSupport

// The pages that explain: the set-up guide, and the errors that stay on Microsoft's page.
extension Console {
    /// Shows the page for a browser that did not come back.
    func back(_ view: ConsoleView) -> LoopbackResponse { backPage(view, pasted: nil, explanation: .empty) }

    /// Explains a pasted error.
    func explain(_ request: ConsoleRequest, _ view: ConsoleView) -> LoopbackResponse {
        let pasted = request["pasted"] ?? ""
        guard let entry = try? EntraErrorEntry(parsing: pasted), entry.topic != .unknown else {
            return backPage(
                view, pasted: pasted,
                explanation: "<p id=\"explanation\" class=\"error\">\(view.text.notExplained)</p>")
        }
        return backPage(view, pasted: nil, explanation: explanation(of: entry, view))
    }

    private func explanation(of entry: EntraErrorEntry, _ view: ConsoleView) -> HTML {
        let (validation, text) = (validation(), view.text)
        let guide = SetupGuide(validation.values, language: view.language)
        // The guide has the most frequent errors in every language, with the values of the form.
        let item = guide.troubleshooting.first { Console.names($0.symptom, entry.code) }
        let remedy = item.map { guide.plain($0.remedy) } ?? entry.remedy
        let values = [
            (text.callbackHeading, state.withLock { $0.setting }.callback), (text.clientID, validation.form.clientID),
            (text.issuer, validation.form.issuer),
        ].map { label, value -> HTML in
            "<tr><th scope=\"row\">\(label)</th><td class=\"value\">\(breakable(value))</td></tr>"
        }
        return """
            <section id="explanation" data-code="\(entry.code)">
            <h2>\(item.map { guide.plain($0.symptom) } ?? entry.code)</h2>
            <p>\(item == nil ? entry.meaning : "")</p>
            <h2>\(text.whatToDo)</h2>
            <p>\(remedy)</p>
            <h2>\(text.yourValues)</h2>
            <table><tbody>\(values)</tbody></table>
            </section>
            """
    }

    /// Returns whether a text contains a number, and not only as the beginning of a longer one.
    private static func names(_ text: String, _ code: String) -> Bool {
        guard let range = Substring(text).utf8Range(of: code) else { return false }
        return text.utf8[range.upperBound...].first?.isASCIIDigit != true
    }

    private func backPage(_ view: ConsoleView, pasted: String?, explanation: HTML) -> LoopbackResponse {
        let text = view.text
        let page = ConsolePage(
            title: text.backTitle,
            body: """
                <p>\(text.backIntroduction)</p>
                \(explanation)
                <form method="post" action="/explain">
                <div class="field"><label for="pasted">\(text.paste)</label>
                <textarea id="pasted" name="pasted" rows="6">\(pasted ?? "")</textarea></div>
                <div class="actions"><button id="explain" class="primary">\(text.explain)</button></div>
                </form>
                <p><a href="/">\(text.backToForm)</a></p>
                """)
        return show(page, view, at: "/back")
    }

    /// Shows the set-up guide with the values of the form.
    func guide(_ view: ConsoleView) -> LoopbackResponse {
        let guide = SetupGuide(validation().values, language: view.language)
        let fields = guide.fields.map { field -> HTML in
            """
            <tr><th scope="row">\(field.name)</th><td>\(guide.plain(field.source))</td>\
            <td class="value">\(guide.plain(field.value))</td></tr>
            """
        }
        let steps = guide.steps.map { step -> HTML in "<li>\(guide.plain(step))</li>" }
        let errors = guide.troubleshooting.map { item -> HTML in
            "<h3>\(guide.plain(item.symptom))</h3><p>\(guide.plain(item.remedy))</p>"
        }
        let page = ConsolePage(
            title: guide.title,
            body: """
                <p>\(guide.plain(guide.introduction))</p>
                <table id="fields"><tbody>\(fields)</tbody></table>
                <ol id="steps">\(steps)</ol>
                \(errors)
                <p><a href="/">\(view.text.backToForm)</a></p>
                """)
        return show(page, view, at: "/guide")
    }
}
