import EntraID
import OIDCLoopback
import OIDCTestSupport

extension Console {
    /// Starts a sign-in with the values of the form, or with those of the last sign-in.
    func startSignIn(_ request: ConsoleRequest, _ view: ConsoleView) async -> LoopbackResponse {
        if request["again"] != nil {
            // In another tab, the user may have signed out. This request has no form that could be kept.
            guard let last = state.withLock({ $0.outcome }), let document = last.document else {
                return .redirect(303, to: "/")
            }
            return await start(document, last.form, isFake: last.isFake, request, view)
        }
        let validation = read(request, isSubmitted: true)
        guard validation.isComplete else { return formPage(validation, view, status: 400) }
        let isFake = state.withLock { $0.setting }.isFake(validation.form)
        return await start(validation.document, validation.form, isFake: isFake, request, view)
    }

    private func start(
        _ document: SecretString, _ form: ConsoleForm, isFake: Bool, _ request: ConsoleRequest, _ view: ConsoleView
    ) async -> LoopbackResponse {
        let recorder = RequestRecorder()
        do throws(Refusal) {
            let entra = try EntraSignIn(
                configurationFile: Array(document.revealed().utf8), signOutRedirectURL: "\(origin)/signed-out",
                secrets: surroundings.secrets,
                transport: RecordingTransport(
                    base: surroundings.transport, recorder: recorder, time: surroundings.time),
                time: surroundings.time, onWarning: .ignored)
            let start = try await entra.start(returningTo: "/result", cookieHeader: request.cookieHeader)
            recorder.add(page: start.url)
            keep(
                StartedSignIn(
                    entra: entra, form: form.withoutSecret, document: document, isFake: isFake, recorder: recorder,
                    state: SecretString(Console.parameter("state", of: start.url)),
                    nonce: SecretString(Console.parameter("nonce", of: start.url))))
            surroundings.report(.signInStarted(host: URLParts(start.url).map { String($0.host) } ?? ""))
            return leadingOn(to: start.url, start.cookies, view.text.leading, view)
        } catch {
            finish(
                SignInOutcome(
                    document: document, form: form.withoutSecret, isFake: isFake, recorder: recorder, refusal: error))
            return .redirect(303, to: "/result")
        }
    }

    private func keep(_ signIn: StartedSignIn) {
        state.withLock { state in
            state.signIns.append(signIn)
            state.isOutcomeEarlier = true
            state.signIns.removeFirst(max(0, state.signIns.count - Console.mostSignIns))
        }
    }

    /// Returns a page from which the browser goes on by itself. A redirect would not do: browsers compare the redirects
    /// that follow a form with `form-action`.
    func leadingOn(to url: String, _ cookies: [String], _ sentence: String, _ view: ConsoleView) -> LoopbackResponse {
        let host = URLParts(url).map { String($0.host) } ?? ""
        let page = ConsolePage(
            title: view.text.proceed,
            body: """
                <p>\(sentence) <span class="value">\(host)</span></p>
                <p><a id="continue" href="\(url)">\(view.text.proceed)</a></p>
                <p class="quiet"><a href="/back">\(view.text.backTitle)</a></p>
                """,
            next: url, cookies: cookies)
        return show(page, view, at: "/")
    }

    private static func parameter(_ name: String, of url: String) -> String {
        let query = URLParts(url)?.query.map { String($0) } ?? ""
        return (try? FormEncoding.decode(query))?.first { $0.name.hasSameBytes(as: name) }?.value ?? ""
    }

    // MARK: - The callback

    /// Finishes a sign-in. The browser may come from Microsoft's page, so the console's own cookie need not be there:
    /// the cookie of the sign-in shows that this browser began it.
    func finishSignIn(_ request: ConsoleRequest) async -> LoopbackResponse {
        let response = SecretString(request["state"] ?? "")
        let found = state.withLock { state -> StartedSignIn? in
            guard let index = state.signIns.firstIndex(where: { $0.state == response }) else { return nil }
            return state.signIns.remove(at: index)
        }
        guard let signIn = found else { return .plain(.noSignIn) }
        let body = String(decoding: request.received.body, as: UTF8.self)
        signIn.recorder.add(
            callback: request.method, path: request.path,
            parameters: request.isPost ? body : request.received.query ?? "")
        var outcome = SignInOutcome(
            document: signIn.document, form: signIn.form, isFake: signIn.isFake, recorder: signIn.recorder,
            entra: signIn.entra)
        var cookies: [String] = []
        do throws(Refusal) {
            let result = try await signIn.entra.finish(
                CallbackRequest(
                    method: request.method, target: request.received.target, body: body,
                    cookieHeader: request.cookieHeader))
            outcome.result = result
            outcome.refreshGrant = result.refreshGrant
            cookies = [result.expiredCookie].compactMap(\.self)
        } catch {
            outcome.refusal = error
        }
        outcome.checks = await signIn.checks(at: surroundings.time)
        if outcome.result == nil { outcome.unverifiedClaims = signIn.unverifiedClaims(outcome.checks) }
        finish(outcome)
        return .redirect(303, to: "/result", cookies: cookies)
    }

    /// Keeps the outcome of a sign-in and reports it.
    private func finish(_ outcome: SignInOutcome) {
        state.withLock { state in
            state.outcome = outcome
            state.isOutcomeEarlier = false
            if outcome.isAccepted { state.provenDocument = Console.identity(of: outcome.form) }
        }
        surroundings.report(
            .signInFinished(
                codes: outcome.refusal?.codes.map(\.rawValue) ?? [], isAccepted: outcome.isAccepted))
    }
}
