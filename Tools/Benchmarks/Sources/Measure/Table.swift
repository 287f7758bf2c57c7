/// Aligned columns of text: the first column is left-aligned, the others are right-aligned.
struct Table {
    private var rows: [[String]] = []

    mutating func add(_ row: String...) {
        rows.append(row)
    }

    mutating func add(_ row: [String]) {
        rows.append(row)
    }

    var text: String {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in rows.map { $0.count > column ? $0[column].count : 0 }.max() ?? 0 }
        return rows.map { row in
            let cells = row.enumerated().map { column, word in
                let filling = String(repeating: " ", count: widths[column] - word.count)
                return column == 0 || column == columns - 1 && !word.isEmpty && !isDigit(word)
                    ? word + filling : filling + word
            }
            return cells.joined(separator: "  ").trimmedAtEnd
        }.joined(separator: "\n")
    }

    private func isDigit(_ word: String) -> Bool { word.first?.isNumber == true }
}

extension String {
    fileprivate var trimmedAtEnd: String {
        String(self[..<(lastIndex { $0 != " " }.map(index(after:)) ?? startIndex)])
    }
}

extension Double {
    /// The number with two decimal places, or a dash if it is not finite.
    var rounded: String {
        guard isFinite else { return "–" }
        let hundredths = Int((self * 100).rounded())
        let fraction = hundredths % 100
        return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)"
    }
}
