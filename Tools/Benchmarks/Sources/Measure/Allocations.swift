import Machine

/// Returns the number of allocations of an operation. The first calls do not count: they may set up permanent state.
func allocations(_ body: () throws -> Int) rethrows -> Double {
    let repetitions = 100
    for _ in 0..<10 { consume(try body()) }
    let before = allocation_count()
    for _ in 0..<repetitions { consume(try body()) }
    return Double(allocation_count() - before) / Double(repetitions)
}
