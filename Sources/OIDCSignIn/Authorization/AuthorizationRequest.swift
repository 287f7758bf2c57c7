public import OIDCCallbacks
public import OIDCDiscovery
public import OIDCPrimitives
public import OIDCProviders
import OIDCTokens

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Where the browser is sent to sign in, and what is remembered until it comes back.
///
///     let beginning = try AuthorizationRequest.begin(
///         configuration, metadata: snapshot.metadata, callback: callback, at: Date(), digest: crypto,
///         warnings: { log($0) })
///     store(beginning.pending)        // in the session of this browser
///     redirect(to: beginning.address)
public struct AuthorizationRequest: Sendable {
    /// The `authorization_endpoint` as it was served.
    public let endpoint: String
    /// The parameters, not encoded.
    public let parameters: [FormEncoding.Parameter]
    /// What is needed to judge the response. It belongs to this browser's session, and serves once.
    public let pending: PendingSignIn

    /// The names that an application may not set by itself.
    static let reservedNames = [
        "client_id", "response_type", "redirect_uri", "scope", "response_mode", "state", "nonce", "code_challenge",
        "code_challenge_method", "login_hint", "domain_hint", "prompt", "max_age", "acr_values", "ui_locales", "claims",
        "request", "request_uri", "client_secret", "code_verifier",
    ]

    /// Begins a sign-in.
    ///
    /// - Parameters:
    ///   - configuration: The provider and the client.
    ///   - metadata: The provider's metadata.
    ///   - callback: Where the provider sends the browser back to.
    ///   - options: What else is said.
    ///   - now: When it begins.
    ///   - digest: The application's hash functions.
    ///   - random: What `state`, `nonce` and verifier are made of.
    ///   - warnings: Is given what the provider's profile warns of, and `config.client-authentication-not-offered`.
    /// - Throws: `config.*` for what the provider does not offer, what its profile says of the callback, or
    ///   `request.invalid`.
    public static func begin(
        _ configuration: ProviderConfiguration, metadata: ProviderMetadata, callback: CallbackURL,
        options: AuthorizationOptions = AuthorizationOptions(), at now: Date, digest: some Digest,
        random: some RandomSource = SystemRandom(), warnings: WarningHandler
    ) throws(Refusal) -> AuthorizationRequest {
        try begin(
            configuration, metadata: metadata, redirectURI: callback.text,
            problems: offeringProblems(configuration, metadata) + configuration.profile.problems(ofCallback: callback),
            options: options, at: now, digest: digest, secrets: SignInSecrets(random), warnings: warnings)
    }

    /// Begins a sign-in whose provider and callback were validated, with the problems that were found. The vectors have
    /// redirect URIs that no callback is, those with a query for example.
    package static func begin(
        _ configuration: ProviderConfiguration, metadata: ProviderMetadata, redirectURI: String, problems: [Problem],
        options: AuthorizationOptions, at now: Date, digest: some Digest, secrets: SignInSecrets,
        warnings: WarningHandler
    ) throws(Refusal) -> AuthorizationRequest {
        if let refusal = Refusal(problems) { throw refusal }
        let endpoint = metadata.authorizationEndpoint

        var parameters: [FormEncoding.Parameter] = [
            .init("client_id", configuration.clientID), .init("response_type", configuration.responseType.text),
            .init("redirect_uri", redirectURI), .init("scope", configuration.scope),
            .init("response_mode", configuration.responseMode.text), .init("state", secrets.state.revealed()),
            .init("nonce", secrets.nonce.revealed()),
        ]
        if configuration.responseType.includesCode {
            // Whether or not the provider says that it supports challenges: who does not know them ignores them.
            parameters += [
                .init("code_challenge", secrets.challenge(digest)), .init("code_challenge_method", "S256"),
            ]
        }
        parameters += options.parameters
        let impossible = secrets.problems + options.problems + endpointProblems(endpoint, sent: parameters)
        if let refusal = Refusal(impossible) { throw refusal }
        let pending = PendingSignIn(
            configuration, metadata: metadata, callback: redirectURI, secrets: secrets, options: options,
            startedAt: now)
        for warning in problems { warnings?(warning) }
        return AuthorizationRequest(endpoint: endpoint, parameters: parameters, pending: pending)
    }

    /// Where to send the browser: the endpoint, its own query kept, and the parameters behind it. Everything but
    /// unreserved characters is percent-encoded, because that is what all parsers of URLs read alike.
    public var address: String {
        let query = parameters.map { "\(PercentEncoding.encode($0.name))=\(PercentEncoding.encode($0.value))" }
            .joined(separator: "&")
        let separator: String
        switch AddressText(endpoint)?.query {
        case nil: separator = "?"
        case let query? where query.isEmpty: separator = ""
        default: separator = "&"
        }
        return endpoint + separator + query
    }

    // MARK: - What can never succeed

    /// What the provider says that it does not offer. Of response modes it often says nothing.
    package static func offeringProblems(
        _ configuration: ProviderConfiguration, _ metadata: ProviderMetadata
    ) -> [Problem] {
        var problems: [Problem] = []
        if !metadata.supports(responseType: configuration.responseType.text) {
            let offered = metadata.responseTypesSupported.joined(separator: ", ")
            problems.append(.responseTypeUnsupported(configuration.responseType.text, expected: "\(offered)"))
        }
        let modes = metadata.responseModesSupported
        if metadata["response_modes_supported"] != nil,
            !modes.contains(where: { $0.hasSameBytes(as: configuration.responseMode.text) })
        {
            problems.append(
                .responseModeUnsupported(
                    configuration.responseMode.text, expected: "\(modes.joined(separator: ", "))"))
        }
        if configuration.namesItself, !metadata.isIssuerParameterSupported {
            problems.append(.namesItselfDenied())
        }
        if let method = configuration.authentication.methodName, configuration.responseType.includesCode {
            let offered = metadata.tokenEndpointAuthenticationMethodsSupported
            if !offered.contains(where: { $0.hasSameBytes(as: method) }) {
                problems.append(
                    .clientAuthenticationNotOffered(method, expected: "\(offered.joined(separator: ", "))"))
            }
        }
        return problems
    }

    /// An endpoint whose own query has a parameter that is sent as well: it would stand twice (RFC 6749 §3.1).
    private static func endpointProblems(_ endpoint: String, sent: [FormEncoding.Parameter]) -> [Problem] {
        guard let query = AddressText(endpoint)?.query else { return [] }
        guard let own = try? FormEncoding.decode(query) else {
            return [
                .requestInvalid(
                    "authorization_endpoint", expected: "a query that can be read",
                    "The provider's authorization endpoint has a query that is not form-encoded.")
            ]
        }
        return own.filter { parameter in sent.contains { parameter.name.hasSameBytes(as: $0.name) } }.map {
            .requestInvalid(
                $0.name, expected: "an endpoint that leaves this parameter to us",
                "The provider's authorization endpoint sets this parameter in its own query, and it would stand twice.")
        }
    }
}

extension AuthorizationRequest: CustomStringConvertible, CustomReflectable {
    /// The endpoint without its query.
    public var description: String { "authorization request to \(escapedAddress(endpoint))" }
    /// A mirror without children: state and nonce are secrets.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
