import EntraGuide
import EntraID

/// The routes of sign-in, without a framework: `/login`, the callbacks, `/logout`, the front-channel logout, `/health`
/// and `/ready`. Each framework's adapter passes every request to ``respond(to:)`` before its own routes.
public struct SignInSite: Sendable {
    /// The browsers' sessions.
    public let sessions: WebSessions
    /// Whether the fake Entra is in use.
    public let isFake: Bool
    private let signIn: SignIn
    private let providers: [(name: String, callback: CallbackURL)]
    private let callbacks: CallbackPolicy
    private let events: EventReporter

    private static let frontChannelPath = "/api/oidc/front-channel-logout"

    /// Creates the routes.
    public init(_ parts: SignInParts, sessions: WebSessions, events: EventReporter) {
        signIn = parts.signIn
        providers = parts.providers
        callbacks = parts.callbacks
        isFake = parts.isFake
        self.sessions = sessions
        self.events = events
    }

    /// Responds to a request that is about sign-in. Returns `nil` for any other, which the application handles.
    public func respond(to request: SiteRequest) async -> SiteResponse? {
        do {
            switch (request.method, request.path) {
            case ("GET", "/health"): return .page(page("OK"))
            case ("GET", "/ready"): return isReady ? .page(page("OK")) : unready
            case ("GET", "/login"): return try await login(request)
            case ("POST", "/logout"): return try await logout(request)
            case ("GET", "/signed-out"): return signedOut(request)
            case ("GET", SignInSite.frontChannelPath): return try await frontChannelLogout(request)
            case ("GET", _), ("POST", _):
                return isCallback(request.target) ? try await callback(request) : nil
            default: return nil
            }
        } catch {
            return refusal(error, for: request)
        }
    }

    /// The maximum length of a form at a callback. The library accepts no longer response.
    public static let longestForm = 64 << 10

    /// Whether a request is for a callback. Only then is its form read here: all others belong to the application.
    public func isCallback(_ target: String) -> Bool {
        let path = target.prefix { $0 != "?" }
        return providers.contains { $0.callback.path.string == path }
    }

    /// Returns the page for an error, in the user's language, with the status of the error unless another is given. It
    /// logs the error.
    public func refusal(_ error: any Error, for request: SiteRequest, status: Int? = nil) -> SiteResponse {
        guard let refusal = error as? Refusal else {
            events.report(unexpected: error)
            return .page(page("Internal error"), status: 500)
        }
        let status = status ?? refusal.httpStatus
        events.report(refusal, status: status)
        let page = Page(
            refusal, language: language(of: request), retryPath: "/login", isFake: isFake)
        return .page(page, status: status)
    }

    /// Creates a page.
    public func page(_ title: String) -> Page { Page(title, isFake: isFake) }

    private func language(of request: SiteRequest) -> GuideLanguage {
        let header = request.header("accept-language")?.lowercased() ?? ""
        return GuideLanguage.allCases.first { header.hasPrefix($0.rawValue) } ?? .english
    }

    // MARK: - Sign-in

    private func login(_ request: SiteRequest) async throws -> SiteResponse {
        let name = request.parameter("provider")
        let onlyProvider = name == nil && providers.count == 1 ? providers[0] : nil
        let returnPath = request.parameter("returning-to")
        let suffix = returnPath.map { "&returning-to=\(SiteRequest.escaped($0))" } ?? ""
        guard let provider = onlyProvider ?? providers.first(where: { $0.name == name }) else {
            var page = self.page("Sign in")
            for provider in providers { page.add(link: "/login?provider=\(provider.name)\(suffix)", provider.name) }
            return .page(page)
        }
        // The cookie of the sign-in must belong to the origin to which the response comes back.
        if request.parameter("moved") == nil {
            do throws(Refusal) {
                guard try isAtPublicHost(request, of: provider.callback) else {
                    // The parameter ends a loop, which a proxy that changes the host without saying so would cause.
                    let origin = provider.callback.origin
                    return .redirect(to: "\(origin)/login?moved=1&provider=\(provider.name)\(suffix)")
                }
            } catch {
                // Any client can send an invalid host, also through the proxy, so this is not an error of the server.
                return refusal(error, for: request, status: 400)
            }
        }
        let cookies = request.header("cookie")
        let start = try await signIn.start(
            with: provider.name, returningTo: returnPath ?? "/", cookieHeader: cookies)
        let isForm = signIn.clients.contains {
            $0.configuration.name == provider.name && $0.configuration.responseMode == .formPost
        }
        return .redirect(to: start.url, cookies: start.cookies + [isForm ? sessions.cookieForForm(cookies) : nil])
    }

