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
    /// Whether the metadata may contain Booleans as strings.
    public let stringBooleans: StringBooleans

    /// Creates the profile of an issuer.
    ///
    /// - Parameters:
    ///   - issuer: The issuer of the provider.
    ///   - metadataURL: The URL of the metadata document. The default is the issuer's well-known URL.
    ///   - endpoints: The hosts that endpoints in the metadata may have. By default, private hosts are allowed if the
    ///     host of the issuer or of `metadataURL` is private, and link-local hosts are never allowed.
    ///   - stringBooleans: Whether the metadata may contain Booleans as strings. Accept them only for a provider that
    ///     cannot be corrected.
    public init(
        _ issuer: IssuerIdentifier, metadataURL: String? = nil, endpoints: EndpointPolicy? = nil,
        stringBooleans: StringBooleans = .rejected
    ) {
        self.issuer = issuer
        self.metadataURL = metadataURL ?? WellKnownURL.openIDConfiguration(of: issuer)
        self.endpoints = endpoints ?? .matching(issuer.string, self.metadataURL)
        self.stringBooleans = stringBooleans
    }

    /// The hosts on which endpoints may use http: those that the issuer was created with, if it uses http itself.
    public var insecureHTTP: InsecureHTTP { issuer.insecureHTTP }

    /// The profile's own issuer.
    public var tokenIssuers: [String] { [issuer.string] }

    /// Admits the profile's own issuer and rejects any other. A template is not an issuer, so it is rejected too.
    public func accept(_ text: String) throws(Refusal) -> AcceptedIssuer {
        if text.hasSameBytes(as: issuer.string) {
            return AcceptedIssuer(.concrete(issuer), as: .exact, tokenProfile: ExactIssuerRule(issuer))
        }
        guard (try? IssuerIdentifier(text, insecureHTTP: insecureHTTP)) != nil else {
            throw Refusal(.issuerInvalid(text, at: .member("issuer")))
        }
        // Only a different spelling is suggested, never another provider.
        let suggestion = issuer.isLikely(meant: text) ? text : nil
        throw Refusal(.metadataIssuerMismatch(expected: issuer.string, found: text, suggestion: suggestion))
    }
}
