import EntraID
import OIDCLoopback

/// An application with the front door. It starts a sign-in at `/login`, finishes it at every path below
/// `/api/oidc/callback`, and does with the results what the guides recommend.
final class WebApplication: Sendable {
    private let door: any FrontDoor
    private let users = Locked<[String]>([])
    private let refusals = Locked<[Refusal]>([])

    init(_ door: any FrontDoor) {
        self.door = door
    }

    /// The users who signed in, in order.
    var signedIn: [String] { users.withLock { $0 } }
    /// The errors that the application logged, in order.
    var logged: [Refusal] { refusals.withLock { $0 } }

    func answer(_ request: LoopbackRequest) async -> LoopbackResponse {
        do throws(Refusal) {
            return try await page(for: request)
        } catch {
            refusals.withLock { $0.append(error) }
            return LoopbackResponse(status: error.httpStatus, body: Array(error.userMessage().utf8))
        }
    }

    private func page(for request: LoopbackRequest) async throws(Refusal) -> LoopbackResponse {
        let cookies = request.values(of: "Cookie").joined(separator: "; ")
        let path = request.path
        if path == "/login" {
            let query = try FormEncoding.decode(request.query ?? "")
            func value(_ name: String) -> String? { query.first { $0.name == name }?.value }
            let start = try await door.start(
                with: value("provider"), returningTo: value("return") ?? "/", cookieHeader: cookies,
                options: AuthorizationOptions())
            return redirect(302, to: start.url, setting: start.cookies)
        }
        guard path.hasPrefix("/api/oidc/callback") else { return LoopbackResponse(status: 404) }
        let user = try await door.signedInUser(
            CallbackRequest(
                method: request.method, target: request.target, body: String(decoding: request.body, as: UTF8.self),
                cookieHeader: cookies))
        users.withLock { $0.append(user.name) }
        return redirect(303, to: user.returnPath, setting: user.expiredCookie.map { [$0] } ?? [])
    }

    private func redirect(_ status: Int, to url: String, setting cookies: [String]) -> LoopbackResponse {
        LoopbackResponse(
            status: status,
            headers: [HeaderField(name: "Location", value: url)]
                + cookies.map { HeaderField(name: "Set-Cookie", value: $0) })
    }
}
