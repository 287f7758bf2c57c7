import Foundation

/// The figures of several runs, saved to a file for comparison with those of another day or commit.
struct SavedResult: Codable {
    let date: String
    let machine: String
    /// The value of each figure in each run.
    let figures: [String: [Double]]
    let laps: [[Timing]]

    init(_ runs: [Run]) {
        date = Date().formatted(.iso8601)
        machine = SavedResult.processorName
        figures = Dictionary(
            uniqueKeysWithValues: Figure.allCases.map { figure in (figure.rawValue, runs.map { $0[figure] }) })
        laps = runs.map(\.laps)
    }

    init(contentsOf path: String) throws {
        self = try JSONDecoder().decode(SavedResult.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
    }

    func save(to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try encoder.encode(self).write(to: URL(fileURLWithPath: path))
    }

    /// Returns a table that compares the median runs before and after.
    func comparison(with earlier: SavedResult) -> String {
        var table = Table()
        table.add("compared with \(earlier.date)", "before", "now", "change")
        for figure in Figure.allCases {
            guard let before = SavedResult.median(earlier.figures[figure.rawValue]),
                let now = SavedResult.median(figures[figure.rawValue])
            else { continue }
            let change = before == 0 ? .nan : (now / before - 1) * 100
            table.add(figure.title, before.rounded, now.rounded, change.isFinite ? "\(signed(change)) %" : "")
        }
        let note = machine == earlier.machine ? "" : "\n\nSaved on another machine: \(earlier.machine)."
        return table.text + note
    }

    /// The name that Linux gives the processor.
    private static var processorName: String {
        let lines = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8))?.split(separator: "\n") ?? []
        guard let line = lines.first(where: { $0.hasPrefix("model name") }), let colon = line.firstIndex(of: ":") else {
            return "unknown"
        }
        return line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
    }

    private func signed(_ percent: Double) -> String {
        let whole = Int(percent.rounded())
        return whole > 0 ? "+\(whole)" : "\(whole)"
    }

    private static func median(_ values: [Double]?) -> Double? {
        guard let values, !values.isEmpty else { return nil }
        return values.sorted()[values.count / 2]
    }
}
