// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

/// Shapes of Vapor 4.
public struct URI: Sendable {
    public var query: String?
}

public struct SessionData: Sendable {
    public subscript(key: String) -> String? {
        get { nil }
        set {}
    }
}

public final class Session: Sendable {
    public var data: SessionData {
        get { SessionData() }
        set {}
    }
}

public final class Response: Sendable {}

public final class Request: Sendable {
    public var url: URI { URI() }
    public var session: Session { Session() }
    public func redirect(to location: String) -> Response { Response() }
}

public struct Abort: Error {
    public enum Status: Sendable { case badRequest }

    public init(_ status: Status) {}
}

public final class Application: Sendable {
    public func get(_ path: String..., use closure: @Sendable @escaping (Request) async throws -> Response) {}
}
