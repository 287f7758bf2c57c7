/// A table of the figures with goal, bound and measured values, and the times they are calculated from.
struct Report {
    private let runs: [Run]
    private let ceilings: Ceilings

    init(_ runs: [Run], _ ceilings: Ceilings) {
        self.runs = runs
        self.ceilings = ceilings
    }

    /// The figures for which every run breaks the bound.
    var broken: [Figure] {
        Figure.allCases.filter { figure in runs.allSatisfy { ceilings[figure].areBroken(by: $0[figure]) } }
    }

    var text: String {
        """
        \(figures)

        Times in microseconds for one operation (fastest and median of the last run):

        \(times)

        \(verdict)
        """
    }

    private var figures: String {
        var table = Table()
        table.add(["figure", "goal", "bound"] + runs.indices.map { "run \($0 + 1)" } + [""])
        let broken = broken
        for figure in Figure.allCases {
            let bounds = ceilings[figure]
            let values = runs.map { $0[figure] }
            let mark =
                broken.contains(figure) ? "✗ broken" : bounds.reachGoal(with: bounds.best(of: values)) ? "✓ goal" : "✓"
            table.add(
                [
                    figure.title, shown(bounds.goal, figure),
                    (bounds.floor == nil ? "≤ " : "≥ ") + shown(bounds.bound, figure),
                ]
                    + values.map { shown($0, figure) } + [mark])
        }
        return table.text
    }

    private func shown(_ value: Double, _ figure: Figure) -> String {
        figure.isCount && value == value.rounded(.down) ? "\(Int(value))" : value.rounded
    }

    private var times: String {
        var table = Table()
        for lap in runs.last?.laps ?? [] { table.add(lap.name, lap.minimum.rounded, lap.median.rounded) }
        return table.text
    }

    private var verdict: String {
        let broken = broken
        if broken.isEmpty { return "No ceiling is broken." }
        return "Broken in \(runs.count) of \(runs.count) runs: " + broken.map(\.rawValue).joined(separator: ", ") + "."
    }
}
