import EntraID
import OIDCLoopback

// The authorization endpoint.
extension FakeEntra {
    /// Returns the response to an authorization request: a page, or the redirect to the application.
    func authorize(_ request: LoopbackRequest, _ authority: FakeAuthority) async -> LoopbackResponse {
        let asked = PageRequest(request)
        let application: FakeApplication
        let target: ResponseTarget
        do throws(SignInFailure) {
            application = try self.application(asked, at: authority)
            target = try ResponseTarget(asked, for: application)
        } catch {
            return show(error)
        }
        do throws(SignInFailure) {
            let authorization = try FakeAuthorization(
                asked, authority: authority, application: application, target: target)
            return try begin(authorization, asked)
        } catch {
            return answer(error, to: target)
        }
    }

    private func application(
        _ asked: PageRequest, at authority: FakeAuthority
    ) throws(SignInFailure) -> FakeApplication {
        guard let clientID = asked["client_id"] else {
            throw SignInFailure(
                "invalid_request", 900144, "The request body must contain the following parameter: 'client_id'.",
                isKeptOnPage: true)
        }
        let known = state.withLock { $0.directory.application(clientID) }
        guard let application = known, application.isInDirectory(of: authority) else {
            throw SignInFailure(
                "unauthorized_client", 700016,
                "Application with identifier '\(clientID)' was not found in the directory.", isKeptOnPage: true)
        }
        return application
    }

    private func begin(
        _ authorization: FakeAuthorization, _ asked: PageRequest
    ) throws(SignInFailure) -> LoopbackResponse {
        if let number = state.withLock({ $0.misbehavior.signInError }) { throw SignInFailure(number: number) }
        let automatic = authorization.prompt == .silent ? nil : automaticUser(for: authorization, asked)
        if let session = usableSession(for: authorization, asked),
            automatic == nil || automatic?.objectID == session.user.objectID
        {
            return try proceed(authorization, as: session.user, in: session, isAutomatic: automatic != nil)
        }
        if authorization.prompt == .silent {
            throw SignInFailure(
                "login_required", 50058,
                "A silent sign-in request was sent but no user is signed in, or the user must authenticate again.")
        }
        if let automatic {
            let session = startSession(of: automatic, at: authorization.authority, asked)
            return try proceed(authorization, as: automatic, in: session, isAutomatic: true)
        }
        return signInPage(authorization)
    }

    /// Returns the user who signs in without a page, if a test asked for it: with the control endpoint or with the
    /// parameter `fake_sign_in`. A login hint that names a user is preferred.
    private func automaticUser(for authorization: FakeAuthorization, _ asked: PageRequest) -> FakeUser? {
        guard let name = asked["fake_sign_in"] ?? state.withLock({ $0.automaticUser }) else { return nil }
        return authorization.loginHint.flatMap { account($0, for: authorization.authority) }
            ?? account(name, for: authorization.authority)
    }

    /// Signs a user in to the application, once it is known who the user is. May need the user's consent first.
    ///
    /// - Parameters:
    ///   - authorization: The request.
    ///   - user: The user.
    ///   - session: The session of the browser.
    ///   - isAutomatic: Whether the user accepts without seeing the consent page.
    ///   - hasConsented: Whether the user accepted on the consent page just now.
    func proceed(
        _ authorization: FakeAuthorization, as user: FakeUser, in session: BrowserSession, isAutomatic: Bool = false,
        hasConsented: Bool = false
    ) throws(SignInFailure) -> LoopbackResponse {
        if hasConsented || isAutomatic { consent(of: user, to: authorization.application.clientID) }
        let misbehavior = state.withLock { $0.misbehavior }
        // On a page, the user meets every demand of Conditional Access.
        if let context = misbehavior.requiredContext, authorization.prompt == .silent,
            !authorization.contexts.contains(where: { $0.hasSameBytes(as: context) })
        {
            throw SignInFailure(
                "interaction_required", 50076,
                "A policy requires the authentication context '\(context)', for which the user must see a page.")
        }
        let isConsentNeeded =
            authorization.prompt == .consent || !hasConsent(of: user, to: authorization.application.clientID)
        if isConsentNeeded, !hasConsented, !isAutomatic {
            if authorization.prompt == .silent {
                throw SignInFailure(
                    "consent_required", 65001,
                    "The user or administrator has not consented to use the application with ID "
                        + "'\(authorization.application.clientID)'.")
            }
            return consentPage(authorization, user, headers: session.headers)
        }
        return complete(authorization, as: user, in: session)
    }

    // MARK: - Consent

    /// Returns whether a user may sign in to an application without the consent page: an administrator or the user
    /// consented.
    func hasConsent(of user: FakeUser, to application: GUID) -> Bool {
        state.withLock { state in
            !state.misbehavior.isConsentMissing || state.consents["\(application) \(user.objectID)"] != nil
        }
    }

    private func consent(of user: FakeUser, to application: GUID) {
        state.withLock { $0.consents.insert(true, for: "\(application) \(user.objectID)") }
    }

    // MARK: - Errors

    /// Returns the response to an error: the redirect to the application, or the page that keeps it.
    func answer(_ failure: SignInFailure, to target: ResponseTarget) -> LoopbackResponse {
        if failure.isKeptOnPage { return show(failure) }
        let reported = report(failure)
        let fields: [FormEncoding.Parameter] = [
            .init(name: "error", value: failure.error),
            .init(name: "error_description", value: reported.description),
            .init(name: "error_uri", value: "\(origin)/error?code=\(failure.number)"),
        ]
        return target.response(fields + issuerField, random: random)
    }

    /// Returns the page that keeps an error from the application.
    func show(_ failure: SignInFailure) -> LoopbackResponse {
        failure.page(report(failure)).response(random: random)
    }

    /// The `iss` of responses. Entra sends none.
    var issuerField: [FormEncoding.Parameter] {
        let issuer = state.withLock { $0.misbehavior.responseIssuer }
        return issuer.map { [FormEncoding.Parameter(name: "iss", value: $0)] } ?? []
    }
}
