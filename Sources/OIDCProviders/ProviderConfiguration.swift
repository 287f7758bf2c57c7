public import OIDCCallbacks
public import OIDCDiscovery
public import OIDCPrimitives
public import OIDCTokens

/// One provider and one client: everything that is settled before anybody signs in.
///
///     let configuration = try ProviderConfiguration(
///         name: "keycloak", profile: StandardProfile(try Issuer("https://id.example.com/realms/staff")),
///         clientID: "console", authentication: .secretInHeader(secret))
///
/// Configurations of a provider with a profile of its own are made in the room of that provider.
public struct ProviderConfiguration: Sendable {
    /// The name under which a sign-in is remembered.
    public let name: String
    /// What is particular about the provider: where its metadata is, which issuer it may name, whose tokens are believed,
    /// and whatever it does differently from the standards.
    public let profile: any ProviderProfile
    /// The client's name with the provider.
    public let clientID: String
    /// How the client proves itself.
    public var authentication: ClientAuthentication
    /// The scopes that are asked for, `openid` among them, with spaces between.
    public let scope: String
    /// What the provider's response brings through the browser.
    public let responseType: ResponseType
    /// How the response travels: in a query, a fragment or a form.
    public let responseMode: ResponseMode
    /// The path at which responses arrive: `/api/oidc/callback` unless one was stated. In a ``ProviderCatalog``, each
    /// further provider without a path of its own has its name in the path.
    public var callbackPath: CallbackPath {
        get { statedCallbackPath ?? .standard }
        set { statedCallbackPath = newValue }
    }
    /// The callback path, if one was stated.
    package var statedCallbackPath: CallbackPath?
    /// Whether the provider names itself in each response with the parameter `iss` (RFC 9207), so that it may share its
    /// callback path with other providers that do.
    public var namesItself = false
    /// How ID tokens may be signed.
    public var algorithms: [SigningAlgorithm] = [.rs256]
    /// Further audiences that may stand in `aud` beside the client. None by default: whoever is listed there holds the
    /// token as well.
    public var trustedAudiences: [String] = []
    /// How much clocks may differ.
    public var leeway = Leeway.standard

    /// Sets a configuration. Refuses with `config.*`, all that apply.
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
    }

    /// `openid profile email`: who signed in, and what to call them.
    public static let standardScope = "openid profile email"

    /// What an ID token of this provider must be.
    public func expectations(
        _ snapshot: ProviderSnapshot, nonce: IDTokenExpectations.Nonce
    ) -> IDTokenExpectations {
        var expectations = IDTokenExpectations(clientID: clientID, nonce: nonce, issuer: snapshot.tokenProfile)
        expectations.algorithms = algorithms
        expectations.leeway = leeway
        expectations.trustedAudiences = trustedAudiences
        return expectations
    }

    // MARK: - Parts that are judged by themselves

    package static func problems(ofScope scope: String) -> [Problem] {
        let words = Substring(scope).split(at: " ")
        var problems: [Problem] = []
        if !words.allSatisfy(isScopeToken) { problems.append(.scopeMalformed(scope)) }
        if !words.contains(where: { $0.hasSameBytes(as: "openid") }) { problems.append(.scopeWithoutOpenID(scope)) }
        return problems
    }

    /// RFC 6749 §3.3: `%x21 / %x23-5B / %x5D-7E`, at least once.
    private static func isScopeToken(_ word: Substring) -> Bool {
        !word.isEmpty
            && word.utf8.allSatisfy {
                $0.isASCIIVisible && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
            }
    }

    package static func problems(of mode: ResponseMode, for type: ResponseType) -> [Problem] {
        if type.allows(mode) { return [] }
        let allowed = [ResponseMode.query, .fragment, .formPost].filter(type.allows).map { "\($0.text)" as ProblemText }
        return [.responseModeUnsupported(mode.text, expected: allowed.joined(separator: ", "))]
    }
}
