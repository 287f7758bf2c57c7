public import OIDCPrimitives
public import OIDCTokens

/// A document that was fetched and validated.
public struct Fetched<Value: Sendable>: Sendable {
    /// The parsed document.
    public let value: Value
    /// The bytes of the document, as received.
    public let document: [UInt8]
    /// How long the provider allows the document to be used, or `nil` if it does not specify a lifetime.
    public let lifetime: Duration?
}

/// A loader that fetches a provider's metadata and keys once and validates them.
///
/// In a long-running server, use a ``LiveProvider`` instead.
public struct ProviderLoader: Sendable {
    /// The provider's rules, such as the URL of its metadata.
    public let profile: any ProviderProfile
    private let transport: any HTTPTransport
    /// The limits on sizes and request times.
    public let limits: DiscoveryLimits

    /// Creates a loader for the given provider that uses the application's HTTP client.
    public init(profile: any ProviderProfile, transport: any HTTPTransport, limits: DiscoveryLimits = .standard) {
        self.profile = profile
        self.transport = transport
        self.limits = limits
    }

    /// Fetches and validates the metadata.
    ///
    /// - Parameter warnings: A closure that receives each warning.
    /// - Throws: `discovery.*` and `issuer.invalid`.
    public func metadata(warnings: WarningHandler) async throws(Refusal) -> Fetched<ProviderMetadata> {
        let response = try await answer(from: profile.metadataURL, bodyLimit: limits.metadataBytes)
        let metadata = try ProviderMetadata(document: response, profile: profile, limits: limits, warnings: warnings)
        return Fetched(value: metadata, document: response.body, lifetime: CacheLifetime.remaining(of: response))
    }

    /// Fetches and validates the keys at the metadata's `jwks_uri`.
    ///
    /// - Parameters:
    ///   - metadata: The provider's metadata.
    ///   - warnings: A closure that receives each warning.
    /// - Throws: `discovery.*` and `keys.*`.
    public func keySet(
        of metadata: ProviderMetadata, warnings: WarningHandler
    ) async throws(Refusal) -> Fetched<KeySet> {
        let url = metadata.jwksURL
        let response = try await answer(from: url, bodyLimit: limits.keySet.bytes)
        if let problem = ResponseValidation.problem(of: response, from: url, bodyLimit: limits.keySet.bytes) {
            throw Refusal(problem)
        }
        var found = ResponseValidation.warnings(about: response, from: url)
        let keys = try KeySet(jwks: response.body, limits: limits.keySet) { found.append($0) }
        for warning in found { warnings?(warning) }
        return Fetched(value: keys, document: response.body, lifetime: CacheLifetime.remaining(of: response))
    }

    private func answer(from url: String, bodyLimit: Int) async throws(Refusal) -> TransportResponse {
        if let fault = EndpointURL.fault(of: url, under: profile) {
            throw Refusal(.metadataURLInput(fault, url))
        }
        let request = try TransportRequest(
            .get, url, headers: [HeaderField(name: "Accept", value: "application/json")],
            timeout: limits.requestTimeout, bodyLimit: bodyLimit)
        do {
            return try await transport.send(request)
        } catch {
            throw Refusal(.transportFailed(error, at: url))
        }
    }
}
