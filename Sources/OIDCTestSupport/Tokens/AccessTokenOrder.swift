public import OIDCPrimitives

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What a client asked for to call an API, and so what its access token says.
///
/// ``TestIssuer/accessToken(_:spoiled:)`` mints what was ordered, and ``TestIssuer/expectations(of:)-(AccessTokenOrder)``
/// are those of the API.
public struct AccessTokenOrder: Sendable {
    /// The API, which becomes `aud`: with Entra its client ID.
    public var audience: String
    /// The client that calls: `azp` with Entra, `client_id` with another provider.
    public var clientID = AccessTokenOrder.standardClientID
    /// What the client may do for the user: `scp` with Entra, `scope` with another provider.
    public var scopes: [String]
    /// The roles of the user, or of the client that calls by itself.
    public var roles: [String] = []
    /// The user, or the client that calls by itself: `sub`.
    public var subject: String
    /// When the token is issued. It is good for an hour.
    public var issuedAt: Date
    /// Claims to be added or replaced, or taken out with `nil`.
    public var claims: [String: JSONValue?] = [:]

    /// The client that calls when none is named.
    public static let standardClientID = "11111111-2222-3333-4444-555555555555"

    /// Orders a token for an API.
    public init(
        for audience: String, scopes: [String] = ["test.read"], subject: String = "ada", at issuedAt: Date
    ) {
        self.audience = audience
        self.scopes = scopes
        self.subject = subject
        self.issuedAt = issuedAt
    }
}
