public import EntraID
public import OIDCCallbacks
import OIDCPrimitives
public import OIDCProviders

/// How to connect a server with Entra, step by step, with the administrator's own values in place: as a value, so that a
/// console can show it beside its form.
public struct SetUpGuide: Sendable {
    /// A field of the console, and where its value comes from.
    public struct Field: Sendable {
        /// The field's name.
        public let name: String
        /// Where in the portal, or on whose page, the value stands.
        public let source: String
        /// The value, as far as it is known and may be shown.
        public let value: String
    }

    /// Something that goes wrong, and what to do about it.
    public struct Trouble: Sendable {
        /// What one sees.
        public let symptom: String
        /// What to do about it, and where.
        public let remedy: String
    }

    /// The language of all texts.
    public let language: GuideLanguage
    /// The guide's heading.
    public let title: String
    /// What this is about.
    public let introduction: String
    /// What is to be done, in six lines.
    public let checklist: [String]
    /// Which value goes where.
    public let fields: [Field]
    /// What to do in the portal and in the console, in thirteen steps.
    public let steps: [String]
    /// What goes wrong most often.
    public let troubleshooting: [Trouble]
    let headings: GuideText

    /// Fills in the guide. Where a value is not known yet, the text says where it comes from.
    public init(_ values: SetUpValues, language: GuideLanguage = .english) {
        let text = language.text
        let filling = values.filling(text)
        let fill: (String) -> String = { SetUpGuide.fill($0, filling) }
        self.language = language
        headings = text
        title = fill(text.title)
        introduction = fill(text.introduction)
        checklist = text.checklist.map(fill)
        fields = [
            Field(name: text.callbackField, source: fill(text.callbackSource), value: fill("`{callback}`")),
            Field(name: text.clientIDField, source: fill(text.clientIDSource), value: fill("`{client-id}`")),
            Field(name: text.clientSecretField, source: fill(text.clientSecretSource), value: text.secretIsWithheld),
            Field(name: text.issuerField, source: fill(text.issuerSource), value: fill("`{issuer}`")),
        ]
        steps = SetUpGuide.steps(values, text).map(fill)
        troubleshooting = text.troubleshooting.map { Trouble(symptom: fill($0.symptom), remedy: fill($0.remedy)) }
    }

    private static func steps(_ values: SetUpValues, _ text: GuideText) -> [String] {
        var steps = text.steps
        if let callback = values.callback, !RedirectRules.acceptsScheme(of: callback) {
            steps[3] += "\n\(text.callbackNotAcceptable)"
        }
        switch values.credential {
        case .secret: break
        case .certificate: steps.replaceSubrange(8...10, with: text.stepCertificate)
        case .federated: steps.replaceSubrange(8...10, with: text.stepFederated)
        }
        steps[12] = values.responseType.includesIDToken ? text.stepIDTokensNeeded : text.stepIDTokensNotNeeded
        return steps
    }

    /// Puts values in the place of their names. A value is not searched for names.
    private static func fill(_ text: String, _ values: [(name: String, value: String)]) -> String {
        var result = ""
        var rest = Substring(text)
        while let brace = rest.utf8.firstIndex(of: UInt8(ascii: "{")) {
            result += rest[..<brace]
            rest = rest[brace...]
            let entry = values.first { rest.hasPrefixBytes("{\($0.name)}") }
            result += entry?.value ?? "{"
            rest = Substring(rest.utf8.dropFirst(entry.map { $0.name.utf8.count + 2 } ?? 1))
        }
        return result + rest
    }
}

/// The administrator's own values, as far as they are known.
public struct SetUpValues: Sendable {
    /// How the client proves itself.
    public enum Credential: Hashable, Sendable {
        /// With a secret.
        case secret
        /// With a certificate.
        case certificate
        /// With an assertion of the platform that it runs on.
        case federated
    }

    /// The callback URL.
    public var callback: CallbackURL?
    /// The issuer's field.
    public var authority: EntraAuthority?
    /// The Application (client) ID.
    public var clientID: GUID?
    /// How the client proves itself.
    public var credential = Credential.secret
    /// What comes through the browser.
    public var responseType = ResponseType.code
    /// Who may sign in.
    public var audience = SignInAudience.oneTenant
    /// What the administrator's console is called.
    public var console: String

    /// Knows the console's name and nothing else yet.
    public init(console: String) {
        self.console = console
    }

    /// Takes a configuration.
    public init(_ configuration: EntraConfiguration, console: String) {
        self.console = console
        callback = configuration.callback
        authority = configuration.authority
        clientID = configuration.clientID
        responseType = configuration.responseType
        audience = configuration.audience
        switch configuration.credential {
        case .none, .secret: credential = .secret
        case .certificate: credential = .certificate
        case .assertionFile: credential = .federated
        }
    }

    fileprivate func filling(_ text: GuideText) -> [(name: String, value: String)] {
        let accountTypes =
            switch audience {
            case .oneTenant: text.accountTypesOneTenant
            case .manyTenants: text.accountTypesAnyTenant
            case .manyTenantsAndPersonalAccounts: text.accountTypesAnyTenantAndPersonal
            case .personalAccounts: text.accountTypesPersonal
            }
        let cloud = authority?.cloud ?? .global
        return [
            ("callback", callback.map { escapedForDisplay($0.text) } ?? text.notYetKnown),
            ("page-origin", callback.map { escapedForDisplay($0.origin.text) } ?? text.notYetKnown),
            ("issuer", authority?.text ?? text.notYetKnown),
            ("client-id", clientID?.text ?? text.notYetKnown),
            ("tenant", authority?.tenant.text ?? text.notYetKnown),
            ("response-type", responseType.text),
            ("account-types", accountTypes),
            ("portal", SetUpValues.portal(of: cloud).map { "https://\($0)" } ?? text.notYetKnown),
            ("console", SetUpValues.withoutMarkup(escapedForDisplay(console))),
        ]
    }

    /// A host of one's own stands in front of the worldwide cloud; the portals of some national clouds are not published.
    private static func portal(of cloud: EntraCloud) -> String? {
        cloud.portalHosts.first ?? (cloud.isNational ? nil : "entra.microsoft.com")
    }

    /// Asterisks and backticks would begin what the guide's own have to end.
    private static func withoutMarkup(_ text: String) -> String {
        String(text.unicodeScalars.filter { $0 != "*" && $0 != "`" })
    }
}
