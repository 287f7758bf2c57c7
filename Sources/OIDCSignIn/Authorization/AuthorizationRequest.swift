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

/// An authorization request: the URL to send the browser to, and the pending sign-in to keep until it comes back.
///
///     let beginning = try AuthorizationRequest(
///         configuration, metadata: snapshot.metadata, callback: callback, at: Date(),
///         digest: crypto,
///         warnings: { log($0) })
///     store(beginning.pending)  // in the session of this browser
///     redirect(to: beginning.url)
///
/// If ``push`` is not `nil`, send it first, and send the browser to the URL that it returns.
public struct AuthorizationRequest: Sendable {
    /// The `authorization_endpoint`, as received.
    public let endpoint: String
    /// The parameters, before encoding.
    public let parameters: [FormEncoding.Parameter]
    /// The pending sign-in, which is needed to validate the response. Store this in the server-side session, and remove
    /// it *before* validating the response. Removing it first is what prevents replay.
    public let pending: PendingSignIn
    /// The request that pushes the parameters to the provider, or `nil` if the parameters are in the URL or were pushed
    /// already. A ``SignInClient`` pushes them itself.
    public private(set) var push: PushedAuthorizationRequest?
    /// The URL for the browser, once the parameters were pushed.
    private var pushedURL: SecretString?

    /// The parameter names that an application may not set.
    static let reservedNames = [
        "client_id", "response_type", "redirect_uri", "scope", "response_mode", "state", "nonce", "code_challenge",
        "code_challenge_method", "login_hint", "domain_hint", "prompt", "max_age", "acr_values", "ui_locales", "claims",
        "request", "request_uri", "client_secret", "client_assertion", "client_assertion_type", "code_verifier",
    ]

    /// Creates the request that begins a sign-in.
    ///
    /// - Parameters:
    ///   - configuration: The configuration of the provider and the client.
    ///   - metadata: The provider's metadata.
    ///   - callback: The URL to which the provider sends the browser back.
    ///   - options: Optional parameters of the request.
    ///   - now: The current time.
    ///   - digest: The application's hash functions.
    ///   - random: The source of `state`, `nonce`, and the code verifier.
    ///   - warnings: A closure that receives the warnings of the provider's profile,
    ///     `config.client-authentication-not-offered`, `config.response-mode-not-offered` and
    ///     `config.algorithms-differ`.
    /// - Throws: `config.*` for anything that the provider does not support, the profile's problems with the callback,
    ///   or `request.invalid`.
    public init(
        _ configuration: ProviderConfiguration, metadata: ProviderMetadata, callback: CallbackURL,
        options: AuthorizationOptions = AuthorizationOptions(), at now: Date, digest: some MessageDigest,
        random: some RandomSource = SystemRandom(), warnings: WarningHandler
    ) throws(Refusal) {
        try self.init(
            configuration, metadata: metadata, redirectURI: callback.string,
            problems: AuthorizationRequest.offeringProblems(configuration, metadata)
                + configuration.profile.problems(ofCallback: callback),
            options: options, at: now, digest: digest, secrets: SignInSecrets(random), warnings: warnings)
    }

    /// Begins a sign-in with the problems already found in the provider and the callback. The vectors use redirect URIs
    /// that are not valid callbacks, such as those with a query.
    package init(
        _ configuration: ProviderConfiguration, metadata: ProviderMetadata, redirectURI: String, problems: [Problem],
        options: AuthorizationOptions, at now: Date, digest: some MessageDigest, secrets: SignInSecrets,
        warnings: WarningHandler
    ) throws(Refusal) {
        if let refusal = Refusal(problems) { throw refusal }
        let endpoint = metadata.authorizationEndpoint

        var parameters: [FormEncoding.Parameter] = [
            .init(name: "client_id", value: configuration.clientID),
            .init(name: "response_type", value: configuration.responseType.rawValue),
            .init(name: "redirect_uri", value: redirectURI),
            .init(name: "scope", value: ([configuration.scope] + options.consentScopes).joined(separator: " ")),
            .init(name: "response_mode", value: configuration.responseMode.rawValue),
            .init(name: "state", value: secrets.state.revealed()),
            .init(name: "nonce", value: secrets.nonce.revealed()),
        ]
        if configuration.responseType.includesCode {
            // Sent even if the provider does not announce support: providers ignore parameters that they do not know.
            parameters += [
                .init(name: "code_challenge", value: secrets.challenge(digest)),
                .init(name: "code_challenge_method", value: "S256"),
            ]
        }
        let contextClaim = configuration.profile.authenticationContextClaim
        parameters += options.parameters(contextClaim: contextClaim)
        let push = PushedAuthorizationRequest(configuration, metadata, parameters)
        let impossible =
            secrets.problems + options.problems + options.stepUpProblems(contextClaim)
            + options.promptProblems(under: metadata)
            + options.consentProblems(configuration)
            + AuthorizationRequest.endpointProblems(endpoint, sent: push?.parameters(requestURI: "") ?? parameters)
        if let refusal = Refusal(impossible) { throw refusal }
        self.endpoint = endpoint
        self.parameters = parameters
        self.push = push
        pending = PendingSignIn(
            configuration, metadata: metadata, callback: redirectURI, secrets: secrets, options: options,
            startedAt: now)
        for warning in problems { warnings?(warning) }
    }

    /// The URL to send the browser to: the endpoint, including its own query, followed by the parameters. If they were
    /// pushed, only `client_id` and `request_uri` follow. Everything except unreserved characters is percent-encoded,
    /// because all URL parsers agree on that.
    ///
    /// If ``push`` is not `nil`, the URL contains all parameters, and the provider may reject it.
    public var url: String { pushedURL?.revealed() ?? AuthorizationRequest.url(endpoint, parameters) }

    /// Returns the request after its parameters were pushed.
    func pushed(to url: String) -> AuthorizationRequest {
        var request = self
        request.push = nil
        request.pushedURL = SecretString(url)
        return request
    }

    static func url(_ endpoint: String, _ parameters: [FormEncoding.Parameter]) -> String {
        let query = parameters.map { "\(PercentEncoding.encode($0.name))=\(PercentEncoding.encode($0.value))" }
            .joined(separator: "&")
        let separator: String
        switch URLParts(endpoint)?.query {
        case nil: separator = "?"
        case let query? where query.isEmpty: separator = ""
        default: separator = "&"
        }
        return endpoint + separator + query
    }

    // MARK: - Requests that can never succeed

    /// Returns problems with an endpoint whose own query contains a parameter that is also sent, because it would occur
    /// twice (RFC 6749 §3.1).
    private static func endpointProblems(_ endpoint: String, sent: [FormEncoding.Parameter]) -> [Problem] {
        guard let query = URLParts(endpoint)?.query else { return [] }
        guard let own = try? FormEncoding.decode(query) else {
            return [
                .requestInvalid(
                    "authorization_endpoint", expected: "a form-encoded query",
                    "The provider's authorization endpoint has a query that is not form-encoded.")
            ]
        }
        return own.filter { parameter in sent.contains { parameter.name.hasSameBytes(as: $0.name) } }.map {
            .requestInvalid(
                $0.name, expected: "an endpoint without this parameter",
                "The provider's authorization endpoint sets this parameter in its query, so it would be sent twice.")
        }
    }
}

extension AuthorizationRequest: CustomStringConvertible, CustomReflectable {
    /// A description with the endpoint only, without its query.
    public var description: String { "authorization request to \(escapedURL(endpoint))" }
    /// A mirror without children, because state and nonce are secrets.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
