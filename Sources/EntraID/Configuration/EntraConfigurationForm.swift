package import OIDCCallbacks
package import OIDCPrimitives
package import OIDCProviders

/// The members of one provider in a configuration file: the valid values, and the problems of the others.
///
/// A complete form becomes a configuration. The setup guide also uses incomplete forms.
package struct EntraConfigurationForm: Sendable {
    /// The value of `allowedTenants`.
    enum TenantStatement {
        /// The member is missing.
        case nothing
        /// The member is invalid and was reported.
        case refused
        /// The member is valid, or its valid entries.
        case stated(AllowedTenants)

        var choice: AllowedTenants? {
            if case .stated(let choice) = self { choice } else { nil }
        }
    }

    var reader: ConfigurationReader
    /// The name, or `nil` if it is invalid.
    package var name: String?
    /// The custom domains for Entra.
    package var customHosts: [CustomHost] = []
    /// The custom domains for External ID.
    var externalIDHosts: [CustomHost] = []
    /// The emulator, or `nil` if there is none or it is invalid.
    var emulator: EntraEmulator?
    var tenants = TenantStatement.nothing
    /// The accepted policies, or its valid entries.
    package var policies = AllowedPolicies.configuredOnly
    /// The authority, or `nil` if it is missing or invalid.
    package var authority: EntraAuthority?
    /// The tenant in the suggestion for an invalid issuer.
    var suggestedTenant: GUID?
    /// The client ID, or `nil` if it is missing or invalid.
    package var clientID: GUID?
    /// The response type, or `nil` if it is invalid.
    package var responseType: ResponseType?
    /// The stated response mode, or `nil` if there is none.
    var explicitResponseMode: ResponseMode?
    /// Whether responses include their issuer, or `nil` if the member is invalid.
    var namesItself: Bool?
    var credential = ClientCredential.none
    /// Whether the form has a certificate, valid or not.
    package var mentionsCertificate = false
    /// Whether the form has an assertion, valid or not.
    package var mentionsAssertion = false
    /// Whether a credential is invalid, so that it is not also reported as missing.
    var isCredentialRefused = false
    var scope = ProviderConfiguration.standardScope
    var explicitPath = CallbackPlan.Provider.Path.notStated
    /// The default callback path, which contains the provider's name if it is not the first in a list.
    var defaultPath = CallbackPath.standard
    /// The public origin, or `nil` if it is missing or invalid.
    package var publicOrigin: PublicOrigin?
    var requestsHomeAccountID = false
    /// The stated audience, or `nil` if there is none or it is invalid.
    var explicitAudience: SignInAudience?

    /// Creates a form from the members of an object.
    ///
    /// - Parameters:
    ///   - object: The object to read.
    ///   - path: The object's path in a list, or an empty string if the object is the whole file.
    init(_ object: JSONObject, path: String) {
        reader = ConfigurationReader(object, path: path)
        for member in EntraConfigurationMember.all { member.read(&self, member.name) }
        reader.reportUnknownMembers(besides: path.isEmpty ? ["providers"] : [])
    }

    /// An empty form.
    package static let empty = EntraConfigurationForm([:], path: "")

    /// The problems found.
    package var problems: [Problem] { reader.problems }

    /// The response mode. The default depends on the response type.
    package var responseMode: ResponseMode { explicitResponseMode ?? (responseType ?? .code).defaultMode }

    /// The accounts that can sign in according to the registration. The default depends on the authority.
    package var audience: SignInAudience { explicitAudience ?? SignInAudience(defaultFor: authority) }

    /// The callback path, or `nil` if it is invalid.
    package var callbackPath: CallbackPath? {
        switch explicitPath {
        case .stated(let path): path
        case .notStated: defaultPath
        case .unknown: nil
        }
    }

    /// Whether there is a credential without errors.
    package var hasCredential: Bool {
        if case .none = credential { return false }
        let secret = "clientSecret".utf8
        let isInvalid = problems.contains { problem in
            // In a list of providers, the place begins with that of the provider.
            let place = problem.location?.name ?? ""
            return problem.severity == .error && place.utf8.suffix(secret.count).elementsEqual(secret)
        }
        return !isCredentialRefused && !isInvalid
    }

    /// The values that determine the callback path in a list of providers.
    var plan: CallbackPlan.Provider {
        CallbackPlan.Provider(name: name, path: explicitPath, responseType: responseType, namesItself: namesItself)
    }

    /// The configuration, or `nil` if a required value is missing or invalid.
    var configuration: EntraConfiguration? {
        guard let name, let authority, let clientID, let responseType, let namesItself,
            var configuration = try? EntraConfiguration(
                authority: authority, clientID: clientID, credential: credential, allowedTenants: tenants.choice)
        else { return nil }
        configuration.name = name
        configuration.policies = policies
        configuration.scope = scope
        configuration.customHosts = customHosts
        configuration.externalIDHosts = externalIDHosts
        configuration.publicOrigin = publicOrigin
        configuration.responseType = responseType
        if let explicitResponseMode { configuration.responseMode = explicitResponseMode }
        configuration.namesItself = namesItself
        configuration.audience = audience
        configuration.requestsHomeAccountID = requestsHomeAccountID
        if case .stated(let path) = explicitPath { configuration.callbackPath = path }
        return configuration
    }
}
