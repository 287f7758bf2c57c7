import EntraID
import Logging
import ServerPieces
import ServiceLifecycle
import Vapor

@main
struct App {
    static func main() async throws {
        let settings = SiteSettings.load()
        let logger = Logger(label: "app")
        let signIn = SignInServices.load(settings, logger: logger)
        let app = try await Application.make(.init(name: "production", arguments: ["App"]), logger: logger)
        app.http.server.configuration.hostname = settings.host
        app.http.server.configuration.port = settings.port
        addRoutes(to: app, signIn)
        let group = ServiceGroup(
            services: signIn.services + [VaporService(app: app)], gracefulShutdownSignals: [.sigterm, .sigint],
            logger: logger)
        try await group.run()
    }

    static func addRoutes(to app: Application, _ signIn: SignInServices) {
        let site = signIn.site
        app.middleware.use(EntraMiddleware(site: site))

        app.get { request in
            var page = site.page("Welcome")
            if let user = request.auth.get(SiteUser.self) {
                page.add("Signed in as \(user.name).")
                page.add(link: "/reports", "Reports")
                page.add(button: "Sign out", posting: "/logout")
            } else {
                page.add(link: "/login", "Sign in")
            }
            return Response(.page(page))
        }

        // Pages that only signed-in users see.
        let members = app.grouped(SignInRequired())
        members.get("reports") { request in
            let user = try request.auth.require(SiteUser.self)
            var page = site.page("Reports")
            page.add(terms: [("Name", user.name), ("Roles", user.roles.joined(separator: ", "))])
            return Response(.page(page))
        }
        members.get("administration") { request in
            let user = try request.auth.require(SiteUser.self)
            guard user.roles.contains("Administrator") else { throw Abort(.forbidden) }
            return Response(.page(site.page("Administration")))
        }

        // An API that other programs call with access tokens, and a part of it that is open to all.
        app.get("api", "status") { _ in "Orders are accepted." }
        if let api = signIn.api {
            let orders = app.grouped("api", "orders").grouped(
                EntraBearer(api: api) { access throws(Refusal) in
                    try access.require(.scope("Orders.Read"), or: .role("Orders.Read.All"))
                })
            orders.get { request in
                "Orders for \(try request.auth.require(EntraAccess.self).clientID ?? "nobody")"
            }
        }
    }
}

/// Runs Vapor as a service, so that it stops before what it uses.
struct VaporService: Service {
    let app: Application

    func run() async throws {
        do {
            try await app.startup()
            try await gracefulShutdown()
        } catch {
            try await app.asyncShutdown()
            throw error
        }
        try await app.asyncShutdown()
    }
}
