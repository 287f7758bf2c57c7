import OIDCPrimitives
import OIDCSignIn

/// The paths of the program.
enum Route {
    static let callback = "/callback"
    static let logoutReturn = "/logout-return"
}

/// The relying party: answers each request with the library's front door.
struct RelyingParty: Sendable {
    let origin: String
    let clients: Clients

    init(origin: String) {
        self.origin = origin
        clients = Clients(origin: origin)
    }

    /// Answers a request.
    func answer(_ request: HTTPRequest) async -> HTTPResponse {
        do {
            return try await response(to: request)
        } catch let error as UnusableRequest {
            return Answer.unusable(400, error.code, error.message).response
        } catch let error as Refusal {
            return Answer.refused("request", error).response
        } catch {
            return Answer.unusable(500, "rp.failed", "The request failed.").response
        }
    }

    private func response(to request: HTTPRequest) async throws -> HTTPResponse {
        switch (request.method, request.path) {
        case ("GET", "/configure"): try await configure(request).response
        case ("GET", "/start"): try await start(request)
        case ("GET", Route.callback) where FragmentPage.isNeeded(for: request): FragmentPage.response
        case ("GET", Route.callback), ("POST", Route.callback): await finish(request, fragment: false).response
        case ("POST", FragmentPage.path): await finish(request, fragment: true).response
        case ("GET", "/session"): await session(request).response
        case ("GET", "/refresh"), ("POST", "/refresh"): await refresh(request).response
        case ("GET", "/userinfo"), ("POST", "/userinfo"): await userInfo(request).response
        case ("GET", "/logout"), ("POST", "/logout"): await logout(request)
        case ("GET", Route.logoutReturn): await logoutReturn(request).response
        case ("POST", "/backchannel-logout"): await backChannelLogout(request).response
        case ("GET", "/frontchannel-logout"): await frontChannelLogout(request).response
        case ("GET", "/login"), ("POST", "/login"): await login(request)
        case ("GET", "/"): Answer.accepted("ready", [("callback", .string(origin + Route.callback))]).response
        default: Answer.unusable(404, "rp.not-found", "There is no such page. README.md lists them.").response
        }
    }

    /// The answer to a request that needs a session, from a browser without one.
    static var noSession: Answer {
        .unusable(401, "rp.no-session", "This browser is not signed in, or its session has ended.")
    }
}
