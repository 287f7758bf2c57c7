public import OIDCPrimitives
import OIDCProviders

/// Optional parameters of an authorization request.
public struct AuthorizationOptions: Sendable {
    /// The user interaction that the provider should require (`prompt`). A provider may support values that are not
    /// listed here.
    public struct Prompt: Hashable, Sendable, RawRepresentable, CustomStringConvertible {
        /// The value of the `prompt` parameter.
        public var rawValue: String { exact.string }
        private let exact: ExactString

        /// Creates a prompt from the value of the parameter.
        public init(rawValue: String) {
            exact = ExactString(rawValue)
        }

        /// No interaction. If the user is not signed in, the provider returns an error.
        public static let none = Prompt(rawValue: "none")
        /// A new authentication, even if a user is already signed in.
        public static let login = Prompt(rawValue: "login")
        /// The consent of the user.
        public static let consent = Prompt(rawValue: "consent")
        /// The selection of an account.
        public static let selectAccount = Prompt(rawValue: "select_account")
        /// The creation of an account (Initiating User Registration via OpenID Connect 1.0).
        public static let create = Prompt(rawValue: "create")

        /// The value of the parameter.
        public var description: String { rawValue }
    }

    /// The user interaction that the provider should require.
    public var prompt: Prompt?
    /// The user to suggest: an email address, or the `login_hint` of an earlier token.
    public var loginHint: String?
    /// The organization whose sign-in page to open directly.
    public var domainHint: String?
    /// The maximum time since the user authenticated, in whole seconds. The ID token is validated against it.
    public var maximumAge: Duration?
    /// The acceptable authentication contexts (`acr_values`), one of which must be met. The ID token is validated
    /// against them, so use this only with providers that return `acr`.
    public var requiredAuthenticationContexts: [String] = []
    /// The acceptable authentication contexts that the provider names in a claim of its own, one of which must be met.
    /// They are requested in `claims`, and the ID token is validated against them. Most providers have none; use
    /// ``requiredAuthenticationContexts`` with them.
    public var authenticationContexts: [String] = []
    /// The authentication methods that the ID token must confirm in `amr`, all of them, such as `mfa`. They cannot be
    /// requested, so use this only with providers that return `amr`.
    public var requiredMethods: [String] = []
    /// The user's preferred languages, best first.
    public var userInterfaceLocales: [String] = []
    /// Scopes of other resources than that of the access token, to which the user consents at the same time. They are
    /// sent with the configured scopes, and left out when the code is redeemed. Only some providers support them.
    public var consentScopes: [String] = []
    /// A request for individual claims. The ID token is not validated against it.
    public var claims: ClaimsRequest?
    /// Provider-specific parameters. Standard parameter names are not allowed.
    public var extraParameters: [FormEncoding.Parameter] = []

    /// The time within which the user must finish. At most one hour.
    public var lifetime = PendingSignIn.standardLifetime

    /// The path of this origin to which the user returns after the sign-in, such as `/reports?year=2026`. It is kept
    /// with the pending sign-in and not sent to the provider. Anything but a path of this origin becomes `/`, so the
    /// value can come from a request.
    public var returnPath = "/"

    /// Creates options without parameters and with a lifetime of ten minutes.
    public init() {}

    /// The problems that prevent the request from being sent.
    var problems: [Problem] {
        var problems: [Problem] = []
        if prompt == .selectAccount, loginHint != nil {
            problems.append(
                .requestInvalid(
                    "prompt", expected: "either select_account or a login hint",
                    "prompt=select_account cannot be combined with a login hint. Remove one of them."))
        }
        if let maximumAge, maximumAge < .zero || maximumAge.components.attoseconds != 0 {
            problems.append(
                .requestInvalid(
                    "max_age", expected: "0 or more whole seconds",
                    "Set the maximum age to a whole number of seconds, 0 or more."))
        }
        let longest = PendingSignIn.maximumLifetime
        if let problem = Problem.limit("lifetime", lifetime, from: .zero, to: longest) { problems.append(problem) }
        if requiredAuthenticationContexts.contains(where: { $0.isEmpty || $0.utf8.contains(0x20) }) {
            problems.append(
                .requestInvalid(
                    "acr_values", expected: "contexts without spaces",
                    "Contexts are separated by spaces when they are sent. List each one separately."))
        }
        if !consentScopes.allSatisfy({ ProviderConfiguration.isScopeToken(Substring($0)) }) {
            problems.append(
                .requestInvalid(
                    "scope", expected: "scopes without spaces",
                    "Scopes are separated by spaces when they are sent. List each one separately."))
        }
        let reserved = AuthorizationRequest.reservedNames
        for parameter in extraParameters where reserved.contains(where: { parameter.name.hasSameBytes(as: $0) }) {
            problems.append(
                .requestInvalid(
                    parameter.name, expected: "a name other than the standard ones",
                    "The library sets this parameter. Use the corresponding option."))
        }
        var names = Set<ExactString>()
        for parameter in extraParameters where !names.insert(ExactString(parameter.name)).inserted {
            problems.append(
                .requestInvalid(parameter.name, expected: "each parameter once", "Send this parameter once."))
        }
        return problems
    }

    /// Returns the parameters, in the order in which they are sent.
    ///
    /// - Parameter contextClaim: The provider's own claim for authentication contexts.
    func parameters(contextClaim: String?) -> [FormEncoding.Parameter] {
        let values: [(String, String?)] = [
            ("login_hint", loginHint), ("domain_hint", domainHint), ("prompt", prompt?.rawValue),
            ("max_age", maximumAge.map { "\($0.components.seconds)" }),
            (
                "acr_values",
                requiredAuthenticationContexts.isEmpty ? nil : requiredAuthenticationContexts.joined(separator: " ")
            ),
            ("ui_locales", userInterfaceLocales.isEmpty ? nil : userInterfaceLocales.joined(separator: " ")),
            ("claims", allClaims(contextClaim)?.serialized),
        ]
        return values.compactMap { name, value in value.map { .init(name: name, value: $0) } } + extraParameters
    }
}
