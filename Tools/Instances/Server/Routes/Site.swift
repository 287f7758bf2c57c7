import EntraID
import OIDCLoopback
import OIDCSoftwareCrypto
import OIDCURLSession

/// The routes of an instance. Everything between two requests is in the shared store, so that any instance can serve
/// the next one.
struct Site: Sendable {
    private let entra: EntraSignIn
    private let sessions: WebSessions
    private let instance: String

    init(_ settings: Settings) throws {
        let store = SharedStore(redis: RedisClient(settings.redis), fault: settings.fault)
        let callback = "\(settings.publicURL)/api/oidc/callback"
        let transport = URLSessionTransport()
        // One instance asks the provider for its metadata and keys, for all.
        let snapshots =
            settings.fault == .snapshotsAtHome
            ? nil : try SharedSnapshots(store: store, key: settings.snapshotKey)
        entra = try EntraSignIn(
            issuer: Settings.issuer, clientID: Settings.clientID, clientSecret: Settings.clientSecret,
            redirectURL: callback, signOutRedirectURL: "\(settings.publicURL)/signed-out",
            responseMode: settings.responseMode, scope: "openid profile email offline_access",
            emulatedAt: settings.emulator, transport: transport,
            store: settings.fault == .pendingAtHome ? nil : store, logoutTokens: store,
            sharedSnapshots: snapshots, onWarning: .ignored)
        sessions = try WebSessions(entra, store: store, isSecure: settings.publicURL.hasPrefix("https:"))
        instance = settings.instance
    }

    /// Returns the response to a request.
    func answer(_ request: LoopbackRequest) async -> LoopbackResponse {
        var response: SiteResponse
        do {
            response = try await route(SiteRequest(request))
        } catch let refusal as Refusal {
            response = SiteResponse(refusal)
        } catch {
            // The store failed: the request can be repeated.
            response = SiteResponse(503, ["error": "The store cannot be reached."])
        }
        response.add("Instance", instance)
        return response.encoded
    }

    private func route(_ request: SiteRequest) async throws -> SiteResponse {
        switch (request.method, request.path) {
        case ("GET", "/health"): SiteResponse(200, ["status": "ok"])
        case ("GET", "/login"): try await login(request)
        case ("GET", "/api/oidc/callback"), ("POST", "/api/oidc/callback"): try await callback(request)
        case ("GET", "/"), ("GET", "/me"): try await me(request)
        case ("GET", "/token"): try await token(request)
        case ("POST", "/logout"): try await logout(request)
        case ("GET", "/signed-out"): signedOut(request)
        case ("GET", "/api/oidc/front-channel-logout"): try await frontChannelLogout(request)
        case ("POST", "/api/oidc/back-channel-logout"): try await backChannelLogout(request)
        default: SiteResponse(404, ["error": "There is no such page."])
        }
    }

    // MARK: - Sign-in

    private func login(_ request: SiteRequest) async throws -> SiteResponse {
        let start = try await entra.start(returningTo: "/me", cookieHeader: request.cookieHeader)
        return .redirect(to: start.url, cookies: start.cookies)
    }

    private func callback(_ request: SiteRequest) async throws -> SiteResponse {
        let result = try await entra.finish(request.callback)
        let session = try await sessions.begin(result, replacing: request.cookieHeader)
        return .redirect(to: result.returnPath, cookies: [session, result.expiredCookie])
    }

    private func me(_ request: SiteRequest) async throws -> SiteResponse {
        guard let (user, _) = try await sessions.current(request.cookieHeader) else { return .signedOut }
        return SiteResponse(
            200, ["issuer": .string(user.issuer), "subject": .string(user.subject), "name": .string(user.name)])
    }

    private func token(_ request: SiteRequest) async throws -> SiteResponse {
        guard let (_, tokens) = try await sessions.current(request.cookieHeader), let token = tokens.accessToken
        else { return .signedOut }
        return SiteResponse(200, ["hash": .string(Hash.text("access token", token))])
    }

    // MARK: - Sign-out

    private func logout(_ request: SiteRequest) async throws -> SiteResponse {
        let ended = try await sessions.end(request.cookieHeader)
        let start = try await entra.startSignOut(
            with: ended?.provider, idToken: ended?.idToken, loginHint: ended?.loginHint)
        return .redirect(to: start.url, cookies: [sessions.expiredCookie, start.cookie])
    }

    private func signedOut(_ request: SiteRequest) -> SiteResponse {
        var response = SiteResponse(200, ["status": "signed out"])
        if let result = try? entra.finishSignOut(request.callback) { response.add("Set-Cookie", result.expiredCookie) }
        return response
    }

    private func frontChannelLogout(_ request: SiteRequest) async throws -> SiteResponse {
        try await sessions.end(try await entra.frontChannelLogout(request.callback))
        return SiteResponse(200, headers: FrontChannelLogout.responseHeaders)
    }

    private func backChannelLogout(_ request: SiteRequest) async throws -> SiteResponse {
        let logout = try await entra.signIn.backChannelLogout(request.body)
        try await sessions.end(logout)
        return SiteResponse(200, [:])
    }
}
