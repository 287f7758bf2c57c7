// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

/// Shapes of Hummingbird 2.
public struct URI: Sendable {
    public var query: String?
}

public struct Request: Sendable {
    public var uri: URI
}

public struct Response: Sendable {
    public enum RedirectType: Sendable { case found }

    public static func redirect(to location: String, type: RedirectType = .found) -> Response { Response() }
}

public struct HTTPError: Error {
    public enum Status: Sendable { case badRequest }

    public init(_ status: Status) {}
}

public struct ApplicationRequestContextSource: Sendable {}

public struct CoreRequestContextStorage: Sendable {
    public init(source: ApplicationRequestContextSource) {}
}

public protocol RequestContext: Sendable {
    var coreContext: CoreRequestContextStorage { get set }
    init(source: ApplicationRequestContextSource)
}

public final class Router<Context: RequestContext> {
    public func get(_ path: String, use handler: @Sendable @escaping (Request, Context) async throws -> Response) {}
}
