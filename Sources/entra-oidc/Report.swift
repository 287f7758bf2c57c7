import EntraGuide
import EntraID

/// The result of a command, independent of how it is printed.
struct Report {
    /// A line of a section: a label and an aligned value, or a sentence with an optional mark.
    enum Line {
        case value(label: String, String)
        case passed(String)
        case failed(String)
        case skipped(String)
        case note(String)
        /// A sentence after padded words, the first of which says what the mark shows.
        case step(Mark, cells: [String], String)
    }

    /// The mark in front of a line.
    enum Mark {
        case passed, failed, skipped
    }

    /// A group of lines with an optional title.
    struct Section {
        var title: String?
        var lines: [Line]
    }

    var isAccepted: Bool
    /// Whether the network failed, so that the verdict is not about what was checked.
    var couldNotRun = false
    /// The main result. It is alone on the first line, so that a script can read it with `head -n 1`.
    var headline: String?
    var sections: [Section] = []
    var problems: [Problem] = []
    /// The members that the command adds to the `--json` object.
    var members: JSONObject = [:]
    /// Text that is printed instead of everything else.
    var prose: String?
    /// The language of labels and remedies.
    var language = GuideLanguage.english
    /// The last line.
    var closing: String?
    /// Whether the JSON object is on a single line, because others follow.
    var isJSONLine = false
    /// The server that the command started, which runs on after the report is printed.
    var server: RunningServer?

    /// Creates a report of a refusal, with all its problems.
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
    /// Returns the suggested corrections. Problems with the same suggestion show it once. If there are several
    /// suggestions, each is labeled with its location.
    private func suggestions(_ style: TextStyle) -> [String] {
        var corrected: [(place: String, text: String)] = []
        for problem in problems {
            guard let text = problem.suggestion, !corrected.contains(where: { $0.text.hasSameBytes(as: text) }) else {
                continue
            }
            corrected.append((problem.location?.name ?? "", text))
        }
        if corrected.isEmpty { return [] }
        let lines = corrected.map {
            corrected.count == 1 ? style.strong($0.text) : "\($0.place): \(style.strong($0.text))"
        }
        return [Labels(language).suggestion + "\n" + lines.map { "  \($0)" }.joined(separator: "\n")]
    }
}

// MARK: - JSON

extension Report {
    var json: String {
        let outcome: [JSONObject.Member] = [
            .init(name: "verdict", value: .string(isAccepted ? "accepted" : "refused")),
            .init(name: "problems", value: .array(problems.map { .object(Report.members(of: $0, in: language)) })),
        ]
        return JSONValue.object(JSONObject(outcome + members.members)).serialized(indented: !isJSONLine) + "\n"
    }

    private static func members(of problem: Problem, in language: GuideLanguage) -> JSONObject {
        func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
        var members: JSONObject = [
            "code": .string(problem.code.rawValue),
            "severity": .string(problem.severity.rawValue),
            "location": text(problem.location?.description),
            "expected": text(problem.expected),
            "found": text(problem.found),
            "remedy": .string(problem.remedy(in: language)),
            "suggestion": text(problem.suggestion),
        ]
        // Only an error of the provider has one.
        if let description = problem.providerError?.redactedDescription {
            members = JSONObject(members.members + [.init(name: "description", value: .string(description))])
        }
        return members
    }
}
