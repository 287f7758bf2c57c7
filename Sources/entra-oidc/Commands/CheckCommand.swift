import EntraGuide
import EntraID

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `check`: a whole configuration judged, everything at once, and the checklist with its values.
enum CheckCommand: Command {
    static let name = "check"
    static let operands = "CONFIGURATION-FILE"
    static let summary = "Judge a whole configuration, with a checklist of what to do in the portal"
    static let options = [
        languageOption,
        Option(
            name: "--secret-expires", value: "DATE", explanation: "when the client secret is over, as in 2027-05-31"),
    ]
    static let examples = [
        "entra-oidc check provider.json", "entra-oidc check provider.json --language de --secret-expires 2027-05-31",
    ]

    static let languageOption = Option(
        name: "--language", value: "LANGUAGE", explanation: "en, de, zh or ro; en if left out")

    static func run(_ arguments: Arguments) throws(CommandFailure) -> Report {
        let file = try Input.file(try arguments.only("CONFIGURATION-FILE"))
        let language = try language(arguments)
        let expiry = try expiry(arguments)
        var report: Report
        do throws(Refusal) {
            var warnings: [Problem] = []
            let configurations = try EntraConfiguration.read(file) { warnings.append($0) }
            let advice = configurations.flatMap { $0.advice(secretExpiry: expiry, at: Date()) }
            report = Report(isAccepted: Refusal(advice) == nil)
            report.headline = report.isAccepted ? "accepted" : "refused"
            report.sections = configurations.flatMap { sections(of: $0, language) }
            report.problems = warnings + advice
            report.members = ["providers": .array(configurations.map(\.document))]
        } catch {
            report = Report(error)
            report.headline = "refused"
            // What Entra says to a callback is known, whatever else is wrong.
            let drafts = (try? EntraConfigurationDraft.readAll(file)) ?? []
            report.problems += drafts.flatMap(\.redirectProblems)
            report.closing = count(report.problems)
        }
        report.language = language
        return report
    }

    private static func sections(of configuration: EntraConfiguration, _ language: GuideLanguage) -> [Report.Section] {
        let console = GuideCommand.console(at: configuration.callback, language)
        let guide = SetUpGuide(SetUpValues(configuration, console: console), language: language)
        var lines: [Report.Line] = [
            .value(label: "issuer", configuration.authority.text),
            .value(label: "client ID", configuration.clientID.text),
            .value(label: "proves itself by", credential(configuration.credential)),
            .value(label: "scope", escapedForDisplay(configuration.scope)),
            .value(label: "response", "\(configuration.responseType) by \(configuration.responseMode)"),
            .value(label: "callback", configuration.callback?.text ?? "(follows from the page's address)"),
        ]
        switch configuration.allowedTenants {
        case .only(let tenants):
            lines.append(.value(label: "tenants", tenants.map(\.text).joined(separator: ", ")))
        case .anyTenant where configuration.authority.tenant.isShared:
            lines.append(.value(label: "tenants", "every tenant in the world"))
        case .anyTenant: break
        }
        return [
            .init(title: escapedForDisplay(configuration.name), lines: lines),
            .init(lines: guide.checklist.map { .note("[ ] \(guide.plain($0))") }),
        ]
    }

    private static func credential(_ credential: ClientCredential) -> String {
        switch credential {
        case .none: "nothing"
        case .secret(.literal): "a secret that stands in the file"
        case .secret(.environment(let name)): "a secret in the variable \(escapedForDisplay(name))"
        case .secret(.file(let path)): "a secret in the file \(escapedForDisplay(path))"
        case .assertionFile(let path): "an assertion in the file \(escapedForDisplay(path))"
        case .certificate(let path, _): "the certificate in the file \(escapedForDisplay(path))"
        }
    }

    private static func count(_ problems: [Problem]) -> String {
        let errors = problems.filter { $0.severity == .error }.count
        let warnings = problems.count - errors
        let parts = [
            errors == 1 ? "1 thing to correct" : "\(errors) things to correct",
            warnings == 0 ? nil : warnings == 1 ? "1 to look at" : "\(warnings) to look at",
        ]
        return parts.compactMap(\.self).joined(separator: ", ") + "."
    }

    // MARK: - Arguments

    static func language(_ arguments: Arguments) throws(CommandFailure) -> GuideLanguage {
        guard let name = arguments["--language"] else { return .english }
        guard let language = GuideLanguage.allCases.first(where: { $0.rawValue.hasSameBytes(as: name) }) else {
            throw .usage("There is no language “\(escapedForDisplay(name))”. There are en, de, zh and ro.")
        }
        return language
    }

    private static func expiry(_ arguments: Arguments) throws(CommandFailure) -> Date? {
        guard let text = arguments["--secret-expires"] else { return nil }
        // Foundation takes the 30th of February, and whatever stands behind a day.
        let style = Date.ISO8601FormatStyle.iso8601.year().month().day()
        guard let date = try? Date(text, strategy: style), date.formatted(style).hasSameBytes(as: text) else {
            throw .usage("“\(escapedForDisplay(text))” is no day. Write it like 2027-05-31.")
        }
        return date
    }
}
