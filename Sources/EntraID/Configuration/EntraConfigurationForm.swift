package import OIDCCallbacks
package import OIDCPrimitives
package import OIDCProviders

/// What a file says of one provider: the value of every member that is right, and everything that is wrong with the
/// others. A configuration is made of a whole one; the set-up guide uses one that is still being filled in.
package struct EntraConfigurationForm: Sendable {
    /// What `allowedTenants` says.
    enum TenantStatement {
        case nothing
        /// It was reported as a whole.
        case refused
        case stated(AllowedTenants)

        var choice: AllowedTenants? {
            if case .stated(let choice) = self { choice } else { nil }
        }
    }

    var reader: ConfigurationReader
    /// `nil` if it was refused.
    package var name: String?
    package var customHosts: [CustomHost] = []
    var tenants = TenantStatement.nothing
    var policies = AllowedPolicies.configuredOnly
    package var authority: EntraAuthority?
    /// The tenant of an issuer that was rejected and has a suggestion.
    var suggestedTenant: GUID?
    package var clientID: GUID?
    /// `nil` if it was refused.
    package var responseType: ResponseType?
    /// `nil` if none is stated.
    var statedMode: ResponseMode?
    /// `nil` if it was refused.
    var namesItself: Bool?
    var credential = ClientCredential.none
    /// Whether anything is said of a certificate, or of an assertion, right or wrong.
    package var mentionsCertificate = false
    package var mentionsAssertion = false
    /// Whether a credential was refused, so that it is not reported as missing too.
    var isCredentialRefused = false
    var scope = ProviderConfiguration.standardScope
    var statedPath = CallbackPlan.Provider.Path.notStated
    /// The path that the provider has, unless it states one: in a list, one with its name.
    var usualPath = CallbackPath.standard
    package var publicOrigin: PublicOrigin?
    /// `nil` if none is stated, or it was refused.
    var statedAudience: SignInAudience?

    /// Reads all members.
    ///
    /// - Parameters:
    ///   - object: The object with the members.
    ///   - path: Where it stands in a list; empty for one that stands alone.
    init(_ object: JSONObject, path: String) {
        reader = ConfigurationReader(object, path: path)
        for member in EntraConfigurationMember.all { member.read(&self, member.name) }
        reader.reportUnknownMembers(besides: path.isEmpty ? ["providers"] : [])
    }

    /// The form of which nothing is filled in.
    package static let empty = EntraConfigurationForm([:], path: "")

    /// Everything that is wrong.
    package var problems: [Problem] { reader.problems }

    /// How the response travels: as the response type has it when nothing else is stated.
    package var responseMode: ResponseMode { statedMode ?? (responseType ?? .code).defaultMode }

    /// Who may sign in, as the registration says: what the authority suggests when nothing else is stated.
    package var audience: SignInAudience { statedAudience ?? SignInAudience(usualFor: authority) }

    /// The path of the callback; `nil` if it was refused.
    package var callbackPath: CallbackPath? {
        switch statedPath {
        case .stated(let path): path
        case .notStated: usualPath
        case .unknown: nil
        }
    }

    /// What counts where there are several.
    var plan: CallbackPlan.Provider {
        CallbackPlan.Provider(name: name, path: statedPath, responseType: responseType, namesItself: namesItself)
    }

    /// The configuration, unless something that it cannot be without is missing or wrong.
    var configuration: EntraConfiguration? {
        guard let name, let authority, let clientID, let responseType, let namesItself,
            var configuration = try? EntraConfiguration(
                authority: authority, clientID: clientID, credential: credential, allowedTenants: tenants.choice)
        else { return nil }
        configuration.name = name
        configuration.policies = policies
        configuration.scope = scope
        configuration.customHosts = customHosts
        configuration.publicOrigin = publicOrigin
        configuration.responseType = responseType
        configuration.responseMode = responseMode
        configuration.namesItself = namesItself
        configuration.audience = audience
        if case .stated(let path) = statedPath { configuration.callbackPath = path }
        return configuration
    }
}
