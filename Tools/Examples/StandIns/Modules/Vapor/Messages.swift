// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

public import NIOCore
public import NIOHTTP1
import Synchronization

/// Stand-ins for the requests and responses of Vapor 4.
public struct URI: Sendable {
    public let string: String
}

public struct HTTPMediaType: Hashable, Sendable {
    public let type: String
    public let subType: String

    public static let urlEncodedForm = HTTPMediaType(type: "application", subType: "x-www-form-urlencoded")
}

extension HTTPHeaders {
    public struct Name: Hashable, Sendable {
        let name: String

        public static let authorization = Name(name: "Authorization")
        public static let contentType = Name(name: "Content-Type")
        public static let location = Name(name: "Location")
        public static let retryAfter = Name(name: "Retry-After")
        public static let wwwAuthenticate = Name(name: "WWW-Authenticate")
    }

    public func first(name: Name) -> String? { first(name: name.name) }
    public subscript(name: Name) -> [String] {
        filter { $0.name.lowercased() == name.name.lowercased() }.map(\.value)
    }

    public mutating func add(name: Name, value: String) { add(name: name.name, value: value) }

    public var contentType: HTTPMediaType? {
        guard let field = first(name: .contentType) else { return nil }
        let parts = field.prefix { $0 != ";" }.split(separator: "/").map(String.init)
        return parts.count == 2 ? HTTPMediaType(type: parts[0], subType: parts[1]) : nil
    }
}

public final class Response: Sendable {
    public struct Body: Sendable {
        let text: String

        public init(string: String) { text = string }
        public static let empty = Body(string: "")
    }

    private let state: Mutex<(status: HTTPResponseStatus, headers: HTTPHeaders)>
    public let body: Body

    public init(status: HTTPResponseStatus = .ok, headers: HTTPHeaders = .init(), body: Body = .empty) {
        state = Mutex((status, headers))
        self.body = body
    }

    public var status: HTTPResponseStatus {
        get { state.withLock { $0.status } }
        set { state.withLock { $0.status = newValue } }
    }

    public var headers: HTTPHeaders {
        get { state.withLock { $0.headers } }
        set { state.withLock { $0.headers = newValue } }
    }
}

/// A user or a caller for `Request.auth`.
public protocol Authenticatable {}

public final class Request: Sendable {
    public struct Body: Sendable {
        let text: String

        public func collect(max: Int? = 1 << 14) -> EventLoopFuture<ByteBuffer?> {
            EventLoopFuture(ByteBuffer(string: text))
        }
    }

    public struct Authentication: Sendable {
        let request: Request

        public func login<A: Authenticatable & Sendable>(_ instance: A) {
            request.authenticated.withLock { $0[ObjectIdentifier(A.self)] = instance }
        }

        public func get<A: Authenticatable & Sendable>(_ type: A.Type = A.self) -> A? {
            request.authenticated.withLock { $0[ObjectIdentifier(A.self)] as? A }
        }

        public func has<A: Authenticatable & Sendable>(_ type: A.Type = A.self) -> Bool { get(A.self) != nil }

        public func require<A: Authenticatable & Sendable>(_ type: A.Type = A.self) throws -> A {
            guard let instance = get(A.self) else { throw Abort(.unauthorized) }
            return instance
        }
    }

    public let method: HTTPMethod
    public let url: URI
    public let headers: HTTPHeaders
    public let body: Body
    public let remoteAddress: SocketAddress? = .v4("127.0.0.1")
    private let authenticated = Mutex<[ObjectIdentifier: any Sendable]>([:])

    init(method: HTTPMethod, url: URI, headers: HTTPHeaders, body: String) {
        (self.method, self.url, self.headers, self.body) = (method, url, headers, Body(text: body))
    }

    public var auth: Authentication { Authentication(request: self) }

    public func redirect(to location: String) -> Response {
        Response(status: .seeOther, headers: HTTPHeaders([("Location", location)]))
    }
}

public typealias HTTPStatus = HTTPResponseStatus

public struct Abort: Error {
    public let status: HTTPResponseStatus

    public init(_ status: HTTPResponseStatus, reason: String? = nil) {
        self.status = status
    }
}
