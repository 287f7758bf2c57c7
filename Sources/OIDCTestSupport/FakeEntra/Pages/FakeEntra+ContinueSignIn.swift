import EntraID
import OIDCLoopback

// The answer of the user to the sign-in page or the consent page.
extension FakeEntra {
    /// Returns the response to the form of a page.
    func continueSignIn(_ request: LoopbackRequest, _ authority: FakeAuthority) async -> LoopbackResponse {
        let asked = PageRequest(request)
        let pending = asked["page"].flatMap { name in state.withLock { $0.pendingPages.remove(name) } }
        guard asked.isPost, let authorization = pending else {
            // The page was used before, or the fake Entra was started again.
            return show(
                SignInFailure(
                    "invalid_request", 165000, "The page has expired. Go back to the application and sign in again.",
                    isKeptOnPage: true))
        }
        if authorization.user == nil { applyMisbehaviorForm(asked) }
        do throws(SignInFailure) {
            return try continueSignIn(authorization, asked)
        } catch {
            return answer(error, to: authorization.target)
        }
    }

    private func continueSignIn(
        _ authorization: FakeAuthorization, _ asked: PageRequest
    ) throws(SignInFailure) -> LoopbackResponse {
        let choice = asked["choice"] ?? "typed"
        if let user = authorization.user { return try answerConsent(authorization, user, choice, asked) }
        if choice.hasSameBytes(as: "cancel") {
            throw SignInFailure("access_denied", 65004, "The user declined to consent to access the app.")
        }
        if let number = state.withLock({ $0.misbehavior.signInError }) { throw SignInFailure(number: number) }
        if choice.hasSameBytes(as: "misbehave") { return signInPage(authorization) }
        let user: FakeUser?
        if choice.hasPrefixBytes("user:") {
            user = account(String(Substring(choice.utf8.dropFirst(5))), for: authorization.authority)
        } else {
            user = asked["typed"].flatMap { typedAccount($0, for: authorization.authority) }
        }
        guard let user else {
            return signInPage(
                authorization, mistake: "Type a user name, such as ada or ada@contoso.com, or choose an account.")
        }
        return try proceed(
            authorization, as: user, in: startSession(of: user, at: authorization.authority, asked))
    }

    private func answerConsent(
        _ authorization: FakeAuthorization, _ user: FakeUser, _ choice: String, _ asked: PageRequest
    ) throws(SignInFailure) -> LoopbackResponse {
        guard choice.hasSameBytes(as: "accept") else {
            throw SignInFailure("access_denied", 65004, "The user declined to consent to access the app.")
        }
        guard let session = browserSession(asked), session.user.objectID == user.objectID else {
            return signInPage(authorization.withoutUser, mistake: "The session ended. Sign in again.")
        }
        return try proceed(authorization, as: user, in: session, hasConsented: true)
    }

    // MARK: - The end

    /// Returns the redirect with the code and the ID token.
    func complete(
        _ authorization: FakeAuthorization, as user: FakeUser, in session: BrowserSession
    ) -> LoopbackResponse {
        // A defect goes to the first token: the one in the browser, and otherwise the one for the code.
        let defect = authorization.type.includesIDToken ? takeDefect(for: authorization.authority) : nil
        let grant = FakeGrant(
            authority: authorization.authority, clientID: authorization.application.clientID, user: user,
            redirectURI: authorization.target.redirectURI, scopes: authorization.scopes, nonce: authorization.nonce,
            challenge: authorization.challenge, issuedAt: seconds, requestedContexts: authorization.contexts,
            maximumAge: authorization.maximumAge, authenticatedAt: session.session.authenticatedAt,
            session: session.session.identifier, defect: defect,
            clientCapabilities: authorization.clientCapabilities)
        let code = authorization.type.includesCode ? "1." + Base64URL.encode(random.bytes(48)) : nil
        state.withLock { state in
            if let code { state.codes.insert(grant, for: code) }
            if var known = state.sessions[session.name], !known.applications.contains(grant.clientID),
                known.applications.count < 100
            {
                known.applications.append(grant.clientID)
                state.sessions.insert(known, for: session.name)
            }
        }
        var fields: [FormEncoding.Parameter] = []
        if let code { fields.append(.init(name: "code", value: code)) }
        if authorization.type.includesIDToken {
            fields.append(
                .init(name: "id_token", value: idToken(for: grant, code: code, isInBrowser: true, defect: defect)))
        }
        fields.append(.init(name: "session_state", value: session.session.identifier))
        return authorization.target.response(fields + issuerField, random: random, headers: session.headers)
    }
}

extension FakeAuthorization {
    /// The request before a user was chosen.
    var withoutUser: FakeAuthorization {
        var copy = self
        copy.user = nil
        return copy
    }
}
