// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

public import Hummingbird

/// Stand-ins for HummingbirdAuth 2.
public struct SessionCookieParameters: Sendable {
    public init(
        name: String = "SESSION_ID", domain: String? = nil, path: String = "/", secure: Bool = false,
        sameSite: Cookie.SameSite? = nil
    ) {}
}

public struct SessionStorageConfiguration: Sendable {
    public init(sessionCookieParameters: SessionCookieParameters = .init(), keyPrefix: String = "hbs.") {}
}

public struct SessionStorage<SessionType: Codable>: Sendable {
    public init(_ storage: any PersistDriver, configuration: SessionStorageConfiguration) {}

    public func save(session: SessionType, expiresIn: Duration) async throws -> Cookie { Cookie() }
    public func delete(request: Request) async throws {}
}
