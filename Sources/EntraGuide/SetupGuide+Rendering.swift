extension SetupGuide {
    /// The guide as Markdown.
    public var markdown: String {
        let table = fields.map { "| \($0.name) | \($0.source) | \($0.value) |" }
        let blocks =
            [
                "# \(title)", introduction, "## \(headings.checklistTitle)",
                ticked.items.map { "- [\($0.state == .done ? "x" : " ")] \(ticked.line($0))" }
                    .joined(separator: "\n"), "## \(headings.fieldTableTitle)",
                ([
                    "| \(headings.fieldColumn) | \(headings.sourceColumn) | \(headings.valueColumn) |", "|---|---|---|",
                ] + table).joined(separator: "\n"),
                "## \(headings.stepsTitle)",
                steps.enumerated().map { "\($0 + 1). \(indented($1, by: 3))" }.joined(separator: "\n"),
                "## \(headings.troubleshootingTitle)",
            ] + troubleshooting.map { "### \($0.symptom)\n\n\($0.remedy)" }
        return blocks.joined(separator: "\n\n") + "\n"
    }

    /// The guide as plain text, with labels in quotation marks and values without markup.
    public var plainText: String {
        let blocks =
            [
                title, plain(introduction), headings.checklistTitle,
                ticked.items.map { "  \($0.state.box) \(plain(ticked.line($0)))" }.joined(separator: "\n"),
                headings.fieldTableTitle,
                fields.map { "  \($0.name): \(plain($0.value))\n    \(plain($0.source))" }.joined(separator: "\n"),
                headings.stepsTitle,
                steps.enumerated().map { number, step in
                    let label = number < 9 ? " \(number + 1)." : "\(number + 1)."
                    return "  \(label) \(indented(plain(step), by: 6))"
                }.joined(separator: "\n"),
                headings.troubleshootingTitle,
            ] + troubleshooting.map { "  \(plain($0.symptom))\n    \(plain($0.remedy))" }
        return blocks.joined(separator: "\n\n") + "\n"
    }

    /// Returns a text without its markup: labels in the quotation marks of the guide's language, values without markup.
    public func plain(_ text: String) -> String {
        let quotes: (String, String) =
            switch language.name {
            case .english, .chinese: ("“", "”")
            case .german: ("„", "“")
            case .romanian: ("„", "”")
            }
        var result = ""
        var isInLabel = false
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            if scalar == "*", rest.first == "*" {
                rest.removeFirst()
                result += isInLabel ? quotes.1 : quotes.0
                isInLabel.toggle()
            } else if scalar != "`" {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private func indented(_ text: String, by count: Int) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .joined(separator: "\n" + String(repeating: " ", count: count))
    }
}
