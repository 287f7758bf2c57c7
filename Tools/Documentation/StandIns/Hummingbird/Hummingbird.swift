// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

/// Stand-ins for Hummingbird 2 and the HTTP types in its interface.
public struct HTTPField: Sendable {
    public struct Name: Hashable, Sendable {
        let rawName: String

        public static let cookie = Name(rawName: "Cookie")
        public static let location = Name(rawName: "Location")
        public static let setCookie = Name(rawName: "Set-Cookie")
    }
}

public struct HTTPFields: Sendable {
    private var values: [HTTPField.Name: [String]] = [:]

    public subscript(name: HTTPField.Name) -> String? {
        get { values[name]?.first }
        set { values[name] = newValue.map { [$0] } }
    }

    public subscript(values name: HTTPField.Name) -> [String] {
        get { values[name] ?? [] }
        set { values[name] = newValue }
    }
}

public struct HTTPRequest: Sendable {
    public var path: String?
}

public struct Request: Sendable {
    public let head: HTTPRequest
    public let headers: HTTPFields
}

public protocol PersistDriver: Sendable {}

public actor MemoryPersistDriver: PersistDriver {
    public init() {}
}

public struct Cookie: Sendable {
    public enum SameSite: Sendable { case lax, strict, none }

    let field: String

    public init(_ field: String) {
        self.field = field
    }
}

public struct Response: Sendable {
    public enum RedirectType: Sendable { case found, normal }

    public var headers = HTTPFields()

    public static func redirect(to location: String, type: RedirectType = .normal) -> Response {
        var response = Response()
        response.headers[.location] = location
        return response
    }

    public mutating func setCookie(_ cookie: Cookie) {
        headers[values: .setCookie].append(cookie.field)
    }
}

public protocol RequestContext: Sendable {}

public struct BasicRequestContext: RequestContext {}

public final class Router<Context: RequestContext> {
    private var handlers: [String: @Sendable (Request, Context) async throws -> Response] = [:]

    public init(context: Context.Type) {}

    public func get(_ path: String, use handler: @Sendable @escaping (Request, Context) async throws -> Response) {
        handlers["/\(path)"] = handler
    }
}

extension Router<BasicRequestContext> {
    private struct NoRoute: Error {}

    /// Handles a GET request. Hummingbird has no such function.
    public func response(to target: String, cookieHeader: String?) async throws -> Response {
        guard let handler = handlers[String(target.prefix { $0 != "?" })] else { throw NoRoute() }
        var headers = HTTPFields()
        headers[.cookie] = cookieHeader
        return try await handler(Request(head: HTTPRequest(path: target), headers: headers), BasicRequestContext())
    }
}
