// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

public import Hummingbird

/// Shapes of HummingbirdAuth 2.
public protocol SessionRequestContext<Session>: RequestContext {
    associatedtype Session: Sendable & Codable
    var sessions: SessionContext<Session> { get }
}

public final class SessionContext<Session: Sendable & Codable>: Sendable {
    public init() {}

    public var session: Session? { nil }
    public func setSession(_ session: Session) {}
    public func clearSession() {}
}
