import EntraID

/// `explain`: what an error of Entra means, and what to do.
enum ExplainCommand: Command {
    static let name = "explain"
    static let operands = "[CODE-OR-TEXT | -]"
    static let summary = "What an AADSTS error means, and what to do about it"
    static let options: [Option] = []
    static let examples = [
        "entra-oidc explain AADSTS50011",
        "entra-oidc explain 7000215",
        "entra-oidc explain - < error-page.txt",
    ]

    static func run(_ arguments: Arguments) throws(CommandFailure) -> Report {
        // Pasted without quotes, a message is many words.
        let words = arguments.positional
        let text =
            words.count > 1 ? words.joined(separator: " ") : try Input.wordOrStandardInput(arguments, "CODE-OR-TEXT")
        do throws(Refusal) {
            return report(try EntraError.read(text))
        } catch {
            return Report(error)
        }
    }

    static func report(_ error: EntraError) -> Report {
        var report = Report(isAccepted: true)
        report.headline = error.code
        var lines: [Report.Line] = [
            .value(label: "meaning", error.meaning), .value(label: "what to do", error.remedy),
            .value(label: "about", error.topic.rawValue),
        ]
        let places = error.places.map(name)
        if !places.isEmpty { lines.append(.value(label: "seen", places.joined(separator: "; "))) }
        if error.topic != .unknown { lines.append(.value(label: "how often", name(error.frequency))) }
        report.sections = [.init(lines: lines)]
        report.closing =
            "A program decides by the OAuth “error” beside the number: Microsoft changes numbers and texts without notice."
        report.members = [
            "code": .string(error.code), "topic": .string(error.topic.rawValue), "meaning": .string(error.meaning),
            "remedy": .string(error.remedy), "places": .array(error.places.map { .string($0.rawValue) }),
            "frequency": .number(JSONNumber(error.frequency.rawValue)),
        ]
        return report
    }

    private static func name(_ place: EntraError.Place) -> String {
        switch place {
        case .signInPage: "on Microsoft's page, and the application is usually not called back"
        case .redirect: "in the browser's way back to the application"
        case .tokenEndpoint: "in the answer of the token endpoint"
        case .interruption: "as a part of an ordinary sign-in"
        case .signOut: "when signing out"
        }
    }

    private static func name(_ frequency: EntraError.Frequency) -> String {
        switch frequency {
        case .hardlyEver: "hardly ever"
        case .occasionally: "now and then"
        case .commonly: "commonly"
        case .constantly: "all the time while setting up"
        }
    }
}
