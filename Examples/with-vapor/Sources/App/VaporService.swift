import Logging
import ServerPieces
import ServiceLifecycle
import Vapor

/// Runs Vapor as a service, so that it stops before what it uses.
struct VaporService: Service {
    let app: Application

    /// Runs a server with sign-in until the process receives SIGTERM or SIGINT.
    static func run(routes: (Application, SignInServices) -> Void) async throws {
        let settings = SiteSettings.load()
        let logger = Logger(label: "app")
        let signIn = SignInServices.load(settings, logger: logger)
        let app = try await Application.make(
            .init(name: "production", arguments: ["App"]), logger: logger)
        // Vapor's log of requests is left out: it decodes paths, so that a request could
        // add lines to the log.
        app.middleware = Middlewares()
        app.middleware.use(ErrorMiddleware.default(environment: app.environment))
        app.http.server.configuration.hostname = settings.host
        app.http.server.configuration.port = settings.port
        routes(app, signIn)
        let group = ServiceGroup(
            services: signIn.services + [VaporService(app: app)],
            gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        try await group.run()
    }

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
