// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

public import Hummingbird

/// Shapes of HummingbirdAuth 2.
public struct SessionStorage<SessionType: Codable>: Sendable {
    public func save(session: SessionType, expiresIn: Duration) async throws -> Cookie { Cookie() }
    public func delete(request: Request) async throws {}
}
