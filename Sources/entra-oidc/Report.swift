import EntraID

/// What a command found out, before anybody decides how to print it.
struct Report {
    /// A line of a section: an aligned label and a value, or a sentence with a mark.
    enum Line {
        case value(label: String, String)
        case passed(String)
        case failed(String)
        case skipped(String)
        case note(String)
    }

    /// Lines that belong together.
    struct Section {
        var title: String?
        var lines: [Line]
    }

    var isAccepted: Bool
    /// The result itself, alone on the first line, so that a script can take it with `head -n 1`.
    var headline: String?
    var sections: [Section] = []
    var problems: [Problem] = []
    /// The outcome's members for `--json`.
    var members: JSONObject = [:]
    /// A text that is printed as it is, in the place of everything else.
    var prose: String?
    /// The language of remedies.
    var language = GuideLanguage.english
    /// The last line.
    var closing: String?

    /// A refusal, with all its problems.
    init(_ refusal: Refusal) {
        isAccepted = false
        problems = refusal.problems
    }

    init(isAccepted: Bool) {
        self.isAccepted = isAccepted
    }
}

// MARK: - Text

extension Report {
    func text(_ style: TextStyle) -> String {
        if let prose { return style.wrapped(prose) }
        var blocks: [String] = []
        if let headline { blocks.append(style.strong(headline)) }
        blocks += sections.map { style.text(of: $0) }
        blocks += problems.map { style.text(of: $0, in: language) }
        if let suggestion = problems.lazy.compactMap(\.suggestion).first {
            blocks.append("Write this instead:\n  \(style.strong(suggestion))")
        }
        if let closing { blocks.append(closing) }
        return blocks.joined(separator: "\n\n") + "\n"
    }
}

// MARK: - JSON

extension Report {
    var json: String {
        let outcome: [JSONObject.Member] = [
            .init(name: "verdict", value: .string(isAccepted ? "accepted" : "refused")),
            .init(name: "problems", value: .array(problems.map { .object(Report.members(of: $0, in: language)) })),
        ]
        return JSONValue.object(JSONObject(outcome + members.members)).serialized() + "\n"
    }

    private static func members(of problem: Problem, in language: GuideLanguage) -> JSONObject {
        func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
        return [
            "code": .string(problem.code.text),
            "severity": .string(problem.severity.rawValue),
            "location": text(problem.location?.description),
            "expected": text(problem.expected),
            "found": text(problem.found),
            "remedy": .string(problem.remedy(in: language)),
            "suggestion": text(problem.suggestion),
        ]
    }
}
