// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import NIOHTTP1

/// Stand-ins for the routes and middlewares of Vapor 4.
public protocol AsyncResponder: Sendable {
    func respond(to request: Request) async throws -> Response
}

public protocol Middleware: Sendable {}

public protocol AsyncMiddleware: Middleware {
    func respond(to request: Request, chainingTo next: any AsyncResponder) async throws -> Response
}

/// Lets errors through: the application above turns them into responses.
public struct ErrorMiddleware: AsyncMiddleware {
    public static func `default`(environment: Environment) -> ErrorMiddleware { ErrorMiddleware() }

    public func respond(to request: Request, chainingTo next: any AsyncResponder) async throws -> Response {
        try await next.respond(to: request)
    }
}

public protocol AsyncResponseEncodable: SendableMetatype {
    func encodeResponse(for request: Request) async throws -> Response
}

extension Response: AsyncResponseEncodable {
    public func encodeResponse(for request: Request) async throws -> Response { self }
}

extension String: AsyncResponseEncodable {
    public func encodeResponse(for request: Request) async throws -> Response {
        Response(body: .init(string: self))
    }
}

public struct PathComponent: ExpressibleByStringInterpolation, Sendable {
    let text: String

    public init(stringLiteral value: String) {
        text = value
    }
}

/// A route: those of an application and its groups are in one list.
struct Route: AsyncResponder {
    let method: HTTPMethod
    let path: String
    let middlewares: [any Middleware]
    let closure: @Sendable (Request) async throws -> Response

    func respond(to request: Request) async throws -> Response { try await closure(request) }
}

/// What responds after some middlewares.
struct Chain: AsyncResponder {
    let middlewares: ArraySlice<any Middleware>
    let last: any AsyncResponder

    func respond(to request: Request) async throws -> Response {
        guard let first = middlewares.first as? any AsyncMiddleware else { return try await last.respond(to: request) }
        return try await first.respond(
            to: request, chainingTo: Chain(middlewares: middlewares.dropFirst(), last: last))
    }
}

struct NotFound: AsyncResponder {
    func respond(to request: Request) async throws -> Response { throw Abort(.notFound) }
}

public protocol RoutesBuilder {
    func add(
        _ path: [PathComponent], _ middlewares: [any Middleware],
        _ closure: @Sendable @escaping (Request) async throws -> Response)
}

struct Group: RoutesBuilder {
    let root: any RoutesBuilder
    let path: [PathComponent]
    let middlewares: [any Middleware]

    func add(
        _ path: [PathComponent], _ middlewares: [any Middleware],
        _ closure: @Sendable @escaping (Request) async throws -> Response
    ) {
        root.add(self.path + path, self.middlewares + middlewares, closure)
    }
}

extension RoutesBuilder {
    public func grouped(_ middlewares: any Middleware...) -> any RoutesBuilder {
        Group(root: self, path: [], middlewares: middlewares)
    }

    public func grouped(_ path: PathComponent...) -> any RoutesBuilder {
        Group(root: self, path: path, middlewares: [])
    }

    public func get<Encodable: AsyncResponseEncodable>(
        _ path: PathComponent..., use closure: @Sendable @escaping (Request) async throws -> Encodable
    ) {
        add(path, []) { try await closure($0).encodeResponse(for: $0) }
    }
}
