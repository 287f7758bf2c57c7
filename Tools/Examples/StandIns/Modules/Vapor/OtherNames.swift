// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

/// Names of Vapor that applications see beside those of this library.
public protocol Client: Sendable {}
public protocol Content: Sendable {}
public protocol Authenticator: Middleware {}
public protocol BearerAuthenticator: Authenticator {}
public protocol Responder: Sendable {}
public protocol Server: Sendable {}
public protocol Cache: Sendable {}
public struct ClientRequest: Sendable {}
public struct ClientResponse: Sendable {}
public struct BearerAuthorization: Sendable {}
public struct BasicAuthorization: Sendable {}
public struct HTTPCookies: Sendable {}
public struct Session: Sendable {}
public struct SessionID: Sendable {}
public struct SessionData: Sendable {}
public struct Storage: Sendable {}
public struct Validation: Sendable {}
public struct Validator<T>: Sendable {}
public struct View: Sendable {}
public struct File: Sendable {}
