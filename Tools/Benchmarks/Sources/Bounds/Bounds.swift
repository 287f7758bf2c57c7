import Foundation

/// Measures the largest input within every limit, the first one beyond it, and the most expensive shapes of input
/// within the limits, and prints a table of each. `SECURITY.md` contains the first table.
@main
enum Bounds {
    static func main() async throws {
        let words = Array(CommandLine.arguments.dropFirst())
        guard words.isEmpty || words == ["--check"] else {
            print("usage: Bounds [--check]\n\n  --check  prints only whether every result is as expected")
            exit(64)
        }
        guard Table.detectsSlowProbes() else {
            print("Nothing was measured, because Bounds does not notice deliberate faults.")
            exit(1)
        }
        let isQuiet = words == ["--check"]
        var table = Table(isQuiet: isQuiet)
        let bounds = try DocumentBounds.all() + TokenBounds.all() + TextBounds.all() + APIBounds.all()
        table.head("limit", "default", "tested by", "largest accepted", "takes", "first rejected", "takes")
        for bound in bounds {
            let (largest, first) = (table.cost(of: bound.largest), table.cost(of: bound.first))
            table.row(
                bound.name, bound.standard, "`\(bound.test)`", bound.largest.shape, Table.text(largest),
                "\(bound.first.shape): \(Table.text(first.outcome))", Table.text(first))
        }
        table.space()
        table.head("input", "bytes", "outcome", "ms", "heap", "heap / input")
        for (reader, probes) in try Shapes.all() {
            for probe in probes {
                let cost = table.cost(of: probe)
                table.row(
                    "\(reader): \(probe.shape)", "\(probe.size)", Table.text(cost.outcome), Table.milliseconds(cost),
                    Table.size(cost.heap), Table.ratio(cost.heap, probe.size))
            }
        }
        if let fault = try await PendingSignIns.measure(isQuiet: isQuiet) { table.faults.append(fault) }
        if let fault = try await LargestSeenTokens.measure(isQuiet: isQuiet) { table.faults.append(fault) }
        if !table.faults.isEmpty {
            print("\nUnexpected results:")
            for fault in table.faults { print("  \(fault)") }
            exit(1)
        }
        if isQuiet {
            print("bounds: \(bounds.count), each from both sides; \(table.probes) inputs as expected")
        }
    }
}

/// A Markdown table, and the unexpected results.
struct Table {
    let isQuiet: Bool
    var faults: [String] = []
    private(set) var probes = 0

    init(isQuiet: Bool) {
        self.isQuiet = isQuiet
    }

    mutating func cost(of probe: Probe) -> Probe.Cost {
        let cost = probe.cost()
        probes += 1
        if cost.outcome != probe.outcome {
            faults.append("\(probe.shape): \(Table.text(cost.outcome)), and not \(Table.text(probe.outcome))")
        }
        if cost.milliseconds > probe.mostMilliseconds {
            faults.append("\(probe.shape): \(Table.milliseconds(cost)) ms, more than \(probe.mostMilliseconds)")
        }
        // Less heap than this is acceptable for any input: a list of a thousand empty providers is read as a whole,
        // with three problems for each provider, which takes 2.5 MiB.
        if cost.heap > max(40 * probe.size, 3 << 20) {
            faults.append("\(probe.shape): \(Table.size(cost.heap)) for \(Table.size(probe.size))")
        }
        return cost
    }

    /// Returns whether a wrong verdict, excessive time and excessive memory are each noticed, and nothing else.
    static func detectsSlowProbes() -> Bool {
        struct Failure: Error {}
        func faults(_ probe: Probe) -> Int {
            var table = Table(isQuiet: true)
            _ = table.cost(of: probe)
            return table.faults.count
        }
        var sum = 0
        let wrong = Probe(shape: "a wrong verdict", size: 1, outcome: .accepted) { throw Failure() }
        let long = Probe(
            shape: "long work", size: 1, outcome: .accepted,
            read: {
                for number in 0..<3_000_000 { sum = (sum &* 31 &+ number) ^ (sum &>> 7) }
            }
        ).within(milliseconds: 0.01)
        let large = Probe(shape: "much memory", size: 1, outcome: .accepted) {
            let memory = [UInt8](repeating: UInt8(truncatingIfNeeded: sum), count: 4 << 20)
            sum &+= Int(memory[sum & 1_023])
        }
        let fine = Probe(shape: "nothing wrong", size: 1, outcome: .accepted) { sum &+= 1 }
        return faults(wrong) == 1 && faults(long) == 1 && faults(large) == 1 && faults(fine) == 0
    }

    func head(_ cells: String...) {
        guard !isQuiet else { return }
        print("| " + cells.joined(separator: " | ") + " |")
        print("|" + String(repeating: "---|", count: cells.count))
    }

    func row(_ cells: String...) {
        if !isQuiet { print("| " + cells.joined(separator: " | ") + " |") }
    }

    func space() {
        if !isQuiet { print("") }
    }

    static func text(_ outcome: Probe.Outcome) -> String {
        switch outcome {
        case .accepted: "accepted"
        case .refused(let code): "`\(code)`"
        }
    }

    static func text(_ cost: Probe.Cost) -> String { "\(milliseconds(cost)) ms, \(size(cost.heap))" }

    static func milliseconds(_ cost: Probe.Cost) -> String {
        cost.milliseconds < 0.01 ? "<0.01" : String(format: cost.milliseconds < 10 ? "%.2f" : "%.0f", cost.milliseconds)
    }

    static func size(_ bytes: Int) -> String {
        bytes < 10_240
            ? String(format: "%.1f KiB", Double(bytes) / 1_024)
            : bytes < 1 << 20 ? "\(bytes / 1_024) KiB" : String(format: "%.1f MiB", Double(bytes) / 1_048_576)
    }

    static func ratio(_ heap: Int, _ input: Int) -> String {
        input == 0 ? "–" : String(format: "%.1f", Double(heap) / Double(input))
    }
}
