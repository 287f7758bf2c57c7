/// Operations measured side by side, in rounds: each round runs all of them, so that a slow moment of the machine meets
/// all alike.
///
/// A runner may do its work in slices. Each is timed by itself and the fastest of each is what counts, because on a
/// machine that is shared a short moment of quiet is more likely than a long one.
struct Race {
    private struct Runner {
        let name: String
        let operations: Int
        let slices: Int
        let body: (_ slice: Int) throws -> Int
    }

    private var runners: [Runner] = []

    /// Adds a runner that does so many operations each time it is called. What it returns is added up and looked at, so
    /// that nothing it does can be left out.
    mutating func add(_ name: String, operations: Int, _ body: @escaping () throws -> Int) {
        add(name, operations: operations, slices: 1) { _ in try body() }
    }

    /// Adds a runner that does so many operations in slices.
    mutating func add(_ name: String, operations: Int, slices: Int, _ body: @escaping (_ slice: Int) throws -> Int) {
        runners.append(Runner(name: name, operations: operations, slices: slices, body: body))
    }

    /// The laps of every runner, in the order in which they were added. A first round warms up and does not count.
    func run(rounds: Int) throws -> [Lap] {
        let clock = ContinuousClock()
        // For each runner the durations of each slice.
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
            return Lap(
                name: runner.name, minimum: sorted.reduce(0) { $0 + $1[0] } / operations,
                median: sorted.reduce(0) { $0 + $1[$1.count / 2] } / operations)
        }
    }
}

/// How long one operation took, in microseconds.
struct Lap: Codable {
    let name: String
    let minimum: Double
    let median: Double
}

extension Duration {
    /// The duration in microseconds.
    var microseconds: Double { self / .microseconds(1) }
}

/// Takes a result where the optimiser cannot see that nobody needs it.
@inline(never)
@_optimize(none)
func consume(_ result: Int) {}
