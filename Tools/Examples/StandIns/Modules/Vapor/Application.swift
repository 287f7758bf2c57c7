// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

public import Logging
import NIOHTTP1
import Playing
import ServiceLifecycle
import Synchronization

/// Stand-ins for the application of Vapor 4.
public struct Environment: Sendable {
    public let name: String

    public init(name: String, arguments: [String] = []) {
        self.name = name
    }

    public static let development = Environment(name: "development")
    public static let production = Environment(name: "production")
}

public final class Middlewares: Sendable {
    private let list = Mutex<[any Middleware]>([])

    public init() {}

    var all: [any Middleware] { list.withLock { $0 } }
    public func use(_ middleware: any Middleware) { list.withLock { $0.append(middleware) } }
}

/// An application that listens nowhere. When it starts, a sign-in is played at its routes, and its services end.
public final class Application: RoutesBuilder, Sendable {
    public enum EventLoopGroupProvider: Sendable { case singleton }

    /// As in Vapor, a name inside of the application beside the `Service` of ServiceLifecycle.
    public struct Service<ServiceType>: Sendable {}

    public final class HTTP: Sendable {
        public final class Server: Sendable {
            public struct Configuration: Sendable {
                public var hostname = "127.0.0.1"
                public var port = 8080
            }

            private let value = Mutex(Configuration())

            public var configuration: Configuration {
                get { value.withLock { $0 } }
                set { value.withLock { $0 = newValue } }
            }
        }

        public let server = Server()
    }

    public let http = HTTP()
    public let environment: Environment
    public let logger: Logger
    private let middlewares = Mutex(Middlewares())

    public var middleware: Middlewares {
        get { middlewares.withLock { $0 } }
        set { middlewares.withLock { $0 = newValue } }
    }

    private let routes = Mutex<[Route]>([])

    private init(environment: Environment, logger: Logger) {
        self.environment = environment
        self.logger = logger
    }

    public static func make(
        _ environment: Environment = .development, _ eventLoopGroupProvider: EventLoopGroupProvider = .singleton,
        logger: Logger
    ) async throws -> Application {
        try Play.connect()
        return Application(environment: environment, logger: logger)
    }

    public func add(
        _ path: [PathComponent], _ middlewares: [any Middleware],
        _ closure: @Sendable @escaping (Request) async throws -> Response
    ) {
        let path = "/" + path.map(\.text).joined(separator: "/")
        routes.withLock {
            $0.append(Route(method: .GET, path: path, middlewares: middlewares, closure: closure))
        }
    }

    public func startup() async throws {
        try await Play.run { await self.respond(to: $0) }
        await ServiceGroup.current?.triggerGracefulShutdown()
    }

    public func asyncShutdown() async throws {}

    private func respond(to played: PlayedRequest) async -> PlayedResponse {
        let request = Request(
            method: HTTPMethod(rawValue: played.method), url: URI(string: played.target),
            headers: HTTPHeaders(played.headers.map { ($0.name, $0.value) }), body: played.body)
        let path = played.target.prefix { $0 != "?" }
        let route = routes.withLock { $0.first { $0.method == request.method && $0.path == path } }
        let chain = Chain(
            middlewares: middleware.all[...] + (route?.middlewares ?? []), last: route ?? NotFound())
        do {
            let response = try await chain.respond(to: request)
            return PlayedResponse(
                status: Int(response.status.code), headers: response.headers.map { ($0.name, $0.value) },
                body: response.body.text)
        } catch {
            return PlayedResponse(status: Int((error as? Abort)?.status.code ?? 500), headers: [], body: "\(error)")
        }
    }
}
