public import OIDCIssuers
public import OIDCPrimitives

/// The profile of a provider that follows the standards. Its metadata and its tokens must name exactly the requested
/// issuer, byte for byte.
public struct StandardProfile: ProviderProfile {
    /// The issuer of the provider.
    public let issuer: IssuerIdentifier
    /// The URL of the metadata document.
    public let metadataURL: String
    /// The hosts that endpoints in the metadata may have.
    public let endpoints: EndpointPolicy

    /// Creates the profile of an issuer.
    ///
    /// - Parameters:
    ///   - issuer: The issuer of the provider.
    ///   - metadataURL: The URL of the metadata document. The default is the issuer's well-known URL.
    ///   - endpoints: The hosts that endpoints in the metadata may have. By default, private hosts are allowed if the
    ///     host of the issuer or of `metadataURL` is private, and link-local hosts are never allowed.
    public init(_ issuer: IssuerIdentifier, metadataURL: String? = nil, endpoints: EndpointPolicy? = nil) {
        self.issuer = issuer
        self.metadataURL = metadataURL ?? WellKnownURL.openIDConfiguration(of: issuer)
        self.endpoints = endpoints ?? .matching(issuer.string, self.metadataURL)
    }

    /// The URL schemes that endpoints may have. An issuer that uses http, because it is on this machine, may have http
    /// endpoints on this machine.
    public var transport: IssuerIdentifier.Transport {
        issuer.string.hasPrefixBytes("http:") ? .httpOnLoopback : .https
    }

    /// Admits the profile's own issuer and rejects any other. A template is not an issuer, so it is rejected too.
    public func accept(_ text: String) throws(Refusal) -> AcceptedIssuer {
        if text.hasSameBytes(as: issuer.string) {
            return AcceptedIssuer(.concrete(issuer), as: .exact, tokenProfile: ExactIssuerRule(issuer))
        }
        guard (try? IssuerIdentifier(text, transport: transport)) != nil else {
            throw Refusal(.issuerInvalid(text, at: .member("issuer")))
        }
        throw Refusal(.metadataIssuerMismatch(expected: issuer.string, found: text))
    }
}
