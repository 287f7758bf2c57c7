import EntraGuide
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
        blocks += suggestions(style)
        if let closing { blocks.append(closing) }
        return blocks.joined(separator: "\n\n") + "\n"
    }
}

extension Report {
    /// What to write instead: once for all problems of one text, and with its place where several texts can be mended.
    private func suggestions(_ style: TextStyle) -> [String] {
        var mended: [(place: String, text: String)] = []
        for problem in problems {
            guard let text = problem.suggestion, !mended.contains(where: { $0.text.hasSameBytes(as: text) }) else {
                continue
            }
            mended.append((problem.location?.name ?? "", text))
        }
        if mended.isEmpty { return [] }
        let lines = mended.map { mended.count == 1 ? style.strong($0.text) : "\($0.place): \(style.strong($0.text))" }
        return ["Write this instead:\n" + lines.map { "  \($0)" }.joined(separator: "\n")]
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
