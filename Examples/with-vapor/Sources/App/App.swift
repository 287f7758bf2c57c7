import EntraID
import ServerPieces
import Vapor

@main
struct App {
    static func main() async throws {
        try await VaporService.run(routes: addRoutes)
    }

    static func addRoutes(to app: Application, _ signIn: SignInServices) {
        let site = signIn.site
        app.middleware.use(EntraMiddleware(site: site))

        app.get { request in
            Response(.page(site.welcome(request.auth.get(SiteUser.self))))
        }

        // Pages that only signed-in users see.
        let members = app.grouped(SignInRequired())
        members.get("reports") { request in
            let user = try request.auth.require(SiteUser.self)
            return Response(.page(site.reports(user)))
        }
        members.get("administration") { request in
            let user = try request.auth.require(SiteUser.self)
            guard user.roles.contains("Administrator") else { throw Abort(.forbidden) }
            return Response(.page(site.page("Administration")))
        }

        // An API that other programs call with access tokens, and an open part of it.
        app.get("api", "status") { _ in "Orders are accepted." }
        if let api = signIn.api {
            let orders = app.grouped("api", "orders").grouped(
                EntraBearer(api: api) { access throws(Refusal) in
                    try access.require(
                        .scope("Orders.Read"), or: .role("Orders.Read.All"))
                })
            orders.get { request in
                let access = try request.auth.require(EntraAccess.self)
                return "Orders for \(access.clientID ?? "an unknown client")"
            }
        }
    }
}
