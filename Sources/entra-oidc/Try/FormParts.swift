import EntraGuide
import EntraID
import OIDCTestSupport

/// The parts of the form, and the messages below its fields.
struct FormParts {
    let validation: ConsoleValidation
    let setting: ConsoleSetting
    let view: ConsoleView
    /// Whether the whole page is sent, so that the field of the secret becomes empty.
    var isWholePage = true

    private var text: ConsoleText { view.text }

    // MARK: - Sections

    var callbackSection: HTML {
        let verdict: HTML =
            validation.callbackProblems.contains { $0.severity == .error }
            ? .empty : passed(text.callbackAccepted)
        return """
            <section aria-labelledby="callback-title">
            <h2 id="callback-title">1 \(text.callbackHeading)</h2>
            <div class="row"><input type="text" id="callback-url" class="value" readonly value="\(setting.callback)" \
            aria-labelledby="callback-title" aria-describedby="callback-message">
            <button type="button" id="copy-callback" data-copy="callback-url" data-tick="copied" \
            data-done="\(text.copied)" hidden>\(text.copy)</button></div>
            <div id="callback-message">\(verdict)\(messages(of: validation.callbackProblems))</div>
            </section>
            """
    }

    var serverSection: HTML {
        let isOpen: HTML = validation.form.serverOrigin.isEmpty ? .empty : " open"
        return """
            <details\(isOpen)>
            <summary>\(text.serverQuestion)</summary>
            \(input(.serverOrigin, text.serverOrigin, validation.form.serverOrigin, "https://console.example.com:8443"))
            </details>
            """
    }

    var providerSection: HTML {
        let types = ResponseType.all.map { type -> HTML in
            let isChecked = ResponseType(validation.form.responseType) == type
            let checked: HTML = isChecked ? " checked" : .empty
            let id = "response-type-" + type.rawValue.replacing(" ", with: "-")
            return """
                <label for="\(id)"><input type="radio" name="response-type" id="\(id)" value="\(type.rawValue)"\
                \(checked)> \(type.rawValue)</label>
                """
        }
        return """
            <section aria-labelledby="provider-title">
            <h2 id="provider-title">2 \(text.providerHeading)</h2>
            <p><a href="/guide">\(text.guide)</a></p>
            \(input(.issuer, text.issuer, validation.form.issuer,
                "https://login.microsoftonline.com/<Directory (tenant) ID>/v2.0"))
            \(tenantsField)
            \(input(.clientID, text.clientID, validation.form.clientID, "6731de76-14a6-49ae-97bc-6eba6914391e"))
            \(input(.clientSecret, text.clientSecret, "", ""))
            <fieldset aria-describedby="response-type-message"><legend>\(text.signInWith)</legend>\(types)</fieldset>
            <div id="response-type-message" class="message" aria-live="polite">\(message(of: .responseType))</div>
            </section>
            """
    }

    /// An input with its label and its message. The value of the secret is never there.
    private func input(
        _ field: ConsoleForm.Field, _ label: String, _ value: String, _ example: String
    ) -> HTML {
        let name = field.rawValue
        let type = field == .clientSecret ? "password" : "text"
        let invalid: HTML = validation.state(of: field) == .error ? " aria-invalid=\"true\"" : .empty
        return """
            <div class="field"><label for="\(name)">\(label)</label>
            <input type="\(type)" id="\(name)" name="\(name)" value="\(value)" placeholder="\(example)" \
            autocomplete="off" autocapitalize="none" spellcheck="false" aria-describedby="\(name)-message"\(invalid)>
            <div id="\(name)-message" class="message" aria-live="polite">\(message(of: field))</div></div>
            """
    }

    // MARK: - Messages

    /// Returns what is below a field: its problems and a suggestion, or that it is accepted and what it means.
    func message(of field: ConsoleForm.Field) -> HTML {
        let problems = messages(of: validation.problems(of: field))
        switch field {
        case .issuer:
            return "\(problems)\(suggestion(for: field))\(validation.values.authority.map(meaning) ?? .empty)"
        case .clientSecret:
            let isAccepted = validation.state(of: field) == .accepted
            return "\(isAccepted ? passed(text.accepted) : .empty)\(problems)\(secretNote)"
        case .serverOrigin:
            guard case .success(let callback) = validation.server else { return problems }
            let isAccepted = !validation.serverProblems.contains { $0.severity == .error }
            let url: HTML = "<p class=\"value\" id=\"server-callback\">\(callback.string)</p>"
            return "\(url)\(isAccepted ? passed(text.callbackAccepted) : .empty)\(problems)\(suggestion(for: field))"
        case .allowedTenants:
            return validation.state(of: field) == .accepted ? passed(text.accepted) : tenantMessages
        case .clientID, .responseType:
            let isAccepted = field == .clientID && validation.state(of: field) == .accepted
            return "\(isAccepted ? passed(text.accepted) : .empty)\(problems)\(suggestion(for: field))"
        }
    }

    private func meaning(of authority: EntraAuthority) -> HTML {
        let accounts =
            switch authority.tenant {
            case .common: text.anyTenantAndPersonal
            case .organizations: text.anyTenant
            case .consumers: text.personal
            case .directory, .domain: text.oneTenant
            }
        let product =
            switch authority.kind {
            case .workforce: "Microsoft Entra ID"
            case .b2c: "Azure AD B2C"
            case .externalID: "Microsoft Entra External ID"
            }
        let words = [product, authority.cloud.name, authority.tenant.string, accounts]
        return passed(words.joined(separator: " · "))
    }

    private var secretNote: HTML {
        let note =
            if setting.isFake(validation.form) {
                text.secretOfFake
            } else if setting.hasFileCredential {
                text.secretOfFile
            } else {
                text.secretAgain
            }
        let isFromOutside = setting.isFake(validation.form) || setting.hasFileCredential
        let isMissing = isWholePage || validation.form.clientSecret.isEmpty
        // The note is only for a secret that was entered before.
        guard isFromOutside || isMissing && validation.form.touched.contains(.clientSecret) else { return .empty }
        return "<p class=\"quiet\">\(note)</p>"
    }

    private func suggestion(for field: ConsoleForm.Field) -> HTML {
        guard let value = validation.suggestion(for: field) else { return .empty }
        let name = field.rawValue
        return """
            <p><button id="\(name)-suggestion" name="take" value="\(name)" formaction="/" data-field="\(name)" \
            data-value="\(value)">\(text.use) <span class="value">\(breakable(value))</span></button></p>
            """
    }

    private func passed(_ sentence: String) -> HTML {
        "<p class=\"accepted\"><span class=\"mark\">✓</span> \(sentence)</p>"
    }

    /// Returns problems with their remedies.
    func messages(of problems: [Problem]) -> HTML { HTML(problems.map { ProblemMessage.html($0, view) }) }
}

/// Returns a long value that breaks at slashes, and not in the middle of an ID.
func breakable(_ value: String) -> HTML {
    var parts = Substring(value).split(at: "/").map { String($0) }
    let last = parts.popLast() ?? ""
    let before = parts.reduce(HTML.empty) { "\($0)\($1)/<wbr>" }
    return "\(before)\(last)"
}

/// A problem as the pages show it.
enum ProblemMessage {
    static func html(_ problem: Problem, _ view: ConsoleView) -> HTML {
        let isError = problem.severity == .error
        let (mark, word) = isError ? ("✗", view.text.error) : ("!", view.text.warning)
        return """
            <p class="\(isError ? "error" : "warning")" data-code="\(problem.code.rawValue)">\
            <span class="mark">\(mark) \(word):</span> \(problem.remedy(in: view.language))</p>
            """
    }
}
