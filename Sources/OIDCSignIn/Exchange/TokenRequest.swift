public import OIDCDiscovery
import OIDCIssuers
public import OIDCPrimitives
public import OIDCProviders

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A request to the token endpoint that redeems a code or a refresh token.
public struct TokenRequest: Sendable {
    private let form: ClientForm

    /// The request's endpoint and purpose, for the problems of its response.
    var context: ExchangeContext { form.context }

    /// Creates a request that redeems the code of a validated response. The code is only sent to the provider with
    /// which the sign-in began.
    ///
    /// - Parameters:
    ///   - response: The validated response.
    ///   - configuration: The configuration of the provider and the client.
    ///   - metadata: The provider's metadata.
    ///   - claims: A request for claims of the tokens, for providers that read one here, in addition to
    ///     the authorization request. The default is none.
    /// - Throws: `response.code-missing` or `response.other-provider`.
    public init(
        redeeming response: AuthorizationResponse, _ configuration: ProviderConfiguration, metadata: ProviderMetadata,
        claims: ClaimsRequest? = nil
    ) throws(Refusal) {
        try response.pending.check(configuration, metadata)
        guard let code = response.code else {
            throw Refusal(.codeMissing())
        }
        form = configuration.tokenForm(
            .code, metadata,
            [
                .init(name: "grant_type", value: "authorization_code"), .init(name: "code", value: code.revealed()),
                // The exact string of the authorization request, because the provider compares it byte for byte.
                .init(name: "redirect_uri", value: response.pending.callback),
                .init(name: "code_verifier", value: response.pending.codeVerifier.revealed()),
            ] + TokenRequest.parameters(of: claims))
    }

    /// Creates a request for new tokens.
    ///
    /// - Parameters:
    ///   - grant: The grant from the sign-in or from the previous refresh.
    ///   - configuration: The configuration of the provider and the client.
    ///   - metadata: The provider's metadata.
    ///   - scope: A subset of the granted scopes. The default is the granted scopes (RFC 6749 §6).
    ///   - claims: A request for claims of the new tokens, such as one that a challenge demands. The default is none.
    /// - Throws: `exchange.other-provider` if the grant belongs to another provider or client.
    public init(
        refreshing grant: RefreshGrant, _ configuration: ProviderConfiguration, metadata: ProviderMetadata,
        scope: String? = nil, claims: ClaimsRequest? = nil
    ) throws(Refusal) {
        guard grant.provider.hasSameBytes(as: configuration.name),
            grant.clientID.hasSameBytes(as: configuration.clientID),
            configuration.profile.accepts(issuer: grant.issuer, under: metadata.issuer.string)
        else { throw Refusal(.grantOfOtherProvider()) }
        var parameters: [FormEncoding.Parameter] = [
            .init(name: "grant_type", value: "refresh_token"),
            .init(name: "refresh_token", value: grant.refreshToken.revealed()),
        ]
        if let scope { parameters.append(.init(name: "scope", value: scope)) }
        form = configuration.tokenForm(.refresh, metadata, parameters + TokenRequest.parameters(of: claims))
    }

    private static func parameters(of claims: ClaimsRequest?) -> [FormEncoding.Parameter] {
        claims.map { [.init(name: "claims", value: $0.serialized)] } ?? []
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
}

extension ProviderConfiguration {
    /// Returns a form for the token endpoint.
    fileprivate func tokenForm(
        _ purpose: ExchangeContext.Purpose, _ metadata: ProviderMetadata, _ parameters: [FormEncoding.Parameter]
    ) -> ClientForm {
        ClientForm(
            self, context: exchangeContext(purpose, at: metadata.tokenEndpoint),
            tokenEndpoint: metadata.tokenEndpoint, parameters: parameters + profile.tokenParameters)
    }
}

extension TokenRequest: CustomStringConvertible, CustomReflectable {
    /// A description with the endpoint only, because the rest is secret.
    public var description: String { "token request to \(escapedURL(context.url))" }
    /// A mirror without children, because they are secrets.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
