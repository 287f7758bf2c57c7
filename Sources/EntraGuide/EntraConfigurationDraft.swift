package import EntraID
public import OIDCCallbacks
public import OIDCPrimitives
import OIDCProviders

/// An incomplete configuration, for the set-up guide. It contains the values that are already valid; you cannot sign users
/// in with it.
public struct EntraConfigurationDraft: Sendable {
    private let form: EntraConfigurationForm

    /// Creates a draft from a configuration file. If the file lists several providers, it is the first one.
    ///
    /// - Throws: A `Refusal` with `config.not-json` or `config.wrong-type`.
    public init(parsing bytes: [UInt8]) throws(Refusal) {
        self.init(try EntraConfigurationFile(bytes).forms.first ?? EntraConfigurationForm.empty)
    }

    /// Reads a draft of each provider in a configuration file.
    ///
    /// - Throws: A `Refusal` with `config.not-json` or `config.wrong-type`.
    package static func all(in bytes: [UInt8]) throws(Refusal) -> [EntraConfigurationDraft] {
        try EntraConfigurationFile(bytes).forms.map(EntraConfigurationDraft.init)
    }

    private init(_ form: EntraConfigurationForm) {
        self.form = form
    }

    /// The problems found in the values so far.
    public var problems: [Problem] { form.problems }

    /// The path of the callback URL, or `nil` if the configured path is invalid.
    public var callbackPath: CallbackPath? { form.callbackPath }

    /// Returns the values that are valid so far.
    ///
    /// - Parameter console: The name of the administrator's console.
    public func values(console: String) -> SetupValues {
        var values = SetupValues(console: console)
        values.authority = form.authority
        values.clientID = form.clientID
        values.responseType = form.responseType ?? .code
        values.audience = form.audience
        if form.mentionsCertificate { values.credential = .certificate }
        if form.mentionsAssertion { values.credential = .federated }
        values.hasCredential = form.hasCredential
        values.callback = callback
        return values
    }

    /// The authority that the issuer field names, or `nil` if the field is missing or invalid.
    package var authority: EntraAuthority? { form.authority }

    /// The Azure AD B2C policies from which tokens are accepted.
    package var policies: AllowedPolicies { form.policies }

    /// The rules of Entra for the callback URL.
    package var redirectRules: RedirectRules {
        RedirectRules(audience: form.audience, responseMode: form.responseMode)
    }

    /// The problems of the callback URL according to Entra's rules. Empty if the public URL is not known.
    package var redirectProblems: [Problem] { callback.map { redirectRules.problems(of: $0) } ?? [] }

    private var callback: CallbackURL? {
        guard let origin = form.publicOrigin, let path = form.callbackPath else { return nil }
        return CallbackURL(origin: origin, path: path)
    }
}
