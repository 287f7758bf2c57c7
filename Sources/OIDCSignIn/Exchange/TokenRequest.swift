public import OIDCDiscovery
import OIDCIssuers
public import OIDCPrimitives
public import OIDCProviders

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A request to the token endpoint that redeems a code, a refresh token, or a ``TokenGrant``.
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
        var parameters: [FormEncoding.Parameter] = [
            .init(name: "grant_type", value: "authorization_code"), .init(name: "code", value: code.revealed()),
            // The exact string of the authorization request, because the provider compares it byte for byte.
            .init(name: "redirect_uri", value: response.pending.callback),
            .init(name: "code_verifier", value: response.pending.codeVerifier.revealed()),
        ]
        if response.pending.hasConsentScopes {
            // The code is for several resources, and a token is for one.
            parameters.append(.init(name: "scope", value: configuration.scope))
        }
        form = configuration.tokenForm(.code, metadata, parameters + TokenRequest.parameters(of: claims))
    }

    /// Creates a request for new tokens.
    ///
    /// - Parameters:
    ///   - grant: The grant from the sign-in or from the previous refresh.
    ///   - configuration: The configuration of the provider and the client.
    ///   - metadata: The provider's metadata.
    ///   - scope: A subset of the granted scopes. The default is the granted scopes (RFC 6749 §6).
    ///   - claims: A request for claims of the new tokens, such as one that a challenge demands. The default is none.
    /// - Throws: `exchange.other-provider` if the grant belongs to another provider or client, `request.invalid` if the
    ///   scope cannot be sent, or the profile's problems with it.
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
        if let scope {
            let problems = TokenRequest.problems(ofScope: scope, configuration, grantType: "refresh_token")
            if let refusal = Refusal(problems) { throw refusal }
            parameters.append(.init(name: "scope", value: scope))
        }
        form = configuration.tokenForm(.refresh, metadata, parameters + TokenRequest.parameters(of: claims))
    }

    static func parameters(of claims: ClaimsRequest?) -> [FormEncoding.Parameter] {
        claims.map { [.init(name: "claims", value: $0.serialized)] } ?? []
    }

    init(
        _ configuration: ProviderConfiguration, _ purpose: ExchangeContext.Purpose, _ metadata: ProviderMetadata,
        _ parameters: [FormEncoding.Parameter]
    ) {
        form = configuration.tokenForm(purpose, metadata, parameters)
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
}

extension ProviderConfiguration {
    /// Returns a form for the token endpoint.
    fileprivate func tokenForm(
        _ purpose: ExchangeContext.Purpose, _ metadata: ProviderMetadata, _ parameters: [FormEncoding.Parameter]
    ) -> ClientForm {
        // They are about a user who signs in, not about a token for another API.
        let ownParameters = purpose == .accessToken ? [] : profile.tokenParameters
        return ClientForm(
            self, context: exchangeContext(purpose, at: metadata.tokenEndpoint),
            tokenEndpoint: metadata.tokenEndpoint, parameters: parameters + ownParameters)
    }
}

extension TokenRequest: CustomStringConvertible, CustomReflectable {
    /// A description with the endpoint only, because the rest is secret.
    public var description: String { "token request to \(escapedURL(context.url))" }
    /// A mirror without children, because they are secrets.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
