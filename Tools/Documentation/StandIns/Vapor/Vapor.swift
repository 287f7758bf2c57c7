// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import Synchronization

/// Stand-ins for Vapor 4 and the HTTP types in its interface.
public struct HTTPHeaders: Sendable {
    public struct Name: Hashable, Sendable {
        let rawName: String

        public static let cookie = Name(rawName: "Cookie")
        public static let location = Name(rawName: "Location")
        public static let setCookie = Name(rawName: "Set-Cookie")
    }

    private var values: [Name: [String]] = [:]

    public subscript(name: Name) -> [String] { values[name] ?? [] }
    public func first(name: Name) -> String? { self[name].first }
    public mutating func add(name: Name, value: String) { values[name, default: []].append(value) }
}

public struct HTTPCookies: Sendable {
    public enum SameSitePolicy: Sendable { case strict, lax, none }

    public struct Value: Sendable {
        public init(
            string: String, maxAge: Int? = nil, isSecure: Bool = false, isHTTPOnly: Bool = false,
            sameSite: SameSitePolicy? = .lax
        ) {}
    }
}

public struct URI: Sendable {
    public let string: String
}

public struct SessionID: Sendable {
    public let string: String
}

public struct SessionData: Sendable {
    private var values: [String: String] = [:]

    public init() {}

    public subscript(key: String) -> String? {
        get { values[key] }
        set { values[key] = newValue }
    }
}

public final class Session: Sendable {
    private let state = Mutex<(id: SessionID?, data: SessionData)>((SessionID(string: "old"), SessionData()))

    public var id: SessionID? {
        get { state.withLock { $0.id } }
        set { state.withLock { $0.id = newValue } }
    }

    public var data: SessionData {
        get { state.withLock { $0.data } }
        set { state.withLock { $0.data = newValue } }
    }
}

public final class Response: Sendable {
    private let fields = Mutex(HTTPHeaders())

    public var headers: HTTPHeaders {
        get { fields.withLock { $0 } }
        set { fields.withLock { $0 = newValue } }
    }
}

public final class Request: Sendable {
    public let url: URI
    public let headers: HTTPHeaders
    public let session = Session()

    init(url: URI, headers: HTTPHeaders) {
        self.url = url
        self.headers = headers
    }

    public func redirect(to location: String) -> Response {
        let response = Response()
        response.headers.add(name: .location, value: location)
        return response
    }
}

public protocol Middleware: Sendable {}

public protocol RoutesBuilder {
    func add(_ path: [String], _ closure: @Sendable @escaping (Request) async throws -> Response)
}

extension RoutesBuilder {
    public func grouped(_ middleware: any Middleware...) -> any RoutesBuilder { self }

    public func get(_ path: String..., use closure: @Sendable @escaping (Request) async throws -> Response) {
        add(path, closure)
    }
}

public final class Application: RoutesBuilder, Sendable {
    public struct Sessions: Sendable {
        public struct Configuration: Sendable {
            public var cookieFactory: @Sendable (SessionID) -> HTTPCookies.Value
        }

        struct SessionsMiddleware: Middleware {}

        public var configuration: Configuration {
            get { Configuration(cookieFactory: { HTTPCookies.Value(string: $0.string) }) }
            nonmutating set {}
        }

        public var middleware: any Middleware { SessionsMiddleware() }
    }

    private struct NoRoute: Error {}

    private let routes = Mutex<[String: @Sendable (Request) async throws -> Response]>([:])
    public var sessions: Sessions { Sessions() }

    public init() {}

    public func add(_ path: [String], _ closure: @Sendable @escaping (Request) async throws -> Response) {
        routes.withLock { $0["/" + path.joined(separator: "/")] = closure }
    }

    /// Handles a GET request, and returns its session too. Vapor has no such function.
    public func response(to target: String, cookieHeader: String?) async throws -> (Response, Session) {
        guard let handler = routes.withLock({ $0[String(target.prefix { $0 != "?" })] }) else { throw NoRoute() }
        var headers = HTTPHeaders()
        if let cookieHeader { headers.add(name: .cookie, value: cookieHeader) }
        let request = Request(url: URI(string: target), headers: headers)
        return (try await handler(request), request.session)
    }
}
