public import OIDCIssuers
public import OIDCPrimitives

/// The profile of a provider that follows the standards: its metadata names the very issuer whose metadata was asked for,
/// byte for byte, and its tokens do too.
public struct StandardProfile: ProviderProfile {
    /// The issuer whose metadata is asked for.
    public let issuer: Issuer
    /// The URL of the metadata document.
    public let metadataLocation: String
    /// The hosts that the document's endpoints may have.
    public let endpoints: EndpointPolicy

    /// Creates the profile of an issuer.
    ///
    /// - Parameters:
    ///   - issuer: The issuer whose metadata is asked for.
    ///   - metadataLocation: The URL of the metadata document; the issuer's well-known location when it is left out.
    ///   - endpoints: The hosts that the document's endpoints may have. When it is left out, private hosts are allowed if
    ///     the host of the issuer or of a stated location is itself private, and link-local hosts never.
    public init(_ issuer: Issuer, metadataLocation: String? = nil, endpoints: EndpointPolicy? = nil) {
        self.issuer = issuer
        self.metadataLocation = metadataLocation ?? WellKnownLocation.openIDConfiguration(of: issuer)
        self.endpoints = endpoints ?? .suiting(issuer.text, self.metadataLocation)
    }

    /// An issuer that was allowed to be http, because it is the machine itself, may have endpoints like that too.
    public var transport: Issuer.Transport {
        issuer.text.hasPrefixBytes("http:") ? .httpOnLoopback : .https
    }

    /// The issuer itself. Any other is rejected, and so is a template, which is not an issuer.
    public func admit(_ text: String) throws(Refusal) -> AdmittedIssuer {
        if text.hasSameBytes(as: issuer.text) {
            return AdmittedIssuer(.concrete(issuer), as: .exact, tokenProfile: ExactIssuerRule(issuer))
        }
        guard (try? Issuer(text, transport: transport)) != nil else {
            throw Refusal(.issuerInvalid(text, at: .member("issuer")))
        }
        throw Refusal(.metadataIssuerMismatch(expected: issuer.text, found: text))
    }
}
