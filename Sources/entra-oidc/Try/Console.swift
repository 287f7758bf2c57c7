import EntraGuide
import EntraID
import OIDCLoopback
import OIDCTestSupport

/// The console: pages on this machine with which an administrator tries a sign-in.
///
/// Nothing is written to disk. Secrets are kept in memory only, and never sent to a page.
final class Console: Sendable {
    /// What the console needs from outside.
    struct Surroundings: Sendable {
        var transport: any HTTPTransport
        var secrets = SecretReader.system
        var time: any TimeSource = SystemTime()
        var random: any RandomSource = SystemRandom()
        /// A closure that starts a fake Entra, or returns `nil` if there is no free port.
        var startFake: @Sendable () -> FakeEntraServer? = { FakeEntra.onNumericHost() }
        /// A closure that receives what happens. It can run on any thread.
        var report: @Sendable (TryEvent) -> Void = { _ in }
    }

    /// What changes while the console runs.
    struct State: Sendable {
        var form: ConsoleForm
        var setting: ConsoleSetting
        var fake: FakeEntraServer?
        /// The sign-ins that wait for the browser, the newest last.
        var signIns: [StartedSignIn] = []
        var outcome: SignInOutcome?
        /// Whether a sign-in was started after the one whose outcome is known, and has not ended.
        var isOutcomeEarlier = false
        /// The provider at which a sign-out was started.
        var signingOut: EntraSignIn?
        var connection = ConnectionRun()
        /// The values with which a user signed in.
        var provenDocument: SecretString?
    }

    /// The most sign-ins that wait for the browser.
    static let mostSignIns = 8
    static let callbackPath = CallbackPath.standard.string

    let access: ConsoleAccess
    let surroundings: Surroundings
    let state: Locked<State>

    /// Creates a console.
    ///
    /// - Parameters:
    ///   - port: The port that it is served on.
    ///   - file: The provider of the configuration file, or an empty object.
    ///   - surroundings: The network, the clock, and the rest of the outside.
    init(port: UInt16, file: JSONObject = [:], surroundings: Surroundings) {
        access = ConsoleAccess(port: port, callbackPath: Console.callbackPath, random: surroundings.random)
        self.surroundings = surroundings
        let setting = ConsoleSetting(file: file, callback: access.origin + Console.callbackPath)
        state = Locked(State(form: ConsoleForm(file: file), setting: setting))
    }

    var origin: String { access.origin }

    /// Ends the fake Entra, if there is one.
    func stop() { state.withLock { $0.fake }?.stop() }

    // MARK: - Requests

    /// Returns the response to a request.
    func answer(_ received: LoopbackRequest) async -> LoopbackResponse {
        let request = ConsoleRequest(received)
        switch access.decide(request) {
        case .answered(let response): return response
        case .allowed: break
        }
        let view = ConsoleView(request)
        switch (request.method, request.path) {
        case ("GET", "/"): return page(view)
        case ("POST", "/"): return save(request, view)
        case ("POST", "/validate"): return validate(request, view)
        case ("POST", "/check"): return await check(request, view)
        case ("POST", "/fake"): return useFake(view)
        case ("POST", "/sign-in"): return await startSignIn(request, view)
        case ("GET", Console.callbackPath), ("POST", Console.callbackPath): return await finishSignIn(request)
        case ("GET", "/result"): return showResult(view)
        case ("POST", "/refresh"): return await refresh(view)
        case ("POST", "/sign-out"): return await signOut(view)
        case ("GET", "/signed-out"): return signedOut(request, view)
        case ("GET", "/back"): return back(view)
        case ("POST", "/explain"): return explain(request, view)
        case ("GET", "/guide"): return guide(view)
        default: return .plain(.notFound)
        }
    }

    func show(_ page: ConsolePage, _ view: ConsoleView, at path: String) -> LoopbackResponse {
        page.response(view, at: path, random: surroundings.random)
    }

