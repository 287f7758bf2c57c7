public import OIDCDiscovery
import OIDCIssuers
public import OIDCPrimitives

/// A request that the provider loads in a hidden frame when somebody signs out elsewhere (OpenID Connect Front-Channel
/// Logout 1.0 §2). It proves nothing: whoever embeds the address can send it, so it may end sessions and nothing more.
public struct FrontChannelLogout: Sendable {
    /// `sid`: the session that ended, as the ID token named it; `nil` when the provider does not say.
    public let session: String?
    /// `iss`: whose session it is; `nil` when the provider does not say. Compare it with the issuer of the session.
    public let issuer: String?

    /// Validates the query of the request.
    ///
    /// - Throws: `response.malformed`, `response.duplicate-parameter`, `response.too-large` or
    ///   `response.issuer-mismatch`.
    public static func read(
        _ query: String, profile: any ProviderProfile, metadata: ProviderMetadata
    ) throws(Refusal) -> FrontChannelLogout {
        let parameters = try ResponseParameters(query)
        let issuer = parameters["iss"]
        if let issuer, !profile.admits(issuer: issuer, under: metadata.issuer.text) {
            throw Refusal(.responseIssuer(.responseIssuerMismatch, expected: metadata.issuer.text, found: issuer))
        }
        return FrontChannelLogout(session: parameters["sid"], issuer: issuer)
    }
}
