import EntraID
import HTTPTypes
import Hummingbird
import NIOCore
import ServerPieces

/// A request context that carries the user who is signed in.
protocol SignedInContext: RequestContext {
    /// The user, or `nil` before the sign-in.
    var user: SiteUser? { get set }
    /// The address of the peer's socket.
    var peer: String? { get }
}

extension SignedInContext {
    /// Returns the user, or throws an error with status 401 before the sign-in.
    func requireUser() throws -> SiteUser {
        guard let user else { throw HTTPError(.unauthorized) }
        return user
    }
}

/// Serves the routes of sign-in, and finds the user of every other request. Refusals that
/// a route throws become pages with the right status, in the user's language.
struct EntraMiddleware<Context: SignedInContext>: RouterMiddleware {
    let site: SignInSite

    func handle(
        _ request: Request, context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var request = request
        // Only the forms of the callbacks are read here. Those of your routes are theirs.
        var body = ByteBuffer()
        if request.isForm, site.isCallback(request.head.path ?? "") {
            body = try await request.collectBody(upTo: SignInSite.longestForm)
        }
        let siteRequest = SiteRequest(
            request, body: String(buffer: body), peer: context.peer)
        if let response = await site.respond(to: siteRequest) {
            return Response(response)
        }
        do {
            var context = context
            context.user = try await site.sessions.user(siteRequest.header("cookie"))
            return try await next(request, context)
        } catch let refusal as Refusal {
            return Response(site.refusal(refusal, for: siteRequest))
        }
    }
}

/// Sends browsers without a user to the sign-in, and back to the same page afterwards.
struct SignInRequired<Context: SignedInContext>: RouterMiddleware {
    func handle(
        _ request: Request, context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard context.user != nil else {
            return .redirect(
                to: SiteRequest(request, peer: context.peer).signInPath, type: .normal)
        }
        return try await next(request, context)
    }
}

extension Request {
    fileprivate var isForm: Bool {
        method == .post
            && headers[.contentType]?.lowercased().hasPrefix(
                "application/x-www-form-urlencoded") == true
    }
}

extension SiteRequest {
    init(_ request: Request, body: String = "", peer: String?) {
        var headers = request.headers.map {
            HeaderField(name: $0.name.rawName, value: $0.value)
        }
        if let host = request.head.authority {
            headers.append(HeaderField(name: "Host", value: host))
        }
        self.init(
            method: request.method.rawValue, target: request.head.path ?? "/",
            headers: headers, body: body, peer: peer)
    }
}

extension Response {
    init(_ response: SiteResponse) {
        var fields = HTTPFields()
        for header in response.headers {
            guard let name = HTTPField.Name(header.name) else { continue }
            fields.append(HTTPField(name: name, value: header.value))
        }
        self.init(
            status: .init(code: response.status), headers: fields,
            body: ResponseBody(byteBuffer: ByteBuffer(string: response.body)))
    }
}
