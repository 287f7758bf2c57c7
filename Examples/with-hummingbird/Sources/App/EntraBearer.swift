import EntraID
import Hummingbird

/// A request context that carries what a caller of the API may do.
protocol AccessContext: RequestContext {
    /// The caller's access, or `nil` outside of the API.
    var access: EntraAccess? { get set }
}

/// Accepts requests of an API with an access token that grants a scope or a role. It
/// answers all others with a status and a challenge that show the caller what to do: 401,
/// 403, or 503.
struct EntraBearer<Context: AccessContext>: RouterMiddleware {
    let api: EntraAPI
    /// Throws if the caller may not do what the routes do.
    let require: @Sendable (EntraAccess) throws(Refusal) -> Void

    func handle(
        _ request: Request, context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var context = context
        do throws(Refusal) {
            let access = try await api.authenticate(request.headers[.authorization])
            try require(access)
            context.access = access
        } catch {
            let challenge = api.challenge(for: error)
            var response = Response(status: .init(code: challenge.status))
            response.headers[.wwwAuthenticate] = challenge.authenticateField
            if challenge.status == 503 { response.headers[.retryAfter] = "5" }
            return response
        }
        return try await next(request, context)
    }
}
