// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

public import Hummingbird

/// Stand-ins for HummingbirdAuth 2.
public struct SessionCookieParameters: Sendable {
    let name: String

    public init(
        name: String = "SESSION_ID", domain: String? = nil, path: String = "/", secure: Bool = false,
        sameSite: Cookie.SameSite? = nil
    ) {
        self.name = name
    }
}

public struct SessionStorageConfiguration: Sendable {
    let sessionCookieParameters: SessionCookieParameters

    public init(sessionCookieParameters: SessionCookieParameters = .init(), keyPrefix: String = "hbs.") {
        self.sessionCookieParameters = sessionCookieParameters
    }
}

public struct SessionStorage<SessionType: Codable>: Sendable {
    private let configuration: SessionStorageConfiguration

    public init(_ storage: any PersistDriver, configuration: SessionStorageConfiguration) {
        self.configuration = configuration
    }

    public func save(session: SessionType, expiresIn: Duration) async throws -> Cookie {
        Cookie("\(configuration.sessionCookieParameters.name)=new")
    }

    public func delete(request: Request) async throws {}
}
