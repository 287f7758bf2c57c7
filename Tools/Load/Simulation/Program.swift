import Foundation

/// `Load --seed 1 --seeds 50` simulates ten days with an unreliable provider, fifty times. `Load --prove` shows that a
/// violation of each rule is noticed.
///
/// The provider is not the fake Entra of `OIDCTestSupport` but one for this program: its two documents, keys and
/// failures follow a calendar that is known before the run, so that the checker knows the expected outcome of each
/// response. It also fails in ways that no server can, such as a transport that does not stop, and it answers thousands
/// of requests a second in simulated time, in which a server with sockets cannot run.
@main
struct Program {
    static func main() {
        guard let options = Options(CommandLine.arguments.dropFirst()) else {
            say(Options.usage)
            exit(2)
        }
        Scheduler.shared.takeOver(threads: options.threads)
        do {
            if let most = options.instances { exit(try InstancesProgram.run(options, most: most)) }
            if options.simulatesSessions {
                exit(try options.proves ? SessionProgram.prove(options) : SessionProgram.run(options))
            }
            exit(try options.proves ? prove(options) : run(options))
        } catch {
            say("load: \(error)")
            exit(2)
        }
    }

    private static func run(_ options: Options) throws -> Int32 {
        say(
            "load: seed \(options.seed), \(options.seeds) runs of \(options.extent.days) days with "
                + "\(options.extent.tasks) tasks on \(options.threads) threads")
        say(RunReport.heading)
        var reports: [RunReport] = []
        var violations = 0
        for seed in options.seed..<options.seed + UInt64(options.seeds) {
            let simulation = Simulation(
                seed: seed, extent: options.extent, fault: options.fault, remembers: options.remembers)
            let report = try simulation.run()
            say(report.line)
            for violation in report.violations.first { say("    \(violation)") }
            violations += report.violations.counts.values.reduce(0, +)
            reports.append(report)
        }
        say(RunReport.details(reports))
        say("load: \(violations == 0 ? "no" : "\(violations)") violations found")
        return violations == 0 ? 0 : 1
    }

    /// Injects every fault, and requires that each is noticed.
    private static func prove(_ options: Options) throws -> Int32 {
        var unnoticed = 0
        let faults = FaultInjection.allCases.filter { !$0.breaks.isEmpty }
        for fault in faults {
            let simulation = Simulation(
                seed: options.seed, extent: options.extent, fault: fault, remembers: options.remembers)
            let report = try simulation.run()
            let noticed = report.violations.first.first { fault.breaks.contains($0.rule) }
            unnoticed += noticed == nil ? 1 : 0
            let times = noticed.map { report.violations.counts[$0.rule, default: 0] } ?? 0
            say("\(fault.rawValue): \(noticed.map { "noticed, \(times) times: \($0)" } ?? "NOT NOTICED")")
        }
        say("load: \(unnoticed) of \(faults.count) faults not noticed")
        return unnoticed == 0 ? 0 : 1
    }
}

/// Prints a line immediately, also into a pipe.
func say(_ line: String) {
    FileHandle.standardOutput.write(Data("\(line)\n".utf8))
}
