public import OIDCCallbacks
public import OIDCPrimitives
public import OIDCProviders

/// The configuration of an Entra provider, from a form or a file.
///
///     let configuration = try EntraConfiguration.all(in: file, warnings: { log($0) })[0]
///     let provider = try configuration.provider(
///         SecretReader(environment: …, file: …), warnings: { log($0) })
///
/// For the format of the file, see ``all(in:warnings:)``.
public struct EntraConfiguration: Sendable {
    /// The provider's name, which pending sign-ins store.
    public var name = EntraConfiguration.standardName
    /// The authority, from the field “Issuer”.
    public let authority: EntraAuthority
    /// The Application (client) ID.
    public let clientID: GUID
    /// The credential with which the client authenticates.
    public let credential: ClientCredential
    /// The scopes, separated by spaces.
    public var scope = ProviderConfiguration.standardScope
    /// The response type of the authorization request.
    public var responseType = ResponseType.code
    /// The response mode of the authorization request. The default depends on the response type.
    public var responseMode: ResponseMode {
        get { chosenMode ?? responseType.defaultMode }
        set { chosenMode = newValue }
    }
    fileprivate var chosenMode: ResponseMode?
    /// The tenants from which users may sign in.
    public let allowedTenants: AllowedTenants
    /// The public origin of this server, or `nil` if it is not configured.
    public var publicOrigin: PublicOrigin?
    /// The path of the callback URL. The default is `/api/oidc/callback`.
    ///
    /// In a file with several providers and in a `ProviderCatalog`, the default path of every provider but the first
    /// ends in the provider's name.
    public var callbackPath: CallbackPath {
        get { explicitCallbackPath ?? .standard }
        set { explicitCallbackPath = newValue }
    }
    private(set) var explicitCallbackPath: CallbackPath?
    /// Whether each response includes its issuer in the parameter `iss` (RFC 9207), so that several providers can share
    /// a callback path. Entra's responses do not.
    public var namesItself = false
    /// The Azure AD B2C policies from which tokens are accepted. The default is the authority's own policy.
    public var policies: AllowedPolicies = .configuredOnly
    /// The audiences that `aud` of an ID token may contain in addition to the client ID. The default is none.
    public var trustedAudiences: [String] = []
    /// The accounts that can sign in according to the app registration. The default is accounts of one tenant, or of
    /// any tenant if the authority is shared.
    public var audience: SignInAudience
    /// The custom domains for Entra.
    public var customHosts: [CustomHost] = []
    /// The custom domains for External ID.
    public var externalIDHosts: [CustomHost] = []
    /// Whether the token endpoint is asked for the user's ``HomeAccountID``, which other libraries of Microsoft use. The
    /// default is false.
    public var requestsHomeAccountID = false

    /// The default name of a provider.
    public static let standardName = "entra"

    /// Creates a configuration for an authority. All other properties have their default values.
    ///
    /// - Parameters:
    ///   - authority: The authority where users sign in.
    ///   - clientID: The Application (client) ID.
    ///   - credential: The credential with which the client authenticates.
    ///   - allowedTenants: The tenants from which users may sign in. Required for `common` and `organizations`; use
    ///     ``AllowedTenants/anyTenant`` to allow every tenant.
    /// - Throws: A `Refusal` with `config.tenants-not-stated` if the authority is shared and no tenants are given, or
    ///   if the list is empty, or with `config.tenant-never-allowed` for each listed tenant that can never sign in with
    ///   this authority.
    public init(
        authority: EntraAuthority, clientID: GUID, credential: ClientCredential, allowedTenants: AllowedTenants? = nil
    ) throws(Refusal) {
        if let refusal = Refusal(AllowedTenants.problems(of: allowedTenants, under: authority)) { throw refusal }
        self.authority = authority
        self.clientID = clientID
        self.credential = credential
        self.allowedTenants = allowedTenants ?? .anyTenant
        audience = SignInAudience(defaultFor: authority)
    }

