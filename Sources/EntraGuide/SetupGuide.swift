public import EntraID
public import OIDCCallbacks
import OIDCPrimitives
public import OIDCProviders

/// A step-by-step guide for connecting a server to Entra, with the administrator's own values filled in.
///
/// The guide is a value, so a console can show it next to its form. You can also render it with ``markdown`` or
/// ``plainText``.
public struct SetupGuide: Sendable {
    /// A field of the console and the source of its value.
    public struct Field: Sendable {
        /// The name of the field.
        public let name: String
        /// The page of the portal or of the console that shows the value.
        public let source: String
        /// The value, or a note in parentheses if the value is unknown or must not be shown.
        public let value: String
    }

    /// A common error and how to fix it.
    public struct TroubleshootingItem: Sendable {
        /// The error that the administrator or user sees.
        public let symptom: String
        /// What to do about the error, and where.
        public let remedy: String
    }

    /// The language of the guide.
    public let language: GuideLanguage
    /// The title of the guide.
    public let title: String
    /// The introduction: what the guide describes and what the administrator needs.
    public let introduction: String
    /// A checklist of six items.
    public let checklist: [String]
    /// The fields of the console and where their values come from.
    public let fields: [Field]
    /// The thirteen steps in the portal and in the console.
    public let steps: [String]
    /// The most common errors.
    public let troubleshooting: [TroubleshootingItem]
    /// The checklist, ticked as far as the values show what is done.
    package let ticked: SetupChecklist
    let headings: GuideText

    /// Creates a guide with the given values. Values that are not known yet are marked as not configured.
    ///
    /// - Parameters:
    ///   - values: The values to fill in.
    ///   - language: The language of the guide.
    public init(_ values: SetupValues, language: GuideLanguage = .english) {
        let text = language.text
        let filling = values.filling(text)
        let fill: (String) -> String = { SetupGuide.fill($0, filling) }
        self.language = language
        headings = text
        title = fill(text.title)
        introduction = fill(text.introduction)
        checklist = text.checklist.map(fill)
        ticked = SetupChecklist(values, language: language)
        fields = [
            Field(name: text.callbackField, source: fill(text.callbackSource), value: fill("`{callback}`")),
            Field(name: text.clientIDField, source: fill(text.clientIDSource), value: fill("`{client-id}`")),
            Field(name: text.clientSecretField, source: fill(text.clientSecretSource), value: text.secretIsWithheld),
            Field(name: text.issuerField, source: fill(text.issuerSource), value: fill("`{issuer}`")),
        ]
        steps = SetupGuide.steps(values, text).map(fill)
        troubleshooting = text.troubleshooting.map {
            TroubleshootingItem(symptom: fill($0.symptom), remedy: fill($0.remedy))
        }
    }

    static func checklist(_ values: SetupValues, _ text: GuideText) -> [String] {
        let filling = values.filling(text)
        return text.checklist.map { fill($0, filling) }
    }

    private static func steps(_ values: SetupValues, _ text: GuideText) -> [String] {
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

    /// Replaces each placeholder with its value. Placeholders inside a value are not replaced.
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

/// The administrator's own values, to the extent that they are known.
public struct SetupValues: Sendable {
    /// The way in which the client authenticates.
    public enum Credential: Hashable, Sendable {
        /// A client secret.
        case secret
        /// A certificate.
        case certificate
        /// An assertion from the platform that the server runs on.
        case federated
    }

    /// The callback URL.
    public var callback: CallbackURL?
    /// The authority that the issuer field names.
    public var authority: EntraAuthority?
    /// The Application (client) ID.
    public var clientID: GUID?
    /// The way in which the client authenticates.
    public var credential = Credential.secret
    /// Whether the credential is configured and no error was found in it.
    package var hasCredential = false
    /// The response type, which determines what is returned through the browser.
    public var responseType = ResponseType.code
    /// The accounts that can sign in.
    public var audience = SignInAudience.oneTenant
    /// The name of the administrator's console.
    public var console: String

    /// Creates values that contain only the name of the console.
    public init(console: String) {
        self.console = console
    }

    /// Creates values from a configuration and the name of the console.
    public init(_ configuration: EntraConfiguration, console: String) {
        self.console = console
        callback = configuration.callback
        authority = configuration.authority
        clientID = configuration.clientID
        responseType = configuration.responseType
        audience = configuration.audience
        hasCredential = true
        switch configuration.credential {
        case .none:
            credential = .secret
            hasCredential = false
        case .secret: credential = .secret
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
            ("callback", callback.map { escapedForDisplay($0.string) } ?? text.notYetKnown),
            ("page-origin", callback.map { escapedForDisplay($0.origin.string) } ?? text.notYetKnown),
            ("issuer", authority?.string ?? text.notYetKnown),
            ("client-id", clientID?.string ?? text.notYetKnown),
            ("tenant", authority?.tenant.string ?? text.notYetKnown),
            ("response-type", responseType.rawValue),
            ("account-types", accountTypes),
            ("portal", SetupValues.portal(of: cloud).map { "https://\($0)" } ?? text.notYetKnown),
            ("console", SetupValues.withoutMarkup(escapedForDisplay(console))),
        ]
    }

    /// A custom host belongs to the worldwide cloud. The portals of some national clouds are not published.
    private static func portal(of cloud: EntraCloud) -> String? {
        cloud.portalHosts.first ?? (cloud.isNational ? nil : "entra.microsoft.com")
    }

    /// Removes asterisks and backticks, which would change the markup of the guide.
    private static func withoutMarkup(_ text: String) -> String {
        String(text.unicodeScalars.filter { $0 != "*" && $0 != "`" })
    }
}
