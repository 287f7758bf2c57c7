import EntraGuide
import EntraID

/// `guide`: the setup steps with the administrator's own values.
enum GuideCommand: Command {
    static let name = "guide"
    static let operands = "CONFIGURATION-FILE"
    static let summary = "Print the setup steps for the portal with your own values"
    static let options = [
        CheckCommand.languageOption,
        Option(name: "--page", value: "URL", explanation: "the URL at which users open your console"),
        Option(name: "--callback", value: "URL", explanation: "the complete callback URL, instead of --page"),
        Option(name: "--console", value: "NAME", explanation: "the name of your console"),
    ]
    static let flags = [Flag(name: "--markdown", explanation: "print Markdown")]
    static let examples = [
        "entra-oidc guide provider.json", "entra-oidc guide provider.json --language de --markdown",
        "entra-oidc guide provider.json --page https://console.example.com/settings --console Contoso",
    ]

    static func run(_ arguments: Arguments) throws(CommandFailure) -> Report {
        let file = try Input.file(try arguments.only("CONFIGURATION-FILE"))
        let language = try CheckCommand.language(arguments)
        guard arguments["--page"] == nil || arguments["--callback"] == nil else {
            throw .usage("Give either --page or --callback.")
        }
        do throws(Refusal) {
            let draft = try EntraConfigurationDraft(parsing: file)
            var values = draft.values(console: "")
            if let page = arguments["--page"] {
                if let refusal = Refusal(draft.problems.filter { $0.code == .callbackInvalidPath }) { throw refusal }
                let policy = try CallbackPolicy(path: draft.callbackPath ?? .standard)
                values.callback = try policy.callback(pageURL: page, warnings: .ignored)
            }
            if let url = arguments["--callback"] { values.callback = try CallbackURL(parsing: url) }
            values.console = arguments["--console"] ?? console(at: values.callback, language)
            return report(SetupGuide(values, language: language), asMarkdown: arguments.has("--markdown"))
        } catch {
            var report = Report(error)
            report.language = language
            return report
        }
    }

    private static func report(_ guide: SetupGuide, asMarkdown: Bool) -> Report {
        var report = Report(isAccepted: true)
        report.prose = asMarkdown ? guide.markdown : guide.plainText
        report.members = [
            "language": .string(guide.language.rawValue), "title": .string(guide.title),
            "checklist": .array(guide.checklist.map { .string($0) }),
            "fields": .array(
                guide.fields.map {
                    .object(["name": .string($0.name), "source": .string($0.source), "value": .string($0.value)])
                }),
            "steps": .array(guide.steps.map { .string($0) }),
            "troubleshooting": .array(
                guide.troubleshooting.map {
                    .object(["symptom": .string($0.symptom), "remedy": .string($0.remedy)])
                }),
        ]
        return report
    }

    /// Returns the name of the console: the callback's host, which works without an article or inflection in every
    /// language, or a general term if there is no callback.
    static func console(at callback: CallbackURL?, _ language: GuideLanguage) -> String {
        if let callback { return escapedForDisplay(callback.origin.host) }
        switch language.name {
        case .english: return "the console"
        case .german, .romanian: return "Console"
        case .chinese: return "控制台"
        }
    }
}
