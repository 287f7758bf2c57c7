public import OIDCPrimitives

/// What may be said to the provider besides what every sign-in says.
public struct AuthorizationOptions: Sendable {
    /// What the provider shows. A provider may know others than those that are named here.
    public struct Prompt: Hashable, Sendable, RawRepresentable, CustomStringConvertible {
        /// The value of the `prompt` parameter.
        public var rawValue: String { exact.text }
        private let exact: ExactText

        /// Names a prompt.
        public init(rawValue: String) {
            exact = ExactText(rawValue)
        }

        /// Nothing: who is not signed in already gets an error.
        public static let none = Prompt(rawValue: "none")
        /// The sign-in, whoever is signed in already.
        public static let login = Prompt(rawValue: "login")
        /// What the person agrees to.
        public static let consent = Prompt(rawValue: "consent")
        /// The accounts to choose from.
        public static let selectAccount = Prompt(rawValue: "select_account")

        /// The parameter's value.
        public var description: String { rawValue }
    }

    /// What the provider shows.
    public var prompt: Prompt?
    /// Whom to suggest: an address, or the `login_hint` of an earlier token.
    public var loginHint: String?
    /// To which organisation's sign-in to go at once.
    public var domainHint: String?
    /// How long ago the user may have authenticated, in whole seconds. The token is held to it.
    public var maximumAge: Duration?
    /// One of these contexts must have been met (`acr_values`). The token is held to it, so ask only a provider that
    /// answers with `acr`.
    public var requiredContexts: [String] = []
    /// The languages that the person reads, the best one first.
    public var userInterfaceLocales: [String] = []
    /// A request for single claims, as JSON. The token is not held to it.
    public var claims: JSONValue?
    /// Parameters of the provider's own. None may have the name of one of ours.
    public var extraParameters: [FormEncoding.Parameter] = []

    /// How long the user may take, an hour at most.
    public var lifetime = PendingSignIn.standardLifetime

    /// Says nothing: the provider shows what it finds right, and the person has ten minutes.
    public init() {}

    /// What cannot be sent.
    var problems: [Problem] {
        var problems: [Problem] = []
        if prompt == .selectAccount, loginHint != nil {
            problems.append(
                .requestInvalid(
                    "prompt", expected: "either select_account or a login hint",
                    "A person who shall choose an account cannot be suggested one. Leave out one of the two."))
        }
        if let maximumAge, maximumAge < .zero || maximumAge.components.attoseconds != 0 {
            problems.append(
                .requestInvalid("max_age", expected: "0 or more seconds", "Ask for an age of 0 or more seconds."))
        }
        let longest = PendingSignIn.longestLifetime
        if let problem = Problem.limit("lifetime", lifetime, from: .zero, to: longest) { problems.append(problem) }
        if requiredContexts.contains(where: { $0.isEmpty || $0.utf8.contains(0x20) }) {
            problems.append(
                .requestInvalid(
                    "acr_values", expected: "contexts without spaces",
                    "Contexts are sent with spaces between them. Name each by itself."))
        }
        let reserved = AuthorizationRequest.reservedNames
        for parameter in extraParameters where reserved.contains(where: { parameter.name.hasSameBytes(as: $0) }) {
            problems.append(
                .requestInvalid(
                    parameter.name, expected: "a name that is not one of the standard's",
                    "This parameter is the library's to set. Use the option of that name."))
        }
        var names = Set<ExactText>()
        for parameter in extraParameters where !names.insert(ExactText(parameter.name)).inserted {
            problems.append(
                .requestInvalid(parameter.name, expected: "each parameter once", "Send this parameter once."))
        }
        return problems
    }

    /// The parameters, in the order in which they are sent.
    var parameters: [FormEncoding.Parameter] {
        let values: [(String, String?)] = [
            ("login_hint", loginHint), ("domain_hint", domainHint), ("prompt", prompt?.rawValue),
            ("max_age", maximumAge.map { "\($0.components.seconds)" }),
            ("acr_values", requiredContexts.isEmpty ? nil : requiredContexts.joined(separator: " ")),
            ("ui_locales", userInterfaceLocales.isEmpty ? nil : userInterfaceLocales.joined(separator: " ")),
            ("claims", claims?.serialized(indented: false)),
        ]
        return values.compactMap { name, value in value.map { .init(name, $0) } } + extraParameters
    }
}
