import EntraID
import NIOCore
import ServerPieces
import Vapor

/// Serves the routes of sign-in, and finds the user of every other request. Refusals that
/// a route throws become pages with the right status, in the user's language.
struct EntraMiddleware: AsyncMiddleware {
    let site: SignInSite

    func respond(
        to request: Request, chainingTo next: any AsyncResponder
    ) async throws -> Response {
        // Only the forms of the callbacks are read here. Those of your routes are theirs.
        var form: ByteBuffer?
        if request.isForm, site.isCallback(request.url.string) {
            form = try await request.body.collect(max: SignInSite.longestForm).get()
        }
        let siteRequest = SiteRequest(request, body: String(buffer: form ?? ByteBuffer()))
        if let response = await site.respond(to: siteRequest) {
            return Response(response)
        }
        do {
            if let user = try await site.sessions.user(siteRequest.header("cookie")) {
                request.auth.login(user)
            }
            return try await next.respond(to: request)
        } catch let refusal as Refusal {
            return Response(site.refusal(refusal, for: siteRequest))
        }
    }
}

/// Sends browsers without a user to the sign-in, and back to the same page afterwards.
struct SignInRequired: AsyncMiddleware {
    func respond(
        to request: Request, chainingTo next: any AsyncResponder
    ) async throws -> Response {
        guard request.auth.has(SiteUser.self) else {
            return request.redirect(to: SiteRequest(request).signInPath)
        }
        return try await next.respond(to: request)
    }
}

extension SiteUser: @retroactive Authenticatable {}

extension Request {
    fileprivate var isForm: Bool {
        method == .POST && headers.contentType == .urlEncodedForm
    }
}

extension SiteRequest {
    init(_ request: Request, body: String = "") {
        self.init(
            method: request.method.rawValue, target: request.url.string,
            headers: request.headers.map { HeaderField(name: $0.name, value: $0.value) },
            body: body, peer: request.remoteAddress?.ipAddress)
    }
}

extension Response {
    convenience init(_ response: SiteResponse) {
        var headers = HTTPHeaders()
        for header in response.headers {
            headers.add(name: header.name, value: header.value)
        }
        self.init(
            status: .init(statusCode: response.status), headers: headers,
            body: .init(string: response.body))
    }
}
