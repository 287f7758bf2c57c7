// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

public import HTTPTypes
public import Logging
public import NIOCore

/// Stand-ins for the contexts, middlewares and routers of Hummingbird 2.
public protocol RequestContextSource {
    var logger: Logger { get }
}

public protocol InitializableFromSource<Source> {
    associatedtype Source
    init(source: Source)
}

public struct ApplicationRequestContextSource: RequestContextSource {
    public let channel: any Channel
    public let logger: Logger
}

public struct CoreRequestContextStorage: Sendable {
    let logger: Logger

    public init(source: some RequestContextSource) {
        logger = source.logger
    }
}

public protocol RequestContext: InitializableFromSource, RequestContextSource, Sendable {
    var coreContext: CoreRequestContextStorage { get set }
}

extension RequestContext {
    public var logger: Logger { coreContext.logger }
}

public struct BasicRequestContext: RequestContext {
    public var coreContext: CoreRequestContextStorage

    public init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
    }
}

public protocol MiddlewareProtocol<Input, Output, Context>: Sendable {
    associatedtype Input
    associatedtype Output
    associatedtype Context

    func handle(
        _ input: Input, context: Context, next: (Input, Context) async throws -> Output
    ) async throws -> Output
}

public protocol RouterMiddleware<Context>: MiddlewareProtocol where Input == Request, Output == Response {}

public protocol HTTPResponder<Context>: Sendable {
    associatedtype Context
    @Sendable func respond(to request: Request, context: Context) async throws -> Response
}

public protocol HTTPResponderBuilder {
    associatedtype Responder: HTTPResponder
    func buildResponder() -> Responder
}

/// A route: those of a router and its groups are in one list.
struct Route<Context: RequestContext>: Sendable {
    let method: HTTPRequest.Method
    let path: String
    let middlewares: [any MiddlewareProtocol<Request, Response, Context>]
    let handler: @Sendable (Request, Context) async throws -> Response
}

public protocol RouterMethods<Context> {
    associatedtype Context: RequestContext

    @discardableResult func on(
        _ path: String, method: HTTPRequest.Method,
        use handler: @Sendable @escaping (Request, Context) async throws -> Response
    ) -> Self
    func group(_ path: String) -> RouterGroup<Context>
    @discardableResult func add(middleware: any MiddlewareProtocol<Request, Response, Context>) -> Self
}

extension RouterMethods {
    @discardableResult public func get(
        _ path: String = "", use handler: @Sendable @escaping (Request, Context) async throws -> some ResponseGenerator
    ) -> Self {
        on(path, method: .get) { request, context in
            try await handler(request, context).response(from: request, context: context)
        }
    }

    public func group() -> RouterGroup<Context> { group("") }
}

public final class Router<Context: RequestContext>: RouterMethods, HTTPResponderBuilder {
    var routes: [Route<Context>] = []
    private var middlewares: [any MiddlewareProtocol<Request, Response, Context>] = []

    public init(context: Context.Type = BasicRequestContext.self) {}

    @discardableResult public func add(middleware: any MiddlewareProtocol<Request, Response, Context>) -> Self {
        middlewares.append(middleware)
        return self
    }

    @discardableResult public func on(
        _ path: String, method: HTTPRequest.Method,
        use handler: @Sendable @escaping (Request, Context) async throws -> Response
    ) -> Self {
        routes.append(Route(method: method, path: path, middlewares: [], handler: handler))
        return self
    }

    public func group(_ path: String) -> RouterGroup<Context> {
        RouterGroup(router: self, path: path, middlewares: [])
    }

    public func buildResponder() -> RouterResponder<Context> {
        RouterResponder(routes: routes, middlewares: middlewares)
    }
}

public struct RouterGroup<Context: RequestContext>: RouterMethods {
    let router: Router<Context>
    let path: String
    let middlewares: [any MiddlewareProtocol<Request, Response, Context>]

    @discardableResult public func add(middleware: any MiddlewareProtocol<Request, Response, Context>) -> Self {
        RouterGroup(router: router, path: path, middlewares: middlewares + [middleware])
    }

    @discardableResult public func on(
        _ path: String, method: HTTPRequest.Method,
        use handler: @Sendable @escaping (Request, Context) async throws -> Response
    ) -> Self {
        router.routes.append(
            Route(method: method, path: self.path + path, middlewares: middlewares, handler: handler))
        return self
    }

    public func group(_ path: String) -> RouterGroup {
        RouterGroup(router: router, path: self.path + path, middlewares: middlewares)
    }
}

public struct RouterResponder<Context: RequestContext>: HTTPResponder {
    let routes: [Route<Context>]
    let middlewares: [any MiddlewareProtocol<Request, Response, Context>]

    public func respond(to request: Request, context: Context) async throws -> Response {
        let path = (request.head.path ?? "/").prefix { $0 != "?" }
        let route = routes.first { $0.method == request.method && $0.path == path }
        return try await respond(to: request, context: context, middlewares[...] + (route?.middlewares ?? [])) {
            guard let route else { throw HTTPError(.notFound) }
            return try await route.handler($0, $1)
        }
    }

    private func respond(
        to request: Request, context: Context,
        _ middlewares: ArraySlice<any MiddlewareProtocol<Request, Response, Context>>,
        _ handler: (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard let first = middlewares.first else { return try await handler(request, context) }
        return try await first.handle(request, context: context) {
            try await respond(to: $0, context: $1, middlewares.dropFirst(), handler)
        }
    }
}
