import EntraGuide
import EntraID

/// The form as the library sees it: the problems of each field, and what is known so far.
struct ConsoleValidation: Sendable {
    /// The state of a field.
    enum State: String, Sendable {
        /// The field is empty and was not touched.
        case untouched
        case accepted
        case warning
        case error
    }

    let form: ConsoleForm
    /// The configuration file that the form stands for. It may contain the secret.
    let document: SecretString
    let values: SetupValues
    /// Whether the issuer stands for many tenants, so that the allowed ones are asked for.
    let hasManyTenants: Bool
    /// The problems of the callback URL of the console.
    let callbackProblems: [Problem]
    /// The callback URL of the server that the user asks about, or what is wrong with its origin.
    let server: Result<CallbackURL, Refusal>?
    let serverProblems: [Problem]
    /// The problems that belong to no field of the form.
    let otherProblems: [Problem]
    private let problems: [ConsoleForm.Field: [Problem]]

    init(_ form: ConsoleForm, _ setting: ConsoleSetting) {
        self.form = form
        let bytes = setting.document(form)
        document = SecretString(String(decoding: bytes, as: UTF8.self))
        var found: [Problem]
        var values = SetupValues(console: "entra-oidc try")
        do throws(Refusal) {
            let draft = try EntraConfigurationDraft(parsing: bytes)
            found = draft.problems
            values = draft.values(console: "entra-oidc try")
            callbackProblems = draft.redirectProblems
        } catch {
            found = error.problems
            callbackProblems = []
        }
        self.values = values
        hasManyTenants = values.authority?.tenant.isShared == true
        // The emulator was chosen with a button, and the page says so.
        if setting.isFake(form) {
            found.removeAll { [.configEmulated, .configClientSecretUnusual].contains($0.code) }
        }
        var (sorted, others): ([ConsoleForm.Field: [Problem]], [Problem]) = ([:], [])
        for problem in found {
            if let field = ConsoleValidation.field(of: problem, hasManyTenants) {
                sorted[field, default: []].append(problem)
            } else {
                others.append(problem)
            }
        }
        problems = sorted
        otherProblems = others
        (server, serverProblems) = ConsoleValidation.server(form.serverOrigin, values)
    }

    private static func server(
        _ origin: String, _ values: SetupValues
    ) -> (Result<CallbackURL, Refusal>?, [Problem]) {
        if origin.isEmpty { return (nil, []) }
        var warnings: [Problem] = []
        do throws(Refusal) {
            let callback = CallbackURL(origin: try PublicOrigin(publicURL: origin) { warnings.append($0) })
            return (.success(callback), warnings + RedirectRules(audience: values.audience).problems(of: callback))
        } catch {
            return (.failure(error), error.problems)
        }
    }

    /// Returns the field that a problem belongs to. The place is a member of the configuration file.
    private static func field(of problem: Problem, _ hasManyTenants: Bool) -> ConsoleForm.Field? {
        let place = problem.location?.name ?? ""
        if hasManyTenants, place.hasPrefixBytes("allowedTenants") || problem.code == .authorityManyTenants {
            return .allowedTenants
        }
        if place.hasPrefixBytes("clientID") { return .clientID }
        if ["clientSecret", "clientCertificate", "clientAssertion"].contains(where: { place.hasPrefixBytes($0) }) {
            return .clientSecret
        }
        if place.hasPrefixBytes("responseType") || place.hasPrefixBytes("responseMode") { return .responseType }
        let issuerCodes = ["authority.", "issuer.", "config.tenant"]
        if place.hasPrefixBytes("issuer") || place.hasPrefixBytes("allowedTenants")
            || issuerCodes.contains(where: { problem.code.rawValue.hasPrefixBytes($0) })
        {
            return .issuer
        }
        return nil
    }

    /// Returns the problems of a field that are to be shown: those of an empty field only after it was touched.
    func problems(of field: ConsoleForm.Field) -> [Problem] {
        if field == .serverOrigin { return serverProblems }
        let all = problems[field] ?? []
        // The issuer is what makes a list of tenants necessary.
        let isTouched =
            form.touched.contains(field) || field == .allowedTenants && form.touched.contains(.issuer)
        return isEmpty(field) && !isTouched ? [] : all
    }

    func state(of field: ConsoleForm.Field) -> State {
        if field == .allowedTenants, !hasManyTenants { return .untouched }
        let shown = problems(of: field)
        if shown.contains(where: { $0.severity == .error }) { return .error }
        if !shown.isEmpty { return .warning }
        return isEmpty(field) ? .untouched : .accepted
    }

    private func isEmpty(_ field: ConsoleForm.Field) -> Bool {
        switch field {
        case .issuer: form.issuer.isEmpty
        case .allowedTenants: form.tenantStatement == nil
        case .clientID: form.clientID.isEmpty
        case .clientSecret: form.clientSecret.isEmpty
        case .responseType: false
        case .serverOrigin: form.serverOrigin.isEmpty
        }
    }

    /// Whether a sign-in can start with the values.
    var isComplete: Bool {
        !(problems.values.joined() + otherProblems + callbackProblems).contains { $0.severity == .error }
    }

    /// The only suggestion for a field.
    func suggestion(for field: ConsoleForm.Field) -> String? {
        // A secret is never shown, so none is suggested.
        field == .clientSecret ? nil : problems(of: field).lazy.compactMap(\.suggestion).first
    }

    /// Returns the form with the suggestion for a field.
    func taking(_ field: ConsoleForm.Field) -> ConsoleForm {
        var form = form
        guard let suggestion = suggestion(for: field) else { return form }
        switch field {
        case .issuer: form.issuer = suggestion
        case .clientID: form.clientID = suggestion
        case .serverOrigin: form.serverOrigin = suggestion
        case .allowedTenants, .clientSecret, .responseType: break
        }
        return form
    }
}