    /// Returns whether the user opened the public host, and not another one, such as the name of the machine behind the
    /// proxy. The proxy's header fields count only if the proxy is trusted.
    private func isAtPublicHost(_ request: SiteRequest, of callback: CallbackURL) throws(Refusal) -> Bool {
        let observed = ObservedRequest(
            scheme: callback.origin.scheme.rawValue, host: request.header("host") ?? "", headers: request.headers,
            peer: request.peer)
        return try callbacks.callback(request: observed, warnings: { events.warn($0) }).origin == callback.origin
    }

    private func callback(_ request: SiteRequest) async throws -> SiteResponse {
        let cookies = request.header("cookie")
        let result = try await signIn.finish(
            CallbackRequest(
                method: request.method, target: request.target, body: request.body, cookieHeader: cookies))
        let session = try await sessions.begin(result, replacing: cookies)
        return .redirect(to: result.returnPath, cookies: session + [result.expiredCookie])
    }

    // MARK: - Sign-out

    private func logout(_ request: SiteRequest) async throws -> SiteResponse {
        // Browsers say where a form comes from. Users confirm a sign-out that another page asks for.
        if let origin = request.header("sec-fetch-site"), origin != "same-origin" {
            var page = self.page("Sign out")
            page.add(button: "Sign out", posting: "/logout")
            return .page(page)
        }
        // The session cookie is SameSite=Lax, so in older browsers, too, a page of another site cannot end a session:
        // its request has no cookie. Then none may be removed either, because the browser would obey.
        let cookies = request.header("cookie")
        guard sessions.hasCookie(cookies) else { return .redirect(to: "/signed-out") }
        guard let ended = try await sessions.end(cookies) else {
            return .redirect(to: "/signed-out", cookies: [sessions.expiredCookie])
        }
        do throws(Refusal) {
            let start = try await signIn.startSignOut(
                with: ended.provider, idToken: ended.idToken, loginHint: ended.loginHint)
            return .redirect(to: start.url, cookies: [sessions.expiredCookie, start.cookie])
        } catch {
            // The provider has no sign-out, or is down. The session here has ended, and the observer reports the error.
            return .redirect(to: "/signed-out", cookies: [sessions.expiredCookie])
        }
    }

    private func signedOut(_ request: SiteRequest) -> SiteResponse {
        let result = try? signIn.finishSignOut(
            CallbackRequest(method: "GET", target: request.target, cookieHeader: request.header("cookie")))
        var page = self.page("You are signed out")
        page.add(link: "/login", "Sign in")
        return .page(page, cookies: [result?.expiredCookie].compactMap(\.self))
    }

    /// Entra loads this page in a hidden frame when the user signs out of another application.
    private func frontChannelLogout(_ request: SiteRequest) async throws -> SiteResponse {
        let logout = try await signIn.frontChannelLogout(
            CallbackRequest(method: "GET", target: request.target), with: request.parameter("provider"))
        try await sessions.end(logout)
        return SiteResponse(status: 200, headers: FrontChannelLogout.responseHeaders, body: "")
    }

    // MARK: - Health

    /// Whether users can sign in: the metadata and keys of every provider are there.
    private var isReady: Bool {
        signIn.clients.allSatisfy { $0.provider.snapshotIfAvailable() != nil }
    }

    private var unready: SiteResponse {
        var response = SiteResponse.page(page("Not ready: waiting for the provider"), status: 503)
        response.headers.append(HeaderField(name: "Retry-After", value: "5"))
        return response
    }
}
