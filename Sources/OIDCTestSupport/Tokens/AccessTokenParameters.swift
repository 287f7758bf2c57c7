public import OIDCPrimitives

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// The content of an access token that a client requests to call an API.
///
/// ``TestIssuer/accessToken(_:defect:)`` issues the token, and
/// ``TestIssuer/expectations(of:)-(AccessTokenParameters)`` returns the expectations of the API.
public struct AccessTokenParameters: Sendable {
    /// The audience (`aud`). With Entra, it is the API's client ID.
    public var audience: String
    /// The client that calls the API: `azp` with Entra, `client_id` with other providers.
    public var clientID = AccessTokenParameters.standardClientID
    /// The scopes that the user granted the client: `scp` with Entra, `scope` with other providers.
    public var scopes: [String]
    /// The roles of the user, or of a client that acts on its own behalf.
    public var roles: [String] = []
    /// The user, or a client that acts on its own behalf (`sub`).
    public var subject: String
    /// The time at which the token is issued. It expires after one hour.
    public var issuedAt: Date
    /// Claims to add or replace, or to remove with `nil`.
    public var claims: [String: JSONValue?] = [:]

    /// The default client.
    public static let standardClientID = "11111111-2222-3333-4444-555555555555"

    /// Creates parameters of a token for an API.
    public init(
        for audience: String, scopes: [String] = ["test.read"], subject: String = "ada", at issuedAt: Date
    ) {
        self.audience = audience
        self.scopes = scopes
        self.subject = subject
        self.issuedAt = issuedAt
    }
}
