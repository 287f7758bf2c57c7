import EntraGuide
import EntraID
import OIDCURLSession

/// `check` for a provider other than Entra: the values of the client, and what the provider's metadata says about them.
enum ProviderCheck {
    static let options = [
        ProviderOptions.issuer,
        Option(name: "--client-id", value: "ID", explanation: "with --issuer: the client ID (required)"),
        Option(name: "--callback", value: "URL", explanation: "with --issuer: the complete callback URL"),
        Option(
            name: "--metadata", value: "FILE",
            explanation: "with --issuer: read the metadata from this file instead of fetching it"),
        ProviderOptions.algorithm,
    ]

    static func report(
        on issuer: String, _ arguments: Arguments, _ language: GuideLanguage
    ) async throws(CommandFailure) -> Report {
        guard arguments.positional.isEmpty else { throw .usage("Use either a configuration file or --issuer.") }
        try ProviderOptions.reject(["--secret-expires"], with: "--issuer", arguments)
        let clientID = try ProviderOptions.required("--client-id", arguments)
        let algorithms = try ProviderOptions.algorithms(arguments)
        let document: [UInt8]? = if let path = arguments["--metadata"] { try Input.file(path) } else { nil }
        let (callback, callbackProblems) = self.callback(arguments["--callback"])
        var report: Report
        do throws(Refusal) {
            let profile = try ProviderOptions.profile(issuer, arguments)
            var configuration = try ProviderConfiguration(
                name: "provider", profile: profile, clientID: clientID, authentication: .none)
            if let algorithms { configuration.algorithms = algorithms }
            let (metadata, warnings) = try await self.metadata(document, profile)
            report = self.report(on: configuration, metadata, callback, language)
            report.problems = warnings + AuthorizationRequest.offeringProblems(configuration, metadata)
        } catch {
            report = try ProviderOptions.report(error)
        }
        report.problems += callbackProblems
        report.isAccepted = report.isAccepted && Refusal(report.problems) == nil
        report.headline = report.isAccepted ? "accepted" : "refused"
        if !report.isAccepted { report.closing = CheckCommand.count(report.problems, Labels(language)) }
        report.language = language
        return report
    }

    private static func report(
        on configuration: ProviderConfiguration, _ metadata: ProviderMetadata, _ callback: CallbackURL?,
        _ language: GuideLanguage
    ) -> Report {
        let labels = Labels(language)
        let algorithms = configuration.algorithms.map(\.name).joined(separator: ", ")
        var report = Report(isAccepted: true)
        report.sections = [
            .init(lines: [
                .value(label: labels.issuer, metadata.issuer.string),
                .value(label: labels.clientID, escapedForDisplay(configuration.clientID)),
                .value(label: labels.algorithms, algorithms),
                .value(label: labels.scope, configuration.scope),
                .value(
                    label: labels.response,
                    labels.responseBy("\(configuration.responseType)", "\(configuration.responseMode)")),
                .value(label: labels.callback, callback?.string ?? labels.callbackUnknown),
            ]),
            .init(
                title: "Metadata",
                lines: [.passed(metadata.equivalence.explanation)]
                    + MetadataRemarks(metadata).sentences.map { .note($0) }),
        ]
        report.members = [
            "issuer": .string(metadata.issuer.string), "clientID": .string(configuration.clientID),
            "algorithms": .array(configuration.algorithms.map { .string($0.name) }),
            "callback": callback.map { JSONValue.string($0.string) } ?? .null,
            "oddities": .array(MetadataRemarks(metadata).sentences.map { .string($0) }),
        ]
        return report
    }

    /// Returns the metadata, from the file or from the provider, with the warnings about it.
    private static func metadata(
        _ document: [UInt8]?, _ profile: StandardProfile
    ) async throws(Refusal) -> (ProviderMetadata, [Problem]) {
        if let document { return (try ProviderMetadata(document: document, profile: profile), []) }
        var warnings: [Problem] = []
        let loader = ProviderLoader(profile: profile, transport: URLSessionTransport())
        let metadata = try await loader.metadata { warnings.append($0) }.value
        return (metadata, warnings)
    }

    /// Returns the callback URL, or its problems.
    private static func callback(_ text: String?) -> (CallbackURL?, [Problem]) {
        guard let text else { return (nil, []) }
        do throws(Refusal) {
            return (try CallbackURL(parsing: text), [])
        } catch {
            return (nil, error.problems)
        }
    }
}
