package import EntraID
public import OIDCCallbacks
public import OIDCPrimitives
import OIDCProviders

/// A configuration that is still being filled in: whatever of it is right already, for the set-up guide. Nothing signs in
/// with a draft.
public struct EntraConfigurationDraft: Sendable {
    private let form: EntraConfigurationForm

    /// Reads a configuration, or the first of several. Refuses with `config.not-json` or `config.wrong-type`.
    public static func read(_ bytes: [UInt8]) throws(Refusal) -> EntraConfigurationDraft {
        let file = try EntraConfigurationFile(bytes)
        return EntraConfigurationDraft(form: file.forms.first ?? EntraConfigurationForm.empty)
    }

    /// Reads a configuration, or all of several. Refuses with `config.not-json` or `config.wrong-type`.
    package static func readAll(_ bytes: [UInt8]) throws(Refusal) -> [EntraConfigurationDraft] {
        try EntraConfigurationFile(bytes).forms.map(EntraConfigurationDraft.init)
    }

    /// What is wrong with it so far.
    public var problems: [Problem] { form.problems }

    /// The callback's path; `nil` if one is stated that is wrong.
    public var callbackPath: CallbackPath? { form.callbackPath }

    /// The values that are known.
    public func values(console: String) -> SetUpValues {
        var values = SetUpValues(console: console)
        values.authority = form.authority
        values.clientID = form.clientID
        values.responseType = form.responseType ?? .code
        values.audience = form.audience
        if form.mentionsCertificate { values.credential = .certificate }
        if form.mentionsAssertion { values.credential = .federated }
        values.callback = callback
        return values
    }

    /// The issuer's field, if it is right.
    package var authority: EntraAuthority? { form.authority }

    /// What Entra asks of a callback URL.
    package var redirectRules: RedirectRules {
        RedirectRules(audience: form.audience, responseMode: form.responseMode)
    }

    /// What Entra says to the callback, if the public address is known.
    package var redirectProblems: [Problem] { callback.map { redirectRules.problems(of: $0) } ?? [] }

    private var callback: CallbackURL? {
        guard let origin = form.publicOrigin, let path = form.callbackPath else { return nil }
        return CallbackURL(origin: origin, path: path)
    }
}
