import EntraID

/// `callback`: the callback URL of a page, and whether Entra accepts it.
enum CallbackCommand: Command {
    static let name = "callback"
    static let operands = "PAGE-URL"
    static let summary = "Show the callback URL to register and whether Entra accepts it"
    static let options = [
        Option(name: "--path", value: "PATH", explanation: "the callback path (default: /api/oidc/callback)"),
        Option(
            name: "--audience", value: "AUDIENCE",
            explanation: "who can sign in, as signInAudience in the manifest (default: AzureADMyOrg)"),
    ]
    static let flags = [Flag(name: "--exact", explanation: "check PAGE-URL itself, as the complete callback URL")]
    static let examples = [
        "entra-oidc callback http://localhost:8000/console",
        "entra-oidc callback https://id.example.com/api/oidc/callback --exact",
        "entra-oidc callback https://192.168.0.1:8000/ --path /signin",
        "entra-oidc callback https://id.example.com --audience AzureADandPersonalMicrosoftAccount",
    ]

    static func run(_ arguments: Arguments) throws(CommandFailure) -> Report {
        let pageURL = try arguments.only("PAGE-URL")
        let rules = RedirectRules(audience: try audience(arguments["--audience"]))
        if arguments.has("--exact"), arguments["--path"] != nil {
            throw .usage("With --exact, the URL contains the path. Leave --path out.")
        }
        do {
            let policy = try CallbackPolicy(
                path: try arguments["--path"].map { path throws(Refusal) in try CallbackPath(path) } ?? .standard)
            var warnings: [Problem] = []
            let callback =
                if arguments.has("--exact") {
                    try CallbackURL(parsing: pageURL)
                } else {
                    try policy.callback(pageURL: pageURL) { warnings.append($0) }
                }
            _ = try rules.validate(callback) { warnings.append($0) }
            return report(callback, rules.audience, isDerived: !arguments.has("--exact"), warnings: warnings)
        } catch {
            return Report(error)
        }
    }

    private static func report(
        _ callback: CallbackURL, _ audience: SignInAudience, isDerived: Bool, warnings: [Problem]
    ) -> Report {
        var report = Report(isAccepted: true)
        report.headline = callback.string
        let origin: [Report.Line] =
            isDerived ? [.passed("The callback URL is on the page's origin, \(callback.origin).")] : []
        report.sections = [
            .init(
                lines: origin + [
                    .passed("Entra accepts it as a redirect URI of the platform “Web” (\(audience.rawValue))."),
                    .note("Register exactly this URL. Entra compares it character by character."),
                ])
        ]
        report.problems = warnings
        report.members = ["callback": .string(callback.string), "origin": .string(callback.origin.string)]
        return report
    }

    private static func audience(_ text: String?) throws(CommandFailure) -> SignInAudience {
        guard let text else { return .oneTenant }
        guard let audience = SignInAudience(rawValue: text) else {
            let known = SignInAudience.allCases.map(\.rawValue).joined(separator: ", ")
            throw .usage("“\(text)” is not an audience. Use one of: \(known)")
        }
        return audience
    }
}
