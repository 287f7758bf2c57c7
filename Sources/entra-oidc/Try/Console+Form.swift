import EntraGuide
import EntraID
import OIDCLoopback
import OIDCTestSupport

// The first page: the callback URL, the provider, the checklist, and the buttons.
extension Console {
    /// Returns the page with the form.
    func formPage(_ validation: ConsoleValidation, _ view: ConsoleView, status: Int) -> LoopbackResponse {
        let setting = state.withLock { $0.setting }
        let parts = FormParts(validation: validation, setting: setting, view: view)
        let isFake = setting.isFake(validation.form)
        let text = view.text
        let banner: HTML = isFake ? "<p class=\"banner\" role=\"note\">\(text.fakeInUse)</p>" : .empty
        let body: HTML = """
            \(banner)
            \(parts.callbackSection)
            <form id="provider" method="post" action="/" autocomplete="off" data-unanswered="\(text.unanswered)">
            <button class="first" tabindex="-1" aria-hidden="true">\(text.apply)</button>
            <input type="hidden" id="copied" name="copied" value="\(validation.form.isCallbackCopied ? "1" : "")">
            \(parts.serverSection)
            \(parts.providerSection)
            <section aria-labelledby="checklist-title">
            <h2 id="checklist-title">\(text.checklist)</h2>
            <div id="checklist">\(checklistItems(validation, view))</div>
            </section>
            <div id="form-message" aria-live="polite">\(parts.messages(of: validation.otherProblems))</div>
            <div class="actions">
            <button id="check" formaction="/check">\(text.check)</button>
            <button id="sign-in" class="primary" formaction="/sign-in">\(isFake ? text.signInWithFake : text.signIn)</button>
            </div>
            </form>
            <div class="actions"><span>\(text.noTenant)</span>
            <form method="post" action="/fake"><button id="use-fake">\(text.useFake)</button></form>
            </div>
            <div id="connection" aria-live="polite">\(connectionSteps(view))</div>
            <p class="quiet"><a href="/back">\(text.backTitle)</a> · <a href="/result">\(text.result)</a></p>
            """
        return show(ConsolePage(title: text.title, body: body, status: status), view, at: "/")
    }

    /// Returns what changes while the user types: the messages, and the states of the fields.
    func validate(_ request: ConsoleRequest, _ view: ConsoleView) -> LoopbackResponse {
        let validation = read(request, isSubmitted: false)
        let parts = FormParts(
            validation: validation, setting: state.withLock { $0.setting }, view: view, isWholePage: false)
        var messages: [JSONObject.Member] = ConsoleForm.Field.allCases.map { field in
            .init(name: "\(field.rawValue)-message", value: .string(parts.message(of: field).source))
        }
        messages.append(.init(name: "checklist", value: .string(checklistItems(validation, view).source)))
        messages.append(
            .init(name: "form-message", value: .string(parts.messages(of: validation.otherProblems).source)))
        let states = ConsoleForm.Field.allCases.map { field in
            JSONObject.Member(name: field.rawValue, value: .string(validation.state(of: field).rawValue))
        }
        let answer: JSONObject = [
            "messages": .object(JSONObject(messages)), "states": .object(JSONObject(states)),
            "hidden": ["tenants": .bool(!validation.hasManyTenants)],
            "isComplete": .bool(validation.isComplete),
        ]
        return LoopbackResponse(
            headers: ConsolePage.headers(policy: "default-src 'none'; frame-ancestors 'none'")
                + [HeaderField(name: "Content-Type", value: "application/json")],
            body: Array(JSONValue.object(answer).serialized().utf8))
    }

    private func checklistItems(_ validation: ConsoleValidation, _ view: ConsoleView) -> HTML {
        let list = checklist(validation, view.language)
        let guide = SetupGuide(validation.values, language: view.language)
        let isCopied = validation.form.isCallbackCopied
        let copied = checklistItem(
            "copied", isCopied ? .done : .todo, isCopied ? view.text.callbackCopied : view.text.copyCallback, view)
        let items = list.items.map { checklistItem($0.name.rawValue, $0.state, guide.plain(list.line($0)), view) }
        let note: HTML = list.trialNote.map { "<p id=\"trial-note\" class=\"quiet\">\($0)</p>" } ?? .empty
        return "<ul class=\"plain\">\([copied] + items)</ul>\(note)"
    }

    private func checklistItem(
        _ name: String, _ state: SetupChecklist.State, _ sentence: String, _ view: ConsoleView
    ) -> HTML {
        let (mark, word) =
            switch state {
            case .done: ("☑", view.text.done)
            case .todo: ("☐", view.text.todo)
            case .unknown: ("?", view.text.unknown)
            }
        return """
            <li id="todo-\(name)" class="\(state.rawValue)" data-state="\(state.rawValue)">\
            <span class="mark">\(mark) \(word):</span> \(sentence)</li>
            """
    }
}
