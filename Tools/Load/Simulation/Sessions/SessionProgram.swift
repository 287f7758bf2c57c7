/// `Load --sessions --seed 1 --seeds 50` simulates ten days of sessions at a provider with outages, fifty times.
enum SessionProgram {
    static func run(_ options: Options) throws -> Int32 {
        var violations = 0
        for seed in options.seed..<options.seed + UInt64(options.seeds) {
            let report = try SessionSimulation(seed: seed, extent: options.extent, fault: options.sessionFault).run()
            say(report.line)
            for violation in report.violations.first { say("    \(violation)") }
            violations += report.violations.counts.values.reduce(0, +)
        }
        say("load: \(violations == 0 ? "no" : "\(violations)") violations of the rules of sessions found")
        return violations == 0 ? 0 : 1
    }

    /// Injects every fault, and requires that each is noticed.
    static func prove(_ options: Options) throws -> Int32 {
        var unnoticed = 0
        for fault in SessionFault.allCases {
            let report = try SessionSimulation(seed: options.seed, extent: options.extent, fault: fault).run()
            let noticed = fault.breaks.first { report.violations.counts[$0] != nil }
            unnoticed += noticed == nil ? 1 : 0
            say("\(fault.rawValue): \(noticed.map { "noticed: \($0.rawValue)" } ?? "NOT NOTICED")")
        }
        say("load: \(unnoticed) of \(SessionFault.allCases.count) faults of the store of sessions not noticed")
        return unnoticed == 0 ? 0 : 1
    }
}
