// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

/// Stand-ins for Hummingbird 2 and the HTTP types in its interface.
public struct HTTPField: Sendable {
    public struct Name: Hashable, Sendable {
        public static let cookie = Name()
        public static let setCookie = Name()
    }
}

public struct HTTPFields: Sendable {
    public subscript(name: HTTPField.Name) -> String? {
        get { nil }
        set {}
    }

    public subscript(values name: HTTPField.Name) -> [String] {
        get { [] }
        set {}
    }
}

public struct HTTPRequest: Sendable {
    public var path: String?
}

public struct Request: Sendable {
    public let head: HTTPRequest
    public var headers: HTTPFields { HTTPFields() }
}

public protocol PersistDriver: Sendable {}

public struct Cookie: Sendable {
    public enum SameSite: Sendable { case lax, strict, none }

    public init() {}
}

public struct Response: Sendable {
    public enum RedirectType: Sendable { case found, normal }

    public var headers: HTTPFields

    public static func redirect(to location: String, type: RedirectType = .normal) -> Response {
        Response(headers: HTTPFields())
    }

    public mutating func setCookie(_ cookie: Cookie) {}
}

public protocol RequestContext: Sendable {}

public final class Router<Context: RequestContext> {
    public func get(_ path: String, use handler: @Sendable @escaping (Request, Context) async throws -> Response) {}
}
