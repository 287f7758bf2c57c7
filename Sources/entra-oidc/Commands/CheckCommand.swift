import EntraGuide
import EntraID

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `check`: every problem of a configuration file, and the checklist with its values.
enum CheckCommand: Command {
    static let name = "check"
    static let operands = "CONFIGURATION-FILE"
    static let summary = "Check a configuration file, and list what to do in the portal"
    static let options = [
        languageOption,
        Option(
            name: "--secret-expires", value: "DATE",
            explanation: "when the client secret expires, such as 2027-05-31"),
    ]
    static let examples = [
        "entra-oidc check provider.json", "entra-oidc check provider.json --language de --secret-expires 2027-05-31",
    ]

    static let languageOption = Option(
        name: "--language", value: "LANGUAGE", explanation: "en, de, zh, or ro (default: en)")

    static func run(_ arguments: Arguments) throws(CommandFailure) -> Report {
        let file = try Input.file(try arguments.only("CONFIGURATION-FILE"))
        let language = try language(arguments)
        let expiry = try expiry(arguments)
        var report: Report
        do throws(Refusal) {
            var warnings: [Problem] = []
            let configurations = try EntraConfiguration.all(in: file) { warnings.append($0) }
            let advice = configurations.flatMap { $0.advice(secretExpiry: expiry, at: Date()) }
            report = Report(isAccepted: Refusal(advice) == nil)
            report.headline = report.isAccepted ? "accepted" : "refused"
            report.sections = configurations.flatMap { sections(of: $0, language) }
            report.problems = warnings + advice
            report.members = ["providers": .array(configurations.map(\.document))]
        } catch {
            report = Report(error)
            report.headline = "refused"
            // Whether Entra accepts the callback does not depend on the other values.
            let drafts = (try? EntraConfigurationDraft.all(in: file)) ?? []
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
            .value(label: "issuer", configuration.authority.string),
            .value(label: "client ID", configuration.clientID.string),
            .value(label: "credential", credential(configuration.credential)),
            .value(label: "scope", escapedForDisplay(configuration.scope)),
            .value(label: "response", "\(configuration.responseType) by \(configuration.responseMode)"),
            .value(label: "callback", configuration.callback?.string ?? "(depends on the page's URL)"),
        ]
        switch configuration.allowedTenants {
        case .only(let tenants):
            lines.append(.value(label: "tenants", tenants.map(\.string).joined(separator: ", ")))
        case .anyTenant where configuration.authority.tenant.isShared:
            lines.append(.value(label: "tenants", "any tenant"))
        case .anyTenant: break
        }
        return [
            .init(title: escapedForDisplay(configuration.name), lines: lines),
            .init(lines: guide.checklist.map { .note("[ ] \(guide.plain($0))") }),
        ]
    }

    private static func credential(_ credential: ClientCredential) -> String {
        switch credential {
        case .none: "none"
        case .secret(.literal): "client secret in the configuration file"
        case .secret(.environment(let name)): "client secret in the environment variable \(escapedForDisplay(name))"
        case .secret(.file(let path)): "client secret in the file \(escapedForDisplay(path))"
        case .assertionFile(let path): "client assertion in the file \(escapedForDisplay(path))"
        case .certificate(let path, _): "certificate in the file \(escapedForDisplay(path))"
        }
    }

    private static func count(_ problems: [Problem]) -> String {
        let errors = problems.filter { $0.severity == .error }.count
        let warnings = problems.count - errors
        let parts = [
            errors == 1 ? "1 error" : "\(errors) errors",
            warnings == 0 ? nil : warnings == 1 ? "1 warning" : "\(warnings) warnings",
        ]
        return parts.compactMap(\.self).joined(separator: ", ") + "."
    }

    // MARK: - Arguments

    static func language(_ arguments: Arguments) throws(CommandFailure) -> GuideLanguage {
        guard let name = arguments["--language"] else { return .english }
        guard let language = GuideLanguage.allCases.first(where: { $0.rawValue.hasSameBytes(as: name) }) else {
            throw .usage("“\(escapedForDisplay(name))” is not a supported language. Use one of: en, de, zh, ro")
        }
        return language
    }

    private static func expiry(_ arguments: Arguments) throws(CommandFailure) -> Date? {
        guard let text = arguments["--secret-expires"] else { return nil }
        // Foundation accepts the 30th of February and trailing text, so the parsed date is compared with the input.
        let style = Date.ISO8601FormatStyle.iso8601.year().month().day()
        guard let date = try? Date(text, strategy: style), date.formatted(style).hasSameBytes(as: text) else {
            throw .usage("“\(escapedForDisplay(text))” is not a date. Use the format 2027-05-31.")
        }
        return date
    }
}
