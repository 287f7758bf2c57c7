/// A comparison of operations in rounds. Each round runs all of them, so that a slow moment of the machine affects all
/// equally.
///
/// A runner can divide its work into slices. Each slice is timed separately, and the fastest time of each counts, because a
/// shared machine is more likely to be quiet for a short time than for a long one.
struct InterleavedBenchmark {
    private struct Runner {
        let name: String
        let operations: Int
        let slices: Int
        let body: (_ slice: Int) throws -> Int
    }

    private var runners: [Runner] = []

    /// Adds a runner that performs the given number of operations in each call. Its result is used, so that the optimizer
    /// cannot remove its work.
    mutating func add(_ name: String, operations: Int, _ body: @escaping () throws -> Int) {
        add(name, operations: operations, slices: 1) { _ in try body() }
    }

    /// Adds a runner that performs the given number of operations in slices.
    mutating func add(_ name: String, operations: Int, slices: Int, _ body: @escaping (_ slice: Int) throws -> Int) {
        runners.append(Runner(name: name, operations: operations, slices: slices, body: body))
    }

    /// Returns the laps of every runner, in the order in which they were added. A first round warms up and does not count.
    func run(rounds: Int) throws -> [Timing] {
        let clock = ContinuousClock()
        // The durations of each slice, for each runner.
        var durations = runners.map { [[Double]](repeating: [], count: $0.slices) }
        for round in 0...rounds {
            for (index, runner) in runners.enumerated() {
                for slice in 0..<runner.slices {
                    var result = 0
                    let duration = try clock.measure { result = try runner.body(slice) }
                    consume(result)
                    if round > 0 { durations[index][slice].append(duration.microseconds) }
                }
            }
        }
        return zip(runners, durations).map { runner, slices in
            let sorted = slices.map { $0.sorted() }
            let operations = Double(runner.operations)
            return Timing(
                name: runner.name, minimum: sorted.reduce(0) { $0 + $1[0] } / operations,
                median: sorted.reduce(0) { $0 + $1[$1.count / 2] } / operations)
        }
    }
}

/// The time of one operation, in microseconds.
struct Timing: Codable {
    let name: String
    let minimum: Double
    let median: Double
}

extension Duration {
    /// The duration in microseconds.
    var microseconds: Double { self / .microseconds(1) }
}

/// Uses a result, so that the optimizer cannot remove its computation.
@inline(never)
@_optimize(none)
func consume(_ result: Int) {}
