import EntraID
import Hummingbird
import Logging
import NIOCore
import ServerPieces

@main
struct App {
    static func main() async throws {
        let settings = SiteSettings.load()
        let logger = Logger(label: "app")
        let signIn = SignInServices.load(settings, logger: logger)
        let app = Application(
            router: routes(signIn),
            configuration: .init(address: .hostname(settings.host, port: settings.port)),
            services: signIn.services, logger: logger)
        try await app.runService()
    }

    static func routes(_ signIn: SignInServices) -> Router<AppContext> {
        let site = signIn.site
        let router = Router(context: AppContext.self)
        router.add(middleware: EntraMiddleware(site: site))

        router.get("/") { _, context in
            Response(.page(site.welcome(context.user)))
        }

        // Pages that only signed-in users see.
        let members = router.group().add(middleware: SignInRequired())
        members.get("/reports") { _, context in
            let user = try context.requireUser()
            return Response(.page(site.reports(user)))
        }
        members.get("/administration") { _, context in
            guard try context.requireUser().roles.contains("Administrator") else {
                throw HTTPError(.forbidden)
            }
            return Response(.page(site.page("Administration")))
        }

        // An API that other programs call with access tokens, and an open part of it.
        router.get("/api/status") { _, _ in "Orders are accepted." }
        if let api = signIn.api {
            router.group("/api/orders").add(
                middleware: EntraBearer(api: api) { access throws(Refusal) in
                    try access.require(
                        .scope("Orders.Read"), or: .role("Orders.Read.All"))
                }
            )
            .get { _, context in
                "Orders for \(context.access?.clientID ?? "an unknown client")"
            }
        }
        return router
    }
}

/// The context of each request.
struct AppContext: SignedInContext, AccessContext {
    var coreContext: CoreRequestContextStorage
    var user: SiteUser?
    var access: EntraAccess?
    let peer: String?

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        peer = source.channel.remoteAddress?.ipAddress
    }
}
