import OIDCDiscovery
public import OIDCPrimitives

/// A grant that a client exchanges for an access token of another API, as a value to send.
///
///     let grant = TokenGrant.clientCredentials(scope: "https://api.example.com/read")
///     let request = try TokenRequest(grant, configuration, metadata: snapshot.metadata)
///
/// A request is for the scopes of one resource. ``SignInClient/accessToken(for:from:)`` sends it, and keeps the token.
public struct TokenGrant: Sendable {
    /// `grant_type`.
    public let grantType: String
    /// The scopes, separated by spaces.
    public let scope: String?
    /// The request for claims that the token must contain, such as one that a challenge demands.
    public var claims: ClaimsRequest?
    /// The parameters of the grant itself, in the order in which they are sent.
    let parameters: [FormEncoding.Parameter]
    /// The parameters of a provider's own dialect, which follow all others.
    let extraParameters: [FormEncoding.Parameter]
    /// Whether a client without credentials cannot have this grant.
    package var needsCredential: Bool
    let purpose: ExchangeContext.Purpose

    init(
        _ grantType: String, scope: String?, claims: ClaimsRequest? = nil, parameters: [FormEncoding.Parameter] = [],
        extraParameters: [FormEncoding.Parameter] = [], needsCredential: Bool = false,
        purpose: ExchangeContext.Purpose = .accessToken
    ) {
        self.grantType = grantType
        self.scope = scope
        self.claims = claims
        self.parameters = parameters
        self.extraParameters = extraParameters
        self.needsCredential = needsCredential
        self.purpose = purpose
    }

    /// Returns the grant of an application that acts on its own behalf (RFC 6749 §4.4). The client has to authenticate.
    ///
    /// - Parameters:
    ///   - scope: The scopes of one resource, separated by spaces.
    ///   - claims: A request for claims that the token must contain. The default is none.
    public static func clientCredentials(scope: String, claims: ClaimsRequest? = nil) -> TokenGrant {
        TokenGrant("client_credentials", scope: scope, claims: claims, needsCredential: true)
    }

    /// Returns the grant of an assertion: a signed token that says for whom the client asks (RFC 7523 §2.1).
    ///
    /// - Parameters:
    ///   - assertion: The assertion.
    ///   - scope: The scopes of one resource, separated by spaces.
    ///   - claims: A request for claims that the token must contain. The default is none.
    ///   - extraParameters: Provider-specific parameters. Standard parameter names are not allowed.
    public static func assertion(
        _ assertion: SecretString, scope: String, claims: ClaimsRequest? = nil,
        extraParameters: [FormEncoding.Parameter] = []
    ) -> TokenGrant {
        TokenGrant(
            "urn:ietf:params:oauth:grant-type:jwt-bearer", scope: scope, claims: claims,
            parameters: [.init(name: "assertion", value: assertion.revealed())], extraParameters: extraParameters)
    }

    /// Returns the grant that exchanges an access token for one of another API (RFC 8693 §2.1).
    ///
    /// - Parameters:
    ///   - subjectToken: The access token of the user for whom the client acts.
    ///   - audience: The name of the API, if the provider identifies it by a name instead of scopes.
    ///   - scope: The scopes, separated by spaces.
    ///   - extraParameters: Provider-specific parameters. Standard parameter names are not allowed.
    public static func exchange(
        _ subjectToken: SecretString, audience: String? = nil, scope: String? = nil,
        extraParameters: [FormEncoding.Parameter] = []
    ) -> TokenGrant {
        let accessToken = "urn:ietf:params:oauth:token-type:access_token"
        var parameters: [FormEncoding.Parameter] = [
            .init(name: "subject_token", value: subjectToken.revealed()),
            .init(name: "subject_token_type", value: accessToken),
            .init(name: "requested_token_type", value: accessToken),
        ]
        if let audience { parameters.append(.init(name: "audience", value: audience)) }
        return TokenGrant(
            "urn:ietf:params:oauth:grant-type:token-exchange", scope: scope, parameters: parameters,
            extraParameters: extraParameters)
    }

    /// Returns the grant of a device whose user signs in elsewhere (RFC 8628 §3.4). The scopes are those with which the
    /// device began.
    public static func deviceCode(_ device: DeviceAuthorization) -> TokenGrant {
        TokenGrant(
            "urn:ietf:params:oauth:grant-type:device_code", scope: nil,
            parameters: [.init(name: "device_code", value: device.deviceCode.revealed())], purpose: .deviceCode)
    }

    /// All parameters of the form, in the order in which they are sent.
    var form: [FormEncoding.Parameter] {
        var form: [FormEncoding.Parameter] = [.init(name: "grant_type", value: grantType)] + parameters
        if let scope { form.append(.init(name: "scope", value: scope)) }
        return form + TokenRequest.parameters(of: claims) + extraParameters
    }
}

extension TokenGrant: CustomStringConvertible, CustomReflectable {
    /// A description with the grant type only, because the rest can be secret.
    public var description: String { "grant \(escapedForDisplay(grantType))" }
    /// A mirror without children, because they can be secrets.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
