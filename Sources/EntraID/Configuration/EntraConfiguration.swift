public import OIDCCallbacks
public import OIDCPrimitives
public import OIDCProviders

/// An Entra provider as an administrator configures it: what stands in a form or a file.
///
///     let configuration = try EntraConfiguration.read(file, warnings: { log($0) })[0]
///     let provider = try configuration.provider(
///         SecretReader(environment: …, file: …), warnings: { log($0) })
///
/// The file's form is in the documentation of ``read(_:warnings:)``.
public struct EntraConfiguration: Sendable {
    /// The name under which sign-ins are remembered.
    public var name = EntraConfiguration.standardName
    /// The issuer's field: which cloud, which tenant.
    public let authority: EntraAuthority
    /// The Application (client) ID.
    public let clientID: GUID
    /// How the client proves itself.
    public let credential: ClientCredential
    /// The scopes, with spaces between.
    public var scope = ProviderConfiguration.standardScope
    /// What comes through the browser.
    public var responseType = ResponseType.code
    /// How it comes; as the response type has it when nothing else was chosen.
    public var responseMode: ResponseMode {
        get { chosenMode ?? responseType.defaultMode }
        set { chosenMode = newValue }
    }
    private var chosenMode: ResponseMode?
    /// Whose accounts may sign in.
    public let allowedTenants: AllowedTenants
    /// Where browsers find this server, if that is settled.
    public var publicOrigin: PublicOrigin?
    /// The path of the callback: `/api/oidc/callback` unless one was stated. In a file with several providers, and in a
    /// `ProviderCatalog`, each further provider without a path of its own has its name in the path.
    public var callbackPath: CallbackPath {
        get { statedCallbackPath ?? .standard }
        set { statedCallbackPath = newValue }
    }
    private(set) var statedCallbackPath: CallbackPath?
    /// Whether each response names its provider with the parameter `iss` (RFC 9207), so that several providers may share
    /// a callback path. Entra's responses do not.
    public var namesItself = false
    /// The policies whose tokens are accepted, with Azure AD B2C: the authority's own unless something else is said.
    public var policies: AllowedPolicies = .configuredOnly
    /// Further audiences that may stand in `aud` of ID tokens beside the client. None by default.
    public var trustedAudiences: [String] = []
    /// Who may sign in, as the registration says: accounts of one tenant, or of many where the authority is shared,
    /// unless something else is said.
    public var audience: SignInAudience
    /// Domains of one's own in front of Entra.
    public var customHosts: [CustomHost] = []

    /// The name of a provider that has none.
    public static let standardName = "entra"

    /// Configures a client of an authority; everything else has its usual value and can be changed.
    ///
    /// - Parameters:
    ///   - authority: Where users sign in.
    ///   - clientID: The Application (client) ID.
    ///   - credential: How the client proves itself.
    ///   - allowedTenants: Whose accounts may sign in. Required for `common` and `organizations`, where
    ///     ``AllowedTenants/anyTenant`` says every tenant in the world.
    /// - Throws: `config.tenants-not-stated` if the authority is shared and no tenants are stated, or if the list is
    ///   empty; `config.tenant-never-allowed` for each listed tenant that the authority never lets in.
    public init(
        authority: EntraAuthority, clientID: GUID, credential: ClientCredential, allowedTenants: AllowedTenants? = nil
    ) throws(Refusal) {
        if let refusal = Refusal(AllowedTenants.problems(of: allowedTenants, under: authority)) { throw refusal }
        self.authority = authority
        self.clientID = clientID
        self.credential = credential
        self.allowedTenants = allowedTenants ?? .anyTenant
        audience = SignInAudience(usualFor: authority)
    }

