public import EntraID
public import Foundation
public import OIDCTestSupport

/// Tokens for hidden lines. These functions need no import there that would hide a missing import of the visible code.
extension TestIssuer {
    /// Returns an access token for an API.
    public func accessToken(
        for audience: String, scopes: [String], claims: [String: JSONValue?] = [:]
    ) -> String {
        var parameters = AccessTokenParameters(for: audience, scopes: scopes, at: Date())
        parameters.claims = claims
        return accessToken(parameters)
    }

    /// Returns an ID token for a client.
    public func idToken(for clientID: String, nonce: String, at date: Date = Date()) -> String {
        token(IDTokenParameters(for: clientID, nonce: nonce, at: date))
    }
}
