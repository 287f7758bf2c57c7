import EntraID
import OIDCTestSupport

// The field for the tenants whose users may sign in.
extension FormParts {
    /// The field, which is hidden if the issuer stands for one tenant.
    var tenantsField: HTML {
        let field = ConsoleForm.Field.allowedTenants
        let (name, text) = (field.rawValue, view.text)
        let hidden: HTML = validation.hasManyTenants ? .empty : " hidden"
        let invalid: HTML = validation.state(of: field) == .error ? " aria-invalid=\"true\"" : .empty
        let checked: HTML = validation.form.allowsEveryTenant ? " checked" : .empty
        return """
            <div id="tenants" class="field"\(hidden)><label for="\(name)">\(text.allowedTenants)</label>
            <p id="\(name)-hint" class="quiet">\(text.allowedTenantsHint)</p>
            <textarea id="\(name)" name="\(name)" rows="2" placeholder="8eaef023-2b34-4da1-9baa-8bc8c9d6a490" \
            autocomplete="off" autocapitalize="none" spellcheck="false" \
            aria-describedby="\(name)-hint \(name)-message"\(invalid)>\(validation.form.allowedTenants)</textarea>
            <label for="every-tenant" class="choice"><input type="checkbox" id="every-tenant" name="every-tenant" \
            value="1" aria-describedby="\(name)-message"\(checked)> \(text.everyTenant)</label>
            <div id="\(name)-message" class="message" aria-live="polite">\(message(of: field))</div></div>
            """
    }

    /// The most entries that a message names.
    private static let mostEntries = 10

    /// The problems of the list, each once, with the entries that it is about.
    var tenantMessages: HTML {
        let problems = validation.problems(of: .allowedTenants)
        var kinds: [Problem] = []
        for problem in problems where !kinds.contains(where: { $0.code == problem.code }) { kinds.append(problem) }
        return HTML(
            kinds.map { kind in
                let isAboutEntries = [.configAllowedTenantNotGUID, .configTenantNeverAllowed].contains(kind.code)
                let entries = isAboutEntries ? problems.filter { $0.code == kind.code }.compactMap(\.found) : []
                let list: HTML =
                    entries.isEmpty
                    ? .empty
                    : "<p class=\"value\">\(entries.prefix(FormParts.mostEntries).joined(separator: ", "))</p>"
                return "\(messages(of: [kind]))\(list)"
            })
    }
}
