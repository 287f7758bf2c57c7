import EntraID
import Vapor

/// Accepts requests of an API with an access token that grants a scope or a role. It
/// answers all others with a status and a challenge that show the caller what to do: 401,
/// 403, or 503.
struct EntraBearer: AsyncMiddleware {
    let api: EntraAPI
    /// Throws if the caller may not do what the routes do.
    let require: @Sendable (EntraAccess) throws(Refusal) -> Void

    func respond(
        to request: Request, chainingTo next: any AsyncResponder
    ) async throws -> Response {
        do throws(Refusal) {
            // Several fields are not one token. Joined, they are refused.
            let fields = request.headers[.authorization]
            let access = try await api.authenticate(
                fields.isEmpty ? nil : fields.joined(separator: ", "))
            try require(access)
            request.auth.login(access)
        } catch {
            let challenge = api.challenge(for: error)
            let response = Response(status: .init(statusCode: challenge.status))
            if let field = challenge.authenticateField {
                response.headers.add(name: .wwwAuthenticate, value: field)
            }
            if challenge.status == 503 {
                response.headers.add(name: .retryAfter, value: "5")
            }
            return response
        }
        return try await next.respond(to: request)
    }
}

extension EntraAccess: @retroactive Authenticatable {}
