public import OIDCPrimitives

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// An access token for another API. Treat it as opaque: only that API may interpret it.
public struct AccessToken: Sendable {
    /// The token, to send as `Authorization: Bearer`.
    public let token: SecretString
    /// The time at which the token expires, or `nil` if the provider does not state it.
    public let expiresAt: Date?
    /// The scopes that were granted, if the provider states them.
    public let scope: String?
    /// The lifetime at the time of the request.
    let lifetime: Duration?

    /// Creates an access token.
    ///
    /// - Parameters:
    ///   - token: The token.
    ///   - lifetime: Its lifetime, if it is known. A token without one is not kept.
    ///   - requestedAt: The time of the request.
    ///   - scope: The scopes that were granted.
    public init(_ token: SecretString, lifetime: Duration?, requestedAt: Date, scope: String? = nil) {
        self.token = token
        self.lifetime = lifetime
        self.scope = scope
        expiresAt = lifetime.map { requestedAt + $0.inSeconds }
    }

    /// Creates the access token of a response, without its other tokens.
    ///
    /// - Throws: `exchange.missing-member` if the response has no access token.
    init(_ response: TokenResponse, requestedAt: Date) throws(Refusal) {
        guard let token = response.accessToken else {
            throw Refusal(.exchangeMember(.exchangeMissingMember, "access_token", expected: "a string"))
        }
        self.init(token, lifetime: response.expiresIn, requestedAt: requestedAt, scope: response.scope)
    }

    /// The value of the field `Authorization`.
    public var authorizationField: SecretString { SecretString("Bearer \(token.revealed())") }
}

extension AccessToken: CustomStringConvertible, CustomReflectable {
    /// A description without the token.
    public var description: String { "access token" }
    /// A mirror without children, because the token is secret.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
