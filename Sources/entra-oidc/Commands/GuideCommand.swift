import EntraGuide
import EntraID

/// `guide`: the set-up steps with the administrator's own values.
enum GuideCommand: Command {
    static let name = "guide"
    static let operands = "CONFIGURATION-FILE"
    static let summary = "The set-up in the portal, step by step, with your own values"
    static let options = [
        CheckCommand.languageOption,
        Option(name: "--page", value: "ADDRESS", explanation: "the address at which users open the console"),
        Option(name: "--console", value: "NAME", explanation: "what your console is called"),
    ]
    static let flags = [Flag(name: "--markdown", explanation: "print Markdown")]
    static let examples = [
        "entra-oidc guide provider.json", "entra-oidc guide provider.json --language de --markdown",
        "entra-oidc guide provider.json --page https://console.example.com/settings --console Contoso",
    ]

    static func run(_ arguments: Arguments) throws(CommandFailure) -> Report {
        let file = try Input.file(try arguments.only("CONFIGURATION-FILE"))
        let language = try CheckCommand.language(arguments)
        do throws(Refusal) {
            let draft = try EntraConfigurationDraft.read(file)
            var values = draft.values(console: "")
            if let page = arguments["--page"] {
                if let refusal = Refusal(draft.problems.filter { $0.code == .callbackInvalidPath }) { throw refusal }
                let policy = try CallbackPolicy(path: draft.callbackPath ?? .standard)
                values.callback = try policy.callback(pageAddress: page, warnings: .ignored)
            }
            values.console = arguments["--console"] ?? console(at: values.callback, language)
            return report(SetUpGuide(values, language: language), asMarkdown: arguments.has("--markdown"))
        } catch {
            var report = Report(error)
            report.language = language
            return report
        }
    }

    private static func report(_ guide: SetUpGuide, asMarkdown: Bool) -> Report {
        var report = Report(isAccepted: true)
        report.prose = asMarkdown ? guide.markdown : guide.text
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

    /// What to call the console: by the host where it is, which needs no article and no case in any language.
    static func console(at callback: CallbackURL?, _ language: GuideLanguage) -> String {
        if let callback { return escapedForDisplay(callback.origin.host) }
        switch language.name {
        case .english: return "the console"
        case .german, .romanian: return "Console"
        case .chinese: return "控制台"
        }
    }
}
