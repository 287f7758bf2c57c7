// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

/// Stand-ins for Vapor 4 and the HTTP types in its interface.
public struct HTTPHeaders: Sendable {
    public struct Name: Sendable {
        public static let cookie = Name()
        public static let setCookie = Name()
    }

    public func first(name: Name) -> String? { nil }
    public mutating func add(name: Name, value: String) {}
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
    public var string: String { "" }
}

public struct SessionID: Sendable {
    public let string: String
}

public struct SessionData: Sendable {
    public init() {}

    public subscript(key: String) -> String? {
        get { nil }
        set {}
    }
}

public final class Session: Sendable {
    public var id: SessionID? {
        get { nil }
        set {}
    }

    public var data: SessionData {
        get { SessionData() }
        set {}
    }
}

public final class Response: Sendable {
    public var headers: HTTPHeaders {
        get { HTTPHeaders() }
        set {}
    }
}

public final class Request: Sendable {
    public var url: URI { URI() }
    public var headers: HTTPHeaders { HTTPHeaders() }
    public var session: Session { Session() }
    public func redirect(to location: String) -> Response { Response() }
}

public protocol Middleware: Sendable {}

public protocol RoutesBuilder {}

extension RoutesBuilder {
    public func grouped(_ middleware: any Middleware...) -> any RoutesBuilder { self }
    public func get(_ path: String..., use closure: @Sendable @escaping (Request) async throws -> Response) {}
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

    public var sessions: Sessions { Sessions() }
}
