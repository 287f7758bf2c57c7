public import OIDCPrimitives
public import OIDCTokens

/// A document that was fetched and judged.
public struct Fetched<Value: Sendable>: Sendable {
    /// What the document says.
    public let value: Value
    /// The document as it came.
    public let document: [UInt8]
    /// How long the provider allows it to be used; `nil` when it does not say.
    public let lifetime: Duration?
}

/// Asks a provider for its metadata and its keys, once, and judges the answers. For a server that runs, take a
/// ``LiveProvider``.
public struct ProviderLoader: Sendable {
    /// What is particular about the provider: where its metadata is, for example.
    public let profile: any ProviderProfile
    private let transport: any HTTPTransport
    /// What is read and waited for at most.
    public let limits: DiscoveryLimits

    /// Takes the provider and the application's HTTP client.
    public init(profile: any ProviderProfile, transport: any HTTPTransport, limits: DiscoveryLimits = .standard) {
        self.profile = profile
        self.transport = transport
        self.limits = limits
    }

    /// The metadata. Refuses with `discovery.*` and `issuer.invalid`.
    public func metadata(warnings: WarningHandler) async throws(Refusal) -> Fetched<ProviderMetadata> {
        let response = try await answer(from: profile.metadataLocation, bodyLimit: limits.metadataBytes)
        let metadata = try ProviderMetadata(document: response, profile: profile, limits: limits, warnings: warnings)
        return Fetched(value: metadata, document: response.body, lifetime: CacheLifetime.remaining(of: response))
    }

    /// The keys that the metadata points to. Refuses with `discovery.*` and `keys.*`.
    public func keySet(
        of metadata: ProviderMetadata, warnings: WarningHandler
    ) async throws(Refusal) -> Fetched<KeySet> {
        let address = metadata.keySetLocation
        let response = try await answer(from: address, bodyLimit: limits.keySet.bytes)
        if let problem = ResponseJudgement.problem(of: response, from: address, bodyLimit: limits.keySet.bytes) {
            throw Refusal(problem)
        }
        var found = ResponseJudgement.warnings(about: response, from: address)
        let keys = try KeySet(jwks: response.body, limits: limits.keySet) { found.append($0) }
        for warning in found { warnings?(warning) }
        return Fetched(value: keys, document: response.body, lifetime: CacheLifetime.remaining(of: response))
    }

    private func answer(from address: String, bodyLimit: Int) async throws(Refusal) -> HTTPResponse {
        if let fault = EndpointAddress.fault(of: address, under: profile) {
            throw Refusal(.metadataAddress(fault, address))
        }
        let request = try HTTPRequest(
            .get, address, headers: [HTTPHeader(name: "Accept", value: "application/json")],
            timeout: limits.requestTimeout, bodyLimit: bodyLimit)
        do {
            return try await transport.send(request)
        } catch {
            throw Refusal(.transportFailed(error, at: address))
        }
    }
}
