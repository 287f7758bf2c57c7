public import OIDCDiscovery
import OIDCIssuers
public import OIDCPrimitives
public import OIDCProviders

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A request for the codes of a device whose user signs in elsewhere (RFC 8628 §3.1).
public struct DeviceAuthorizationRequest: Sendable {
    private let form: ClientForm

    /// The request's endpoint and purpose, for the problems of its response.
    var context: ExchangeContext { form.context }

    /// Creates a request.
    ///
    /// - Parameters:
    ///   - configuration: The configuration of the provider and the client.
    ///   - metadata: The provider's metadata.
    ///   - scope: The scopes. The default is the scopes of the configuration.
    /// - Throws: `exchange.not-offered` if the provider has no endpoint for devices, `request.invalid` if the scopes
    ///   cannot be sent, or the profile's problems with them.
    public init(
        _ configuration: ProviderConfiguration, metadata: ProviderMetadata, scope: String? = nil
    ) throws(Refusal) {
        guard let endpoint = metadata.deviceAuthorizationEndpoint else {
            throw Refusal(.notOffered("device_authorization_endpoint"))
        }
        let scope = scope ?? configuration.scope
        let grantType = "urn:ietf:params:oauth:grant-type:device_code"
        let problems = TokenRequest.problems(ofScope: scope, configuration, grantType: grantType)
        if let refusal = Refusal(problems) { throw refusal }
        form = ClientForm(
            configuration, context: configuration.exchangeContext(.deviceAuthorization, at: endpoint),
            tokenEndpoint: metadata.tokenEndpoint,
            parameters: [
                .init(name: "client_id", value: configuration.clientID), .init(name: "scope", value: scope),
            ])
    }

    /// Returns the HTTP request, including the client authentication.
    ///
    /// - Parameters:
    ///   - now: The current time.
    ///   - limits: The limits on sizes and request times.
    ///   - random: The source of an assertion's ID.
    /// - Throws: `exchange.credential-unavailable` if the client's credential cannot be obtained, or `request.invalid` if
    ///   it cannot be sent by the chosen method.
    public func httpRequest(
        at now: Date, limits: DiscoveryLimits = .standard, random: some RandomSource = SystemRandom()
    ) async throws(Refusal) -> TransportRequest {
        try await form.httpRequest(at: now, limits: limits, random: random)
    }

    /// Returns the HTTP request with a finished assertion, if the client authenticates with one.
    package func httpRequest(with assertion: SecretString?) throws(Refusal) -> TransportRequest {
        try form.httpRequest(with: assertion, limits: .standard)
    }

    /// Returns the codes in a response.
    ///
    /// - Parameters:
    ///   - response: The HTTP response.
    ///   - now: The current time.
    /// - Throws: `exchange.*`.
    public func authorization(
        parsing response: TransportResponse, at now: Date
    ) throws(Refusal) -> DeviceAuthorization {
        try DeviceAuthorization(parsing: response, in: context, at: now)
    }
}

extension DeviceAuthorizationRequest: CustomStringConvertible, CustomReflectable {
    /// A description with the endpoint only, because the rest can be secret.
    public var description: String { "device authorization request to \(escapedURL(context.url))" }
    /// A mirror without children, because they can be secrets.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
