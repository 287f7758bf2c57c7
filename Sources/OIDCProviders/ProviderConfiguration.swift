public import OIDCCallbacks
public import OIDCDiscovery
public import OIDCPrimitives
public import OIDCTokens

/// The configuration of one provider and one client.
///
///     let configuration = try ProviderConfiguration(
///         name: "keycloak",
///         profile: StandardProfile(try IssuerIdentifier("https://id.example.com/realms/staff")),
///         clientID: "console", authentication: .secretInHeader(secret))
///
/// For a provider with its own profile, use the configuration type of that provider's module.
public struct ProviderConfiguration: Sendable {
    /// The name of the provider in this application. Pending sign-ins refer to it.
    public let name: String
    /// The provider's rules, such as the URL of its metadata, the issuers it accepts, and its deviations from the
    /// standards.
    public let profile: any ProviderProfile
    /// The client ID that the provider assigned.
    public let clientID: String
    /// The method by which the client authenticates.
    public var authentication: ClientAuthentication
    /// The requested scopes, separated by spaces. They include `openid`.
    public let scope: String
    /// The response type: what the provider returns through the browser.
    public let responseType: ResponseType
    /// The response mode: query, fragment, or form post.
    public let responseMode: ResponseMode
    /// Whether the application chose the response mode. Otherwise it is the default of the response type.
    package let isResponseModeExplicit: Bool
    /// The path at which responses arrive. The default is `/api/oidc/callback`. In a ``ProviderCatalog``, the default
    /// path of every provider after the first contains its name.
    public var callbackPath: CallbackPath {
        get { explicitCallbackPath ?? .standard }
        set { explicitCallbackPath = newValue }
    }
    /// The callback path, if one is set explicitly.
    package var explicitCallbackPath: CallbackPath?
    /// Whether the provider sends its issuer in the `iss` parameter of each response (RFC 9207). It may then share its
    /// callback path with other such providers.
    public var namesItself = false
    /// When to push authorization requests to the provider. The default is only if its metadata requires it.
    public var pushedAuthorization = PushedAuthorization.whenRequired
    /// The accepted signature algorithms of ID tokens.
    ///
    /// The default is RS256 alone, with which a provider signs unless something else is registered for the client
    /// (OpenID Connect Dynamic Client Registration 1.0 §2). Some providers have another default. A sign-in warns with
    /// `config.algorithms-differ` if the metadata lists none of these algorithms, and, until they are set, if it also
    /// lists others.
    public var algorithms: [SigningAlgorithm] {
        get { explicitAlgorithms ?? [.rs256] }
        set { explicitAlgorithms = newValue }
    }
    /// The accepted algorithms, if they are set explicitly.
    package private(set) var explicitAlgorithms: [SigningAlgorithm]?
    /// The accepted signature algorithms of user info, if the provider must sign it.
    ///
    /// By default, user info may come without a signature, as most providers send it, or signed with one of
    /// ``algorithms``. If set, user info without a signature is rejected with `exchange.user-info-not-signed`. Set it to
    /// what is registered for the client as `userinfo_signed_response_alg` (OpenID Connect Dynamic Client Registration
    /// 1.0 §2).
    public var userInfoAlgorithms: [SigningAlgorithm]?
    /// Additional audiences that `aud` may contain. None by default, because every audience holds the token as well.
    public var trustedAudiences: [String] = []
    /// The allowed clock difference.
    public var leeway = Leeway.standard

    /// Creates a configuration.
    ///
    /// - Parameters:
    ///   - name: The name of the provider in this application.
    ///   - profile: The provider's rules.
    ///   - clientID: The client ID that the provider assigned.
    ///   - authentication: The method by which the client authenticates.
    ///   - scope: The requested scopes, separated by spaces.
    ///   - responseType: The response type.
    ///   - responseMode: The response mode. The default is `query` for a code, and `form_post` for a response type with
    ///     an ID token, because a fragment does not reach the server and a query ends up in logs. Not every provider
    ///     supports `form_post`: a sign-in fails at its start with `config.response-mode-unsupported` if the metadata
    ///     lists other modes only, and warns with `config.response-mode-not-offered` if it lists none.
    /// - Throws: `config.*`, with every problem found.
    public init(
        name: String, profile: any ProviderProfile, clientID: String, authentication: ClientAuthentication,
        scope: String = ProviderConfiguration.standardScope, responseType: ResponseType = .code,
        responseMode: ResponseMode? = nil
    ) throws(Refusal) {
        let mode = responseMode ?? responseType.defaultMode
        var problems: [Problem] = []
        if clientID.isBlank {
            problems.append(.configMissing("clientID", expected: "the client's name"))
        }
        problems += ProviderConfiguration.problems(ofScope: scope)
        problems += ProviderConfiguration.problems(of: mode, for: responseType)
        if let refusal = Refusal(problems) { throw refusal }
        self.name = name
        self.profile = profile
        self.clientID = clientID
        self.authentication = authentication
        self.scope = scope
        self.responseType = responseType
        self.responseMode = mode
        isResponseModeExplicit = responseMode != nil
    }

    /// The scopes `openid profile email`: the user's identity and display name.
    public static let standardScope = "openid profile email"

    /// Returns the expectations of an ID token from this provider.
    public func expectations(
        _ snapshot: ProviderSnapshot, nonce: IDTokenExpectations.Nonce
    ) -> IDTokenExpectations {
        var expectations = IDTokenExpectations(clientID: clientID, nonce: nonce, issuer: snapshot.tokenProfile)
        expectations.algorithms = algorithms
        expectations.leeway = leeway
        expectations.trustedAudiences = trustedAudiences
        return expectations
    }

    /// Returns the expectations of user info that this provider signed.
    public func userInfoExpectations(_ snapshot: ProviderSnapshot) -> IDTokenExpectations {
        var expectations = expectations(snapshot, nonce: .noNonceWasSent)
        expectations.algorithms = userInfoAlgorithms ?? algorithms
        return expectations
    }

    // MARK: - Validation of parts

    package static func problems(ofScope scope: String) -> [Problem] {
        let words = Substring(scope).split(at: " ")
        var problems: [Problem] = []
        if !words.allSatisfy(isScopeToken) { problems.append(.scopeMalformed(scope)) }
        if !words.contains(where: { $0.hasSameBytes(as: "openid") }) { problems.append(.scopeWithoutOpenID(scope)) }
        return problems
    }

    /// RFC 6749 §3.3: `%x21 / %x23-5B / %x5D-7E`, at least once.
    package static func isScopeToken(_ word: Substring) -> Bool {
        !word.isEmpty
            && word.utf8.allSatisfy {
                $0.isASCIIVisible && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
            }
    }

    package static func problems(of mode: ResponseMode, for type: ResponseType) -> [Problem] {
        if type.allows(mode) { return [] }
        let allowed = [ResponseMode.query, .fragment, .formPost].filter(type.allows).map {
            "\($0.rawValue)" as ProblemText
        }
        return [.responseModeNotAllowed(mode.rawValue, expected: allowed.joined(separator: ", "))]
    }
}
