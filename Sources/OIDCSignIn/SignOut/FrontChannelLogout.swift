public import OIDCDiscovery
import OIDCIssuers
public import OIDCPrimitives

/// A front-channel logout request, which the provider loads in a hidden frame when the user signs out elsewhere (OpenID
/// Connect Front-Channel Logout 1.0 §2).
///
/// The request is not authenticated: any page that embeds the URL can send it. Use it only to end sessions.
public struct FrontChannelLogout: Sendable {
    /// The session that ended (`sid`), as named in the ID token, or `nil` if the request does not contain it.
    public let session: String?
    /// The issuer of the session (`iss`), or `nil` if the request does not contain it. Compare it with the issuer of
    /// the session.
    public let issuer: String?

    /// The header fields of the response, which has status 200 and an empty body: it is not stored.
    ///
    /// The provider shows the response in a frame. Send neither `X-Frame-Options` nor a `frame-ancestors` that leaves
    /// out the provider, or a browser may not load it. It contains nothing that a frame could reveal.
    public static let responseHeaders = [
        HeaderField(name: "Cache-Control", value: "no-store"), HeaderField(name: "Pragma", value: "no-cache"),
        HeaderField(name: "Content-Security-Policy", value: "default-src 'none'"),
    ]

    /// Creates a logout by validating the query of a request, given without its `?`.
    ///
    /// - Throws: `response.malformed`, `response.duplicate-parameter`, `response.too-large` or
    ///   `response.issuer-mismatch`.
    public init(
        parsing query: String, profile: any ProviderProfile, metadata: ProviderMetadata
    ) throws(Refusal) {
        if let found = ResponseParameters.formInsteadOfParameters(query) {
            throw Refusal(.notParameters(.responseMalformed, found))
        }
        let parameters = try ResponseParameters(query)
        let issuer = parameters["iss"]
        if let issuer, !profile.accepts(issuer: issuer, under: metadata.issuer.string) {
            throw Refusal(.responseIssuer(.responseIssuerMismatch, expected: metadata.issuer.string, found: issuer))
        }
        session = parameters["sid"]
        self.issuer = issuer
    }
}
