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
    /// The request's endpoint and purpose, for the problems of its response.
    let context: ExchangeContext
    private let configuration: ProviderConfiguration
    private let parameters: [FormEncoding.Parameter]

    /// Creates a request that redeems the code of a validated response. The code is only sent to the provider with
    /// which the sign-in began.
    ///
    /// - Parameters:
    ///   - response: The validated response.
    ///   - configuration: The configuration of the provider and the client.
    ///   - metadata: The provider's metadata.
    /// - Throws: `response.code-missing` or `response.other-provider`.
    public init(
        redeeming response: AuthorizationResponse, _ configuration: ProviderConfiguration, metadata: ProviderMetadata
    ) throws(Refusal) {
        try response.pending.check(configuration, metadata)
        guard let code = response.code else {
            throw Refusal(.codeMissing())
        }
        self.configuration = configuration
        context = configuration.exchangeContext(.code, metadata)
        parameters = [
            .init(name: "grant_type", value: "authorization_code"), .init(name: "code", value: code.revealed()),
            // The exact string of the authorization request, because the provider compares it byte for byte.
            .init(name: "redirect_uri", value: response.pending.callback),
            .init(name: "code_verifier", value: response.pending.codeVerifier.revealed()),
        ]
    }

    /// Creates a request for new tokens.
    ///
    /// - Parameters:
    ///   - grant: The grant from the sign-in or from the previous refresh.
    ///   - configuration: The configuration of the provider and the client.
    ///   - metadata: The provider's metadata.
    ///   - scope: A subset of the granted scopes. The default is the granted scopes (RFC 6749 §6).
    /// - Throws: `exchange.other-provider` if the grant belongs to another provider or client.
    public init(
        refreshing grant: RefreshGrant, _ configuration: ProviderConfiguration, metadata: ProviderMetadata,
        scope: String? = nil
    ) throws(Refusal) {
        guard grant.provider.hasSameBytes(as: configuration.name),
            grant.clientID.hasSameBytes(as: configuration.clientID),
            configuration.profile.accepts(issuer: grant.issuer, under: metadata.issuer.string)
        else { throw Refusal(.grantOfOtherProvider()) }
        self.configuration = configuration
        context = configuration.exchangeContext(.refresh, metadata)
        parameters =
            [
                .init(name: "grant_type", value: "refresh_token"),
                .init(name: "refresh_token", value: grant.refreshToken.revealed()),
            ] + (scope.map { [.init(name: "scope", value: $0)] } ?? [])
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
        var body = parameters
        var headers = [
            HeaderField(name: "Accept", value: "application/json"),
            HeaderField(name: "Content-Type", value: "application/x-www-form-urlencoded"),
        ]
        switch configuration.authentication.method {
        case .none:
            body.append(.init(name: "client_id", value: configuration.clientID))
        case .secretInBody(let secret):
            body += [
                .init(name: "client_id", value: configuration.clientID),
                .init(name: "client_secret", value: secret.revealed()),
            ]
        case .secretInHeader(let secret):
            let value = BasicCredentials.encoded(clientID: configuration.clientID, secret: secret)
            headers.append(HeaderField(name: "Authorization", value: value))
        case .secretInHeaderUnencoded(let secret):
            let value = try BasicCredentials.unencoded(clientID: configuration.clientID, secret: secret)
            headers.append(HeaderField(name: "Authorization", value: value))
        case .privateKey(let signer):
            let assertion = try await proof {
                try await ClientAssertion.make(
                    clientID: configuration.clientID, tokenEndpoint: context.url, signer: signer, at: now,
                    random: random)
            }
            body += assertionParameters(assertion)
        case .assertion(let make):
            body += assertionParameters(try await proof(make))
        }
        return try TransportRequest(
            .post, context.url, headers: headers, body: Array(FormEncoding.encode(body).utf8),
            timeout: limits.requestTimeout, bodyLimit: limits.metadataBytes)
    }

    private func proof(_ make: () async throws -> SecretString) async throws(Refusal) -> SecretString {
        do {
            return try await make()
        } catch {
            // The application's error is not repeated, because it may contain anything.
            throw Refusal(.credentialUnavailable())
        }
    }

    private func assertionParameters(_ assertion: SecretString) -> [FormEncoding.Parameter] {
        [
            .init(name: "client_id", value: configuration.clientID),
            .init(name: "client_assertion_type", value: ClientAssertion.type),
            .init(name: "client_assertion", value: assertion.revealed()),
        ]
    }
}

extension TokenRequest: CustomStringConvertible, CustomReflectable {
    /// A description with the endpoint only, because the rest is secret.
    public var description: String { "token request to \(escapedURL(context.url))" }
    /// A mirror without children, because they are secrets.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
