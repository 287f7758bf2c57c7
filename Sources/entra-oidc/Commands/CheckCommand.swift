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
    static let operands = "[CONFIGURATION-FILE]"
    static let summary = "Check a configuration file for Entra, or the values for another provider"
    static let options =
        [
            languageOption,
            Option(
                name: "--secret-expires", value: "DATE",
                explanation: "when the client secret expires, such as 2027-05-31"),
            OnlineCheck.provider,
        ] + ProviderCheck.options
    static let flags = [OnlineCheck.flag, ProviderOptions.loopback]
    static let examples = [
        "entra-oidc check provider.json", "entra-oidc check provider.json --online",
        "entra-oidc check provider.json --language de --secret-expires 2027-05-31",
        "entra-oidc check --issuer https://id.example.com/realms/staff --client-id console "
            + "--callback https://console.example.com/api/oidc/callback --metadata openid-configuration.json",
    ]

    static let languageOption = Option(
        name: "--language", value: "LANGUAGE", explanation: "en, de, zh, or ro (default: en)")

    static func run(_ arguments: Arguments) async throws(CommandFailure) -> Report {
        let language = try language(arguments)
        try OnlineCheck.validate(arguments)
        if let issuer = arguments["--issuer"] { return try await ProviderCheck.report(on: issuer, arguments, language) }
        try ProviderOptions.reject(ProviderCheck.options.map(\.name), with: "a configuration file", arguments)
        let file = try Input.file(try arguments.only("CONFIGURATION-FILE"))
        let expiry = try expiry(arguments)
        var report: Report
        do throws(Refusal) {
            var warnings: [Problem] = []
            let configurations = try EntraConfiguration.all(in: file) { warnings.append($0) }
            let advice = configurations.flatMap { $0.advice(secretExpiry: expiry, at: Date()) }
            report = Report(isAccepted: Refusal(advice) == nil)
            report.headline = report.isAccepted ? "accepted" : "refused"
            report.problems = warnings + advice
            var members: JSONObject = ["providers": .array(configurations.map(\.document))]
            if arguments.has(OnlineCheck.flag.name) {
                let chosen = try OnlineCheck.chosen(configurations, arguments)
                members = JSONObject(members.members + [await connect(chosen, arguments, language, &report)])
            } else {
                report.sections = configurations.flatMap {
                    [settings(of: $0, language), checklist(of: $0, after: nil, language)]
                }
            }
            report.members = members
        } catch {
            report = Report(error)
            report.headline = "refused"
            // Whether Entra accepts the callback does not depend on the other values.
            let drafts = (try? EntraConfigurationDraft.all(in: file)) ?? []
            report.problems += drafts.flatMap(\.redirectProblems)
            if error.codes.contains(.authorityUnknownHost) {
                report.sections = [.init(lines: [.note("For a provider other than Entra, use --issuer.")])]
            }
            // A wrong name of a provider says nothing about the configurations.
            if arguments.has(OnlineCheck.flag.name), !error.codes.contains(.requestInvalid) {
                await connect(drafts, arguments, language, &report)
            }
            report.closing = count(report.problems, Labels(language))
        }
        report.language = language
        return report
    }

    /// Connects to the providers, and adds what was found to the report. Returns its member of the JSON object.
    private static func connect(
        _ configurations: [EntraConfiguration], _ arguments: Arguments, _ language: GuideLanguage,
        _ report: inout Report
    ) async -> JSONObject.Member {
        var connections: [JSONValue] = []
        for configuration in configurations {
            let steps = await OnlineCheck.steps(of: configuration, language, isQuiet: arguments.wantsJSON)
            report.sections += [
                settings(of: configuration, language), OnlineCheck.section(steps, language),
                checklist(of: configuration, after: steps, language),
            ]
            OnlineCheck.add(steps, to: &report)
            connections.append(OnlineCheck.members(steps, of: configuration.name))
        }
        if !report.isAccepted { report.closing = count(report.problems, Labels(language)) }
        return .init(name: "connections", value: .array(connections))
    }

    /// Connects to the providers of a file that was rejected, as far as their issuers are right.
    private static func connect(
        _ drafts: [EntraConfigurationDraft], _ arguments: Arguments, _ language: GuideLanguage,
        _ report: inout Report
    ) async {
        var connections: [JSONValue] = []
        for draft in drafts {
            let steps = await OnlineCheck.steps(of: draft.authority, language, isQuiet: arguments.wantsJSON)
            report.sections.append(OnlineCheck.section(steps, language))
            OnlineCheck.add(steps, to: &report)
            connections.append(OnlineCheck.members(steps, of: nil))
        }
        report.members = ["connections": .array(connections)]
    }

    /// Returns the checklist.
    ///
    /// - Parameters:
    ///   - configuration: The configuration.
    ///   - steps: The steps of a connection check, or `nil` without one.
    ///   - language: The language.
    private static func checklist(
        of configuration: EntraConfiguration, after steps: [ConnectionStep]?, _ language: GuideLanguage
    ) -> Report.Section {
        let console = GuideCommand.console(at: configuration.callback, language)
        let values = SetupValues(configuration, console: console)
        let guide = SetupGuide(values, language: language)
        let list = SetupChecklist(values, refuted: refuted(by: steps ?? []), language: language)
        var lines = list.items.map { Report.Line.note("\($0.state.box) \(guide.plain(list.line($0)))") }
        if let note = list.trialNote { lines.append(.note(note)) }
        if steps != nil { lines.append(.skipped(ConnectionText(language).redirectUnseen)) }
        return .init(lines: lines)
    }

    /// Returns the items of the checklist that a connection check found to be wrong.
    private static func refuted(by steps: [ConnectionStep]) -> [SetupChecklist.Name] {
        steps.filter(\.isFailed).compactMap { step in
            switch step.name {
            case .metadata, .issuer: .issuer
            case .credential: .credential
            case .keys, .clock: nil
            }
        }
    }

    private static func settings(of configuration: EntraConfiguration, _ language: GuideLanguage) -> Report.Section {
        let labels = Labels(language)
        var lines: [Report.Line] = [
            .value(label: labels.issuer, configuration.authority.string),
            .value(label: labels.clientID, configuration.clientID.string),
            .value(label: labels.credential, credential(configuration.credential, labels)),
            .value(label: labels.scope, escapedForDisplay(configuration.scope)),
            .value(
                label: labels.response,
                labels.responseBy("\(configuration.responseType)", "\(configuration.responseMode)")),
            .value(label: labels.callback, configuration.callback?.string ?? labels.callbackUnknown),
        ]
        switch configuration.allowedTenants {
        case .only(let tenants):
            lines.append(.value(label: labels.tenants, tenants.map(\.string).joined(separator: ", ")))
        case .anyTenant where configuration.authority.tenant.isShared:
            lines.append(.value(label: labels.tenants, labels.anyTenant))
        case .anyTenant: break
        }
        return .init(title: escapedForDisplay(configuration.name), lines: lines)
    }

    private static func credential(_ credential: ClientCredential, _ labels: Labels) -> String {
        switch credential {
        case .none: labels.noCredential
        case .secret(.literal): labels.secretInConfiguration
        case .secret(.environment(let name)): "\(labels.secretInVariable) \(escapedForDisplay(name))"
        case .secret(.file(let path)): "\(labels.secretInFile) \(escapedForDisplay(path))"
        case .assertionFile(let path): "\(labels.assertionInFile) \(escapedForDisplay(path))"
        case .certificate(let path, _): "\(labels.certificateInFile) \(escapedForDisplay(path))"
        }
    }

    static func count(_ problems: [Problem], _ labels: Labels) -> String {
        let errors = problems.filter { $0.severity == .error }.count
        return labels.count(errors, problems.count - errors)
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
