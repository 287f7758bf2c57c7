import EntraID
import OIDCLoopback

// The end of a session, and how the applications learn of it.
extension FakeEntra {
    /// Returns the response to a logout request. It ends the session of the browser, and informs the applications of
    /// the session at their front-channel and back-channel URLs.
    func logout(_ request: LoopbackRequest, _ authority: FakeAuthority) async -> LoopbackResponse {
        let asked = PageRequest(request)
        let session = endSession(asked)
        let signedIn = applications(session?.applications ?? [])
        var frames: [String] = []
        if let session {
            await postLogoutTokens(to: signedIn, about: session, authority)
            let members: [FormEncoding.Parameter] = [
                .init(name: "iss", value: authority.issuer(of: session.tenant.string)),
                .init(name: "sid", value: session.identifier),
            ]
            frames = signedIn.compactMap(\.frontChannelLogoutURL).map { url in
                url + (url.utf8.contains(UInt8(ascii: "?")) ? "&" : "?") + FormEncoding.encode(members)
            }
        }
        let cookie = HeaderField(
            name: "Set-Cookie", value: "\(FakeEntra.sessionCookie)=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0")
        let headers = session == nil ? [] : [cookie]
        let destination = logoutDestination(asked, signedIn + applications(hintedApplications(asked)))
        if let destination, frames.isEmpty {
            return LoopbackResponse(
                status: 302,
                headers: [
                    HeaderField(name: "Location", value: destination),
                    HeaderField(name: "Cache-Control", value: "no-store"),
                ] + headers)
        }
        return logoutPage(asked, frames, destination).response(random: random, headers: headers)
    }

    private func applications(_ identifiers: [GUID]) -> [FakeApplication] {
        state.withLock { state in identifiers.compactMap { state.directory.application($0.string) } }
    }

    private func logoutPage(_ asked: PageRequest, _ frames: [String], _ destination: String?) -> Page {
        let elements = frames.map { url -> HTML in
            "<iframe src=\"\(url)\" title=\"Sign-out of an application\"></iframe>"
        }
        var next: HTML = ""
        if let destination {
            next = "<p><a href=\"\(destination)\">Continue to the application</a></p>"
        } else if asked["post_logout_redirect_uri"] != nil {
            next = "<p>The post_logout_redirect_uri is not registered, so the browser stays here, as with Entra.</p>"
        }
        return Page(
            title: "You signed out", body: "<p>You can close the browser window.</p>\(next)\(elements)", frames: frames,
            refreshURL: destination)
    }

    /// Ends the session of the browser. A hint that names another user or session leaves it alone.
    private func endSession(_ asked: PageRequest) -> FakeSession? {
        guard let session = browserSession(asked) else { return nil }
        if let hint = asked["logout_hint"], !session.user.isNamed(hint),
            !session.session.identifier.hasSameBytes(as: hint)
        {
            return nil
        }
        return state.withLock { $0.sessions.remove(session.name) }
    }

    /// Returns the application of `client_id` or `id_token_hint`. The hint is not a credential, so its signature does
    /// not matter.
    private func hintedApplications(_ asked: PageRequest) -> [GUID] {
        var texts = asked["client_id"].map { [$0] } ?? []
        if let parts = asked["id_token_hint"].map({ Substring($0).split(at: ".") }), parts.count == 3,
            let bytes = try? Base64URL.decode(String(parts[1])), let claims = try? JSONValue(parsing: bytes),
            let audience = claims["aud"]?.string
        {
            texts.append(audience)
        }
        return texts.compactMap { try? GUID(parsing: $0) }
    }

    /// Returns the URL to which the browser goes after logout, if an application registered it.
    private func logoutDestination(_ asked: PageRequest, _ applications: [FakeApplication]) -> String? {
        guard let uri = asked["post_logout_redirect_uri"] else { return nil }
        let isAccepted =
            applications.isEmpty
            ? FakeApplication(clientID: .personalAccounts).accepts(redirectURI: uri)
            : applications.contains { $0.accepts(redirectURI: uri) }
        guard isAccepted else { return nil }
        guard let state = asked["state"] else { return uri }
        let separator = uri.utf8.contains(UInt8(ascii: "?")) ? "&" : "?"
        return uri + separator + FormEncoding.encode([.init(name: "state", value: state)])
    }

    // MARK: - Back channel

    private func postLogoutTokens(
        to applications: [FakeApplication], about session: FakeSession, _ authority: FakeAuthority
    ) async {
        guard let transport = state.withLock({ $0.transport }) else { return }
        await withDiscardingTaskGroup { group in
            for application in applications {
                guard let url = application.backChannelLogoutURL else { continue }
                let token = logoutToken(for: application.clientID, about: session, authority)
                let form = FormEncoding.encode([.init(name: "logout_token", value: token)])
                group.addTask { await FakeEntra.post(form, to: url, with: transport) }
            }
        }
    }

    /// Posts a form. The logout does not depend on what the application answers.
    private static func post(_ form: String, to url: String, with transport: any HTTPTransport) async {
        let type = HeaderField(name: "Content-Type", value: "application/x-www-form-urlencoded")
        let request = try? TransportRequest(
            .post, url, headers: [type], body: Array(form.utf8), timeout: .seconds(5), bodyLimit: 64 << 10)
        if let request { _ = try? await transport.send(request) }
    }

    /// Returns a logout token (OpenID Connect Back-Channel Logout 1.0 §2.4) for one session of the user.
    private func logoutToken(for clientID: GUID, about session: FakeSession, _ authority: FakeAuthority) -> String {
        let key = state.withLock { $0.keys.signer(for: session.tenant) }
        var draft = TokenDraft(
            for: clientID.string, about: FakeEntra.subject(of: session.user, for: clientID, at: authority),
            issuer: authority.issuer(of: session.tenant.string), at: time.now, key: key.key, named: key.name)
        draft.header["typ"] = "logout+jwt"
        draft.claims["nbf"] = nil
        draft.claims["exp"] = draft.time(120)
        draft.claims["jti"] = .string(newIdentifier())
        draft.claims["tid"] = .string(session.tenant.string)
        draft.claims["sid"] = .string(session.identifier)
        draft.claims["events"] = BadToken.logoutEvent
        return draft.issued(with: nil)
    }
}
