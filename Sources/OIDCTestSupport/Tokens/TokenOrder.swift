public import OIDCPrimitives

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What a client asked for, and so what its ID token must say: the nonce that was sent comes back, and so on.
///
/// ``TestIssuer/token(_:spoiled:)`` mints what was ordered, and `expectations(of:)` are those of the client
/// that ordered it.
public struct TokenOrder: Sendable {
    /// The client, which becomes `aud`.
    public var clientID: String
    /// When the token is issued. It is good for an hour.
    public var issuedAt: Date
    /// What the client sent as `nonce`; `nil` when it sent none.
    public var nonce: String?
    /// Who signed in: `sub`.
    public var subject: String
    /// The `max_age` that the client asked for. The token then says that the person has just signed in.
    public var maximumAge: Duration?
    /// The time since which the client wants the user to have authenticated, because it asked for `prompt=login`. The
    /// token then says that the user has just authenticated.
    public var authenticatedSince: Date?
    /// The `acr` values that the client asked for. The token has the first of them.
    public var requiredContexts: [String] = []
    /// The code that comes with the token through the browser, of which the token carries the hash.
    public var code: String?
    /// The access token that comes with the token, of which it carries the hash.
    public var accessToken: String?
    /// Claims to be added or replaced, or taken out with `nil`. This is also how to mint a token that is wrong in a way
    /// for which there is no ``BadToken``.
    public var claims: [String: JSONValue?] = [:]

    /// Orders a token for a client.
    public init(for clientID: String, nonce: String?, subject: String = "ada", at issuedAt: Date) {
        self.clientID = clientID
        self.nonce = nonce
        self.subject = subject
        self.issuedAt = issuedAt
    }
}

extension TokenOrder: CustomStringConvertible, CustomReflectable {
    /// For whom it is: nonce, code and access token are secrets, in tests too.
    public var description: String { "order of an ID token for \(clientID)" }
    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
