import EntraID

/// `explain`: the meaning of an error of Entra, or of another provider, and how to fix it.
enum ExplainCommand: Command {
    static let name = "explain"
    static let operands = "[CODE-OR-TEXT | -]"
    static let summary = "Explain an error of Entra or of another provider, and how to fix it"
    static let options: [Option] = []
    static let examples = [
        "entra-oidc explain AADSTS50011",
        "entra-oidc explain 7000215",
        "entra-oidc explain invalid_client",
        "entra-oidc explain 'https://console.example.com/api/oidc/callback?error=access_denied&state=s'",
        "entra-oidc explain - < error-page.txt",
    ]

    static func run(_ arguments: Arguments) throws(CommandFailure) -> Report {
        // A message that is pasted without quotes is many words.
        let words = arguments.positional
        let text =
            words.count > 1
            ? words.joined(separator: " ") : try Input.argumentOrStandardInput(arguments, "CODE-OR-TEXT")
        if let report = PastedErrorReport.report(on: text) { return report }
        do throws(Refusal) {
            return report(try EntraErrorEntry(parsing: text))
        } catch {
            return Report(error)
        }
    }

    static func report(_ error: EntraErrorEntry) -> Report {
        var report = Report(isAccepted: true)
        report.headline = error.code
        var lines: [Report.Line] = [
            .value(label: "meaning", error.meaning), .value(label: "what to do", error.remedy),
            .value(label: "about", error.topic.rawValue),
        ]
        let locations = error.locations.map(name)
        if !locations.isEmpty { lines.append(.value(label: "seen", locations.joined(separator: "; "))) }
        if error.topic != .unknown { lines.append(.value(label: "how often", name(error.frequency))) }
        report.sections = [.init(lines: lines)]
        report.closing =
            "Programs should use the OAuth “error” value. Microsoft changes numbers and messages without notice."
        report.members = [
            "code": .string(error.code), "topic": .string(error.topic.rawValue), "meaning": .string(error.meaning),
            "remedy": .string(error.remedy), "places": .array(error.locations.map { .string($0.rawValue) }),
            "frequency": .number(JSONNumber(error.frequency.rawValue)),
        ]
        return report
    }

    private static func name(_ place: EntraErrorEntry.Location) -> String {
        switch place {
        case .signInPage: "on Microsoft's sign-in page; the user is usually not sent back to the application"
        case .redirect: "in the redirect back to the application"
        case .tokenEndpoint: "in the token endpoint's response"
        case .interruption: "as part of a normal sign-in"
        case .signOut: "during sign-out"
        }
    }

    private static func name(_ frequency: EntraErrorEntry.Frequency) -> String {
        switch frequency {
        case .rarely: "rarely"
        case .occasionally: "occasionally"
        case .often: "often"
        case .veryOften: "very often during setup"
        }
    }
}
