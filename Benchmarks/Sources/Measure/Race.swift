/// Operations measured side by side, in rounds: each round runs all of them, so that a slow moment of the machine meets
/// all alike.
struct Race {
    private struct Runner {
        let name: String
        let operations: Int
        let body: () throws -> Int
    }

    private var runners: [Runner] = []

    /// Adds a runner that does so many operations each time it is called. What it returns is added up and looked at, so
    /// that nothing it does can be left out.
    mutating func add(_ name: String, operations: Int, _ body: @escaping () throws -> Int) {
        runners.append(Runner(name: name, operations: operations, body: body))
    }

    /// The laps of every runner, in the order in which they were added. A first round warms up and does not count.
    func run(rounds: Int) throws -> [Lap] {
        let clock = ContinuousClock()
        var durations = [[Double]](repeating: [], count: runners.count)
        for round in 0...rounds {
            for (index, runner) in runners.enumerated() {
                var result = 0
                let duration = try clock.measure { result = try runner.body() }
                consume(result)
                if round > 0 { durations[index].append(duration.microseconds / Double(runner.operations)) }
            }
        }
        return zip(runners, durations).map { runner, durations in
            let sorted = durations.sorted()
            return Lap(name: runner.name, minimum: sorted[0], median: sorted[sorted.count / 2])
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
