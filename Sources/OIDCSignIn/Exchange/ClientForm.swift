import OIDCDiscovery
import OIDCPrimitives
import OIDCProviders

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A form that a client posts to the provider, with its authentication (RFC 6749 §2.3).
struct ClientForm: Sendable {
    /// The request's endpoint and purpose.
    let context: ExchangeContext
    private let configuration: ProviderConfiguration
    /// The audience of assertions, also at other endpoints: it is the one that every provider accepts (RFC 9126 §2).
    private let tokenEndpoint: String
    private let parameters: [FormEncoding.Parameter]

    init(
        _ configuration: ProviderConfiguration, context: ExchangeContext, tokenEndpoint: String,
        parameters: [FormEncoding.Parameter]
    ) {
        self.configuration = configuration
        self.context = context
        self.tokenEndpoint = tokenEndpoint
        self.parameters = parameters
    }

    /// Returns the HTTP request, including the client authentication.
    ///
    /// - Throws: `exchange.credential-unavailable` or `request.invalid`.
    func httpRequest(
        at now: Date, limits: DiscoveryLimits, random: some RandomSource
    ) async throws(Refusal) -> TransportRequest {
        let assertion: SecretString?
        switch configuration.authentication.method {
        case .privateKey(let signer):
            assertion = try await proof {
                try await ClientAssertion.make(
                    clientID: configuration.clientID, tokenEndpoint: tokenEndpoint, signer: signer, at: now,
                    random: random)
            }
        case .assertion(let make): assertion = try await proof(make)
        case .none, .secretInBody, .secretInHeader, .secretInHeaderUnencoded: assertion = nil
        }
        return try httpRequest(with: assertion, limits: limits)
    }

    /// Returns the HTTP request with an assertion, if the client authenticates with one.
    ///
    /// - Throws: `request.invalid`.
    func httpRequest(with assertion: SecretString?, limits: DiscoveryLimits) throws(Refusal) -> TransportRequest {
        var body = parameters
        var headers = [
            HeaderField(name: "Accept", value: "application/json"),
            HeaderField(name: "Content-Type", value: "application/x-www-form-urlencoded"),
        ]
        switch configuration.authentication.method {
        case .none:
            body += identification
        case .secretInBody(let secret):
            body += identification + [.init(name: "client_secret", value: secret.revealed())]
        case .secretInHeader(let secret):
            let value = BasicCredentials.encoded(clientID: configuration.clientID, secret: secret)
            headers.append(HeaderField(name: "Authorization", value: value))
        case .secretInHeaderUnencoded(let secret):
            let value = try BasicCredentials.unencoded(clientID: configuration.clientID, secret: secret)
            headers.append(HeaderField(name: "Authorization", value: value))
        case .privateKey, .assertion:
            if let assertion { body += assertionParameters(assertion) }
        }
        return try TransportRequest(
            .post, context.url, headers: headers, body: Array(FormEncoding.encode(body).utf8),
            timeout: limits.requestTimeout, bodyLimit: limits.metadataBytes)
    }

    /// The client ID, unless the form contains it already, as an authorization request does.
    private var identification: [FormEncoding.Parameter] {
        let isIncluded = parameters.contains { $0.name.hasSameBytes(as: "client_id") }
        return isIncluded ? [] : [.init(name: "client_id", value: configuration.clientID)]
    }

    private func proof(_ make: () async throws -> SecretString) async throws(Refusal) -> SecretString {
        do {
            return try await make()
        } catch {
            // The application's error is not repeated, because it may contain anything. This library's may be.
            throw Refusal(.credentialUnavailable(because: error as? Refusal))
        }
    }

    private func assertionParameters(_ assertion: SecretString) -> [FormEncoding.Parameter] {
        identification + [
            .init(name: "client_assertion_type", value: ClientAssertion.type),
            .init(name: "client_assertion", value: assertion.revealed()),
        ]
    }
}