    /// Reads a file with one configuration, or with several in the list `providers`.
    ///
    /// ```json
    /// {
    ///   "name": "entra", "issuer": "https://login.microsoftonline.com/<tenant>/v2.0",
    ///   "clientID": "<GUID>", "clientSecret": {"environment": "ENTRA_SECRET"},
    ///   "scope": "openid profile email", "responseType": "code", "responseMode": "query",
    ///   "allowedTenants": ["<GUID>"], "publicAddress": "https://console.example.com",
    ///   "callbackPath": "/api/oidc/callback", "signInAudience": "AzureADMyOrg",
    ///   "customHosts": []
    /// }
    /// ```
    ///
    /// The issuer and the client ID are required. A response type with a code also requires a secret, a certificate
    /// (`"clientCertificate": {"certificate": "path", "privateKey": "path"}`), or an assertion
    /// (`"clientAssertion": {"file": "path"}`). With `common` and `organizations`, the allowed tenants are required
    /// too: a list of their GUIDs, or `"allowedTenants": "any"` to allow users of every tenant.
    ///
    /// The callback URL is `publicAddress` followed by `callbackPath`. To state it as it is registered, replace both by
    /// `"callbackURL": "https://console.example.com/api/oidc/callback"`.
    ///
    /// The default callback path is `/api/oidc/callback` for the first provider of a list, and
    /// `/api/oidc/callback/NAME`, with the name percent-encoded, for every other provider. Two providers can share a
    /// path only if each response identifies its provider: by a response type with `id_token`, or by the parameter
    /// `iss` (RFC 9207) with `"namesItself": true`.
    ///
    /// A custom domain is listed in `customHosts`, or, if it is one of External ID, in `externalIDHosts`: the URLs of
    /// External ID look like those of Entra ID, but the issuers are on another host.
    ///
    /// For development, `"emulatedAt": "http://localhost:8443"` puts an ``EntraEmulator`` in the place of Microsoft's
    /// hosts. The issuer stays the one of production. Each provider with an emulator causes the warning
    /// `config.emulated`.
    ///
    /// - Parameters:
    ///   - bytes: The contents of the file.
    ///   - warnings: A closure that receives problems that do not make the configuration unusable, such as unknown
    ///     members.
    /// - Throws: A `Refusal` with every `config.*`, `authority.*`, and `callback.*` problem of every provider.
    public static func all(in bytes: [UInt8], warnings: WarningHandler) throws(Refusal) -> [EntraConfiguration] {
        try EntraConfigurationFile(bytes).configurations(warnings: warnings)
    }

    /// The callback URL, or `nil` if neither it nor the public address is configured.
    public var callback: CallbackURL? { publicOrigin.map { CallbackURL(origin: $0, path: callbackPath) } }

    /// Returns the provider configuration, with its secret or certificate loaded.
    ///
    /// - Parameters:
    ///   - reader: The reader that loads secrets and files.
    ///   - signer: A closure that returns a signer for a certificate and its private key, or `nil` if it cannot use
    ///     them.
    ///   - warnings: A closure that receives `config.client-secret-unusual` if a secret does not look like one that
    ///     Entra creates.
    /// - Throws: A `Refusal` with `config.secret-unavailable` if a secret cannot be loaded, or with the problems of a
    ///   secret that was loaded.
    public func provider(
        _ reader: SecretReader,
        signer: (_ certificate: [UInt8], _ privateKey: [UInt8]) -> (any AssertionSigner)? = { _, _ in nil },
        warnings: WarningHandler
    ) throws(Refusal) -> ProviderConfiguration {
        let authentication = try reader.authentication(credential, signer: signer)
        // A secret outside the configuration file can only be checked now.
        var problem: Problem?
        if case .secretInBody(let secret) = authentication.method { problem = ClientSecretSyntax.problem(of: secret) }
        if let problem, let refusal = Refusal([problem]) { throw refusal }
        let provider = try ProviderConfiguration.entra(self, authentication: authentication)
        if let problem { warnings?(problem) }
        return provider
    }
}

extension ProviderConfiguration {
    /// Creates the configuration of an Entra ID, Azure AD B2C, or External ID provider.
    ///
    /// - Parameters:
    ///   - configuration: The Entra configuration.
    ///   - authentication: The client authentication.
    /// - Throws: A `Refusal` with the `config.*` problems of the configuration.
    public static func entra(
        _ configuration: EntraConfiguration, authentication: ClientAuthentication
    ) throws(Refusal) -> ProviderConfiguration {
        // A contradiction in a file is reported when the file is read.
        if let refusal = Refusal([configuration.audienceProblem].compactMap(\.self)) { throw refusal }
        var profile = EntraProfile(
            configuration.authority, allowedTenants: configuration.allowedTenants, policies: configuration.policies,
            redirectRules: RedirectRules(audience: configuration.audience, responseMode: configuration.responseMode))
        profile.requestsHomeAccountID = configuration.requestsHomeAccountID
        var provider = try ProviderConfiguration(
            name: configuration.name, profile: profile,
            clientID: configuration.clientID.string, authentication: authentication, scope: configuration.scope,
            responseType: configuration.responseType, responseMode: configuration.chosenMode)
        // Entra has no other algorithm.
        provider.algorithms = [.rs256]
        provider.explicitCallbackPath = configuration.explicitCallbackPath
        provider.namesItself = configuration.namesItself
        provider.trustedAudiences = configuration.trustedAudiences
        return provider
    }
}
