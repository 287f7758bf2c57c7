public import OIDCPrimitives

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// The content of an ID token: what the client requested, and so what the token must contain.
///
/// ``TestIssuer/token(_:defect:)`` issues the token, and `expectations(of:)` returns the expectations of the
/// client that it is for.
public struct IDTokenParameters: Sendable {
    /// The client ID, which becomes `aud`.
    public var clientID: String
    /// The time at which the token is issued. It expires after one hour.
    public var issuedAt: Date
    /// The `nonce` that the client sent, or `nil` if it sent none.
    public var nonce: String?
    /// The user who signed in (`sub`).
    public var subject: String
    /// The `max_age` that the client requested. The token then contains the current time as `auth_time`.
    public var maximumAge: Duration?
    /// The time after which the user must have authenticated, if the client requested `prompt=login`. The token then
    /// contains the current time as `auth_time`.
    public var authenticatedSince: Date?
    /// The `acr` values that the client requested. The token contains the first one.
    public var requiredAuthenticationContexts: [String] = []
    /// The code that the browser receives together with the token. The token contains its hash.
    public var code: String?
    /// The access token that is issued together with the token. The token contains its hash.
    public var accessToken: String?
    /// Claims to add or replace, or to remove with `nil`. Use this to issue an invalid token for which there is no
    /// ``BadToken``.
    public var claims: [String: JSONValue?] = [:]

    /// Creates parameters of a token for a client.
    public init(for clientID: String, nonce: String?, subject: String = "ada", at issuedAt: Date) {
        self.clientID = clientID
        self.nonce = nonce
        self.subject = subject
        self.issuedAt = issuedAt
    }
}

extension IDTokenParameters: CustomStringConvertible, CustomReflectable {
    /// A description with the client ID only, because nonce, code, and access token are secrets, even in tests.
    public var description: String { "parameters of an ID token for \(clientID)" }
    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
