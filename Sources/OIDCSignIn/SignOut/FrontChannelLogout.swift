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

    /// Judges the query of the request.
    ///
    /// - Throws: `response.malformed`, `response.duplicate-parameter`, `response.too-large` or
    ///   `response.issuer-mismatch`.
    public static func read(_ query: String, metadata: ProviderMetadata) throws(Refusal) -> FrontChannelLogout {
        let parameters = try ResponseParameters(query)
        if let issuer = parameters["iss"] {
            let isOurs =
                switch metadata.issuer {
                case .concrete(let expected): issuer.hasSameBytes(as: expected.text)
                // A session of any tenant; which one, the session itself knows.
                case .template(let template):
                    template.value(in: issuer).map { !$0.isEmpty && !$0.utf8.contains(UInt8(ascii: "/")) } ?? false
                }
            guard isOurs else {
                throw Refusal(
                    .responseIssuer(.responseIssuerMismatch, expected: metadata.issuer.text, found: issuer))
            }
        }
        return FrontChannelLogout(session: parameters["sid"], issuer: parameters["iss"])
    }
}