    /// Reads a configuration, or several in a list “providers”.
    ///
    /// ```json
    /// { "name": "entra", "issuer": "https://login.microsoftonline.com/<tenant>/v2.0", "clientID": "<GUID>",
    ///   "clientSecret": {"environment": "ENTRA_SECRET"}, "scope": "openid profile email", "responseType": "code",
    ///   "responseMode": "query", "allowedTenants": ["<GUID>"], "publicAddress": "https://console.example.com",
    ///   "callbackPath": "/api/oidc/callback", "signInAudience": "AzureADMyOrg", "customHosts": [] }
    /// ```
    ///
    /// Only the issuer and the client ID are required, and with a code a secret, a certificate
    /// (`"clientCertificate": {"certificate": "path", "privateKey": "path"}`) or an assertion
    /// (`"clientAssertion": {"file": "path"}`). For `common` and `organizations` the tenants are required too: a list of
    /// their GUIDs, or `"allowedTenants": "any"`, which lets in users of every tenant in the world.
    ///
    /// The first provider of a list has the callback path `/api/oidc/callback` unless it states another one; each further
    /// one has `/api/oidc/callback/NAME`, with its name percent-encoded. Two providers may share a path only if each
    /// names itself in its response: by a response type with `id_token`, or, with `"namesItself": true`, by the parameter
    /// `iss` (RFC 9207).
    ///
    /// - Parameters:
    ///   - bytes: The file.
    ///   - warnings: Is given what does not make the configuration unusable: members that nothing reads, say.
    /// - Throws: `config.*`, `authority.*` and `callback.*`: everything that is wrong with every provider, at once.
    public static func read(_ bytes: [UInt8], warnings: WarningHandler) throws(Refusal) -> [EntraConfiguration] {
        try EntraConfigurationFile(bytes).configurations(warnings: warnings)
    }

    /// The callback URL, when the public address is configured.
    public var callback: CallbackURL? { publicOrigin.map { CallbackURL(origin: $0, path: callbackPath) } }

    /// The configuration of the provider, with whatever it refers to fetched. Refuses with `config.secret-unavailable`,
    /// and with what is wrong with a secret that was fetched.
    ///
    /// - Parameters:
    ///   - reader: Where secrets are fetched from.
    ///   - signer: Makes a signer of a certificate and its private key.
    ///   - warnings: Is given `config.client-secret-unusual` for a secret that does not look like one of Entra's.
    public func provider(
        _ reader: SecretReader,
        signer: (_ certificate: [UInt8], _ privateKey: [UInt8]) -> (any AssertionSigner)? = { _, _ in nil },
        warnings: WarningHandler
    ) throws(Refusal) -> ProviderConfiguration {
        let authentication = try reader.authentication(credential, signer: signer)
        // A secret that the file only refers to could not be judged before.
        var problem: Problem?
        if case .secretInBody(let secret) = authentication.method { problem = ClientSecretText.problem(of: secret) }
        if let problem, let refusal = Refusal([problem]) { throw refusal }
        let provider = try ProviderConfiguration.entra(self, authentication: authentication)
        if let problem { warnings?(problem) }
        return provider
    }
}

extension ProviderConfiguration {
    /// A provider of Entra ID, Azure AD B2C or External ID. Refuses with `config.*`.
    public static func entra(
        _ configuration: EntraConfiguration, authentication: ClientAuthentication
    ) throws(Refusal) -> ProviderConfiguration {
        var provider = try ProviderConfiguration(
            name: configuration.name,
            profile: EntraProfile(
                configuration.authority, allowedTenants: configuration.allowedTenants, policies: configuration.policies,
                redirectRules: RedirectRules(
                    audience: configuration.audience, responseMode: configuration.responseMode)),
            clientID: configuration.clientID.text, authentication: authentication, scope: configuration.scope,
            responseType: configuration.responseType, responseMode: configuration.responseMode)
        provider.statedCallbackPath = configuration.statedCallbackPath
        provider.namesItself = configuration.namesItself
        provider.trustedAudiences = configuration.trustedAudiences
        return provider
    }
}
