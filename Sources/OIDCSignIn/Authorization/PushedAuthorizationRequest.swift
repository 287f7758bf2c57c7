public import OIDCDiscovery
public import OIDCPrimitives
import OIDCProviders

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A request that pushes the parameters of an authorization request to the provider (RFC 9126). The provider returns a
/// reference to them, and the URL for the browser contains only this reference.
///
///     if let push = beginning.push {
///         let response = try await send(push.httpRequest(at: Date()))
///         redirect(to: try push.url(parsing: response))
///     }
///
/// Send it once, and use the URL at once and for one browser: a reference can be used once and expires, usually after a
/// minute. If anything fails, begin a new sign-in. The lifetime of the pending sign-in is not affected, because a user
/// may take longer to sign in than the browser takes to arrive.
public struct PushedAuthorizationRequest: Sendable {
    private let form: ClientForm
    private let clientID: String
    private let authorizationEndpoint: String

    /// The `pushed_authorization_request_endpoint`, as received.
    package var endpoint: String { context.url }
    /// The request's endpoint and purpose, for the problems of its response.
    var context: ExchangeContext { form.context }

    /// Creates the request, or returns `nil` if the parameters are not pushed.
    init?(
        _ configuration: ProviderConfiguration, _ metadata: ProviderMetadata, _ parameters: [FormEncoding.Parameter]
    ) {
        guard configuration.pushesRequests(under: metadata), let url = metadata.pushedAuthorizationRequestEndpoint
        else { return nil }
        form = ClientForm(
            configuration, context: configuration.exchangeContext(.pushedAuthorization, at: url),
            tokenEndpoint: metadata.tokenEndpoint, parameters: parameters)
        clientID = configuration.clientID
        authorizationEndpoint = metadata.authorizationEndpoint
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

    /// Returns the URL to send the browser to: the authorization endpoint, including its own query, followed by
    /// `client_id` and `request_uri`.
    ///
    /// - Parameter response: The HTTP response.
    /// - Throws: `exchange.*`.
    public func url(parsing response: TransportResponse) throws(Refusal) -> String {
        let document = try ExchangeDocument.read(response, in: context)
        var problems: [Problem] = []
        let requestURI = document["request_uri"].required(.requestURI, unless: \.isEmpty, reportingTo: &problems)
        // Validated but not used: the browser is sent there at once.
        _ = document["expires_in"].required(.positiveLifetime, reportingTo: &problems)
        if let refusal = Refusal(problems) { throw refusal }
        return AuthorizationRequest.url(authorizationEndpoint, parameters(requestURI: requestURI ?? ""))
    }

    /// The parameters of the URL for the browser (RFC 9126 §4).
    func parameters(requestURI: String) -> [FormEncoding.Parameter] {
        [.init(name: "client_id", value: clientID), .init(name: "request_uri", value: requestURI)]
    }
}

extension ProviderConfiguration {
    /// Returns whether authorization requests are pushed.
    func pushesRequests(under metadata: ProviderMetadata) -> Bool {
        pushedAuthorization == .always || metadata.requiresPushedAuthorizationRequests
    }
}

extension JSONType {
    /// A reference that fits in a URL. Those of common providers have fewer than 200 characters.
    fileprivate static var requestURI: JSONType<String> {
        JSONType<String>("a URI of at most 2,048 visible ASCII characters") { value in
            guard let text = value.string, text.utf8.count <= 2_048, text.utf8.allSatisfy(\.isASCIIVisible) else {
                return nil
            }
            return text
        }
    }
}

extension PushedAuthorizationRequest: CustomStringConvertible, CustomReflectable {
    /// A description with the endpoint only, because the rest is secret.
    public var description: String { "pushed authorization request to \(escapedURL(context.url))" }
    /// A mirror without children, because they are secrets.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