    /// Returns what the library says about the form that is kept.
    func validation() -> ConsoleValidation {
        let (form, setting) = state.withLock { ($0.form, $0.setting) }
        return ConsoleValidation(form, setting)
    }

    /// Returns the checklist. A sign-in proves its values until they change.
    func checklist(_ validation: ConsoleValidation, _ language: GuideLanguage) -> SetupChecklist {
        let proven = state.withLock { $0.provenDocument }
        // The secret is not kept, so only the other values can be compared. One that is typed was not tried.
        let isProven = proven.map { $0 == Console.identity(of: validation.form) } ?? false
        var values = validation.values
        if isProven, validation.form.clientSecret.isEmpty { values.hasCredential = true }
        return SetupChecklist(values, evidence: isProven ? .signedIn : .none, language: language)
    }

    /// The values of a form without its secret, to recognize them.
    static func identity(of form: ConsoleForm) -> SecretString {
        let tenants = form.tenantStatement?.serialized(indented: false) ?? ""
        return SecretString([form.issuer, tenants, form.clientID, form.responseType].joined(separator: "\n"))
    }

    // MARK: - The form

    private func page(_ view: ConsoleView) -> LoopbackResponse {
        formPage(validation(), view, status: 200)
    }

    /// Keeps the form, with a suggestion if one was chosen, and shows it again.
    private func save(_ request: ConsoleRequest, _ view: ConsoleView) -> LoopbackResponse {
        var validation = read(request, isSubmitted: true)
        if let field = request["take"].flatMap({ ConsoleForm.Field(rawValue: $0) }) {
            let form = validation.taking(field)
            validation = ConsoleValidation(form, state.withLock { $0.setting })
            keep(form)
        }
        return formPage(validation, view, status: 200)
    }

    /// Reads the form of a request and keeps it, without its secret.
    func read(_ request: ConsoleRequest, isSubmitted: Bool) -> ConsoleValidation {
        let form = ConsoleForm(request, isSubmitted: isSubmitted)
        keep(form)
        return ConsoleValidation(form, state.withLock { $0.setting })
    }

    private func keep(_ form: ConsoleForm) {
        state.withLock { $0.form = form.withoutSecret }
    }

    /// Starts the fake Entra and fills in its values.
    private func useFake(_ view: ConsoleView) -> LoopbackResponse {
        let running = state.withLock { $0.fake }
        guard let fake = running ?? surroundings.startFake() else {
            let page = ConsolePage(
                title: view.text.title, body: "<p class=\"error\">\(view.text.fakeUnavailable)</p>", status: 503)
            return show(page, view, at: "/")
        }
        // Two clicks may have started two.
        let (kept, isSurplus) = state.withLock { state in
            let isSurplus = state.fake != nil && running == nil
            let kept = state.fake ?? fake
            state.fake = kept
            return (kept, isSurplus)
        }
        if isSurplus { fake.stop() }
        let values = ConsoleSetting.FakeSetting(
            origin: kept.origin, authority: kept.authority, clientID: "6731de76-14a6-49ae-97bc-6eba6914391e",
            secret: SecretString("fake-secret"))
        state.withLock { state in
            state.setting.fake = values
            state.form.issuer = values.authority
            state.form.clientID = values.clientID
            state.form.touched = []
            // What was checked before is about another provider.
            state.connection = ConnectionRun(number: state.connection.number + 1)
        }
        surroundings.report(.fakeStarted(origin: kept.origin))
        return .redirect(303, to: "/")
    }
}

extension FakeEntra {
    /// Starts a fake Entra on `127.0.0.1`, which is another site than `localhost`, as Microsoft is. Returns `nil` if
    /// there is no free port.
    static func onNumericHost() -> FakeEntraServer? {
        // Another program may take the port that was just closed.
        for _ in 0..<5 {
            guard let origin = LoopbackServer.abandonedOrigin(), let port = URLParts(origin)?.port,
                let number = UInt16(port)
            else { return nil }
            if let server = try? FakeEntra.serve(port: number, origin: origin) { return server }
        }
        return nil
    }
}
