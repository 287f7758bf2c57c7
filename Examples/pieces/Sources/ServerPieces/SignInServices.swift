import AsyncHTTPClient
public import EntraID
public import Logging
public import ServiceLifecycle
import Valkey

/// Everything that a server with sign-in needs, made from its settings: the routes, the API, and the services that run
/// beside the server.
public struct SignInServices: Sendable {
    /// The routes of sign-in.
    public let site: SignInSite
    /// Accepts access tokens, if the first provider is Entra.
    public let api: EntraAPI?
    /// The services to start before the server. They stop after it.
    public let services: [any Service]

    /// Creates everything, or prints what is wrong with the configuration and exits with status 1.
    public static func load(_ settings: SiteSettings, logger: Logger) -> SignInServices {
        // AsyncHTTPClient ends the process if a client goes away without a shutdown, so it outlives the error.
        let client = HTTPClient(
            eventLoopGroupProvider: .singleton,
            configuration: AsyncHTTPClientTransport.clientConfiguration)
        do throws(Refusal) {
            return try SignInServices(settings, client: client, logger: logger)
        } catch {
            SiteSettings.stop(explaining: error)
        }
    }

    private init(
        _ settings: SiteSettings, client: HTTPClient, logger: Logger
    ) throws(Refusal) {
        let events = EventReporter(logger)
        // Without a response in this time, the user sees a page with status 503 and can
        // try again.
        let configuration = ValkeyClientConfiguration(commandTimeout: .seconds(2))
        let valkey = settings.redis.map {
            ValkeyClient(
                .hostname($0.host, port: $0.port), configuration: configuration,
                logger: logger)
        }
        let store = valkey.map { ValkeyStore($0) }
        let shelf: (any SharedSnapshotStore)? =
            store ?? settings.snapshotFolder.map { SnapshotFiles($0) }
        var snapshots: SharedSnapshots?
        if let shelf, let key = settings.snapshotKey {
            snapshots = try SharedSnapshots(store: shelf, key: key)
        }
        let parts = try SignInParts(
            settings, transport: AsyncHTTPClientTransport(client), store: store,
            snapshots: snapshots, events: events)
        let sessions = try WebSessions(
            parts.signIn, isSecure: parts.isSecure, store: store,
            users: store ?? UsersInMemory())
        site = SignInSite(parts, sessions: sessions, events: events)
        api = parts.api
        services = [valkey as (any Service)?, Closing(client: client), FreshKeys(parts)]
            .compactMap(\.self)
    }
}

/// Closes the HTTP client when everything that uses it has stopped.
private struct Closing: Service {
    let client: HTTPClient

    func run() async throws {
        try? await gracefulShutdown()
        try await client.shutdown()
    }
}
