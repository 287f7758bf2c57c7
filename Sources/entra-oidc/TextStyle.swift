import EntraGuide
import EntraID

/// The layout of text output: color and width.
struct TextStyle {
    let usesColor: Bool
    /// The width of the terminal in columns, or `nil` if lines are not wrapped, as in a pipe.
    let width: Int?

    static let plain = TextStyle(usesColor: false, width: nil)

    func strong(_ text: String) -> String { colored(text, "1") }

    func text(of section: Report.Section) -> String {
        let labelWidth =
            section.lines.compactMap { line in
                if case .value(let label, _) = line { columns(label) } else { nil }
            }.max() ?? 0
        let lines = section.lines.map { line in
            switch line {
            case .value(let label, let value):
                hanging("  " + padded(label, to: labelWidth) + "  ", value)
            case .passed(let sentence):
                hanging("  " + colored("✓", "32") + " ", sentence, indentation: 4)
            case .failed(let sentence):
                hanging("  " + colored("✗", "31") + " ", sentence, indentation: 4)
            case .skipped(let sentence):
                hanging("  - ", sentence)
            case .note(let sentence):
                hanging("  ", sentence)
            case .step(let mark, let cells, let sentence):
                step(mark, cells, sentence)
            }
        }
        return ((section.title.map { [strong($0)] } ?? []) + lines).joined(separator: "\n")
    }

    /// Returns the line of a step, whose words are padded already.
    private func step(_ mark: Report.Mark, _ cells: [String], _ sentence: String) -> String {
        let (shape, code) =
            switch mark {
            case .passed: ("✓", "32")
            case .failed: ("✗", "31")
            case .skipped: ("-", "0")
            }
        let beginning = cells.joined(separator: "  ") + "  "
        return hanging("  \(colored(shape, code)) \(beginning)", sentence, indentation: 4 + columns(beginning))
    }

    /// Wraps each line of a text separately, and keeps its indentation. Existing line breaks stay.
    func wrapped(_ prose: String) -> String {
        guard width != nil else { return prose }
        return prose.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let indentation = String(line.prefix { $0 == " " })
            return hanging(indentation, String(line.dropFirst(indentation.count)))
        }.joined(separator: "\n")
    }

    func text(of problem: Problem, in language: GuideLanguage = .english) -> String {
        let labels = Labels(language)
        let isError = problem.severity == .error
        let mark = isError ? colored(labels.error, "31") : colored(labels.warning, "33")
        var lines = ["\(mark)  \(strong(problem.code.rawValue))"]
        let rows = [
            (labels.location, problem.location.map(place)), (labels.expected, problem.expected),
            (labels.found, problem.found), (labels.description, problem.providerError?.redactedDescription),
            (labels.remedy, problem.remedy(in: language)),
        ]
        let labelWidth = rows.filter { $0.1 != nil || $0.0 != labels.description }.map { columns($0.0) }.max() ?? 0
        for case (let label, let value?) in rows {
            lines.append(hanging("  " + padded(label, to: labelWidth) + "  ", value))
        }
        return lines.joined(separator: "\n")
    }

    /// Returns a location as text. A setting is shown by its name alone.
    private func place(_ location: ProblemLocation) -> String {
        location.kind == "setting" ? location.name : location.description
    }

    // MARK: - Columns

    /// Returns `beginning` followed by `text`. If the text is wrapped, its other lines align with its first word.
    private func hanging(_ beginning: String, _ text: String, indentation: Int? = nil) -> String {
        let indentation = indentation ?? columns(beginning)
        guard let width, width > indentation + 20 else { return beginning + text }
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            if !line.isEmpty, indentation + columns(line) + 1 + columns(String(word)) > width {
                lines.append(line)
                line = String(word)
            } else {
                line += line.isEmpty ? String(word) : " \(word)"
            }
        }
        lines.append(line)
        return beginning + lines.joined(separator: "\n" + String(repeating: " ", count: indentation))
    }

    func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(width - columns(text), 0))
    }

    /// Returns the number of columns that a text takes up in a terminal, where a Chinese character takes up two.
    func columns(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + ((0x2E80...0xFFE6).contains($1.value) ? 2 : 1) }
    }

    private func colored(_ text: String, _ code: String) -> String {
        usesColor ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
