/// `Load --instances 1000` simulates a day of a server with 1, 10, and 1,000 instances, each with and without shared
/// snapshots, and prints how often the provider is asked.
enum InstancesProgram {
    static func run(_ options: Options, most: Int) throws -> Int32 {
        say("load: requests to the provider in \(options.extent.days) days, seed \(options.seed)")
        say(InstancesReport.heading)
        var violations = 0
        for count in Set([1, 10, most]).sorted() where count <= most {
            for isShared in [false, true] {
                let report = try InstancesSimulation(
                    count: count, isShared: isShared, length: .seconds(options.extent.days * 86_400),
                    seed: options.seed
                ).run()
                say(report.line)
                if report.hourly > report.allowedHourly || report.hourly == 0 {
                    violations += 1
                    say("    \(report.hourly) requests an hour are not within \(report.allowedHourly)")
                }
            }
        }
        say("load: \(violations == 0 ? "no" : "\(violations)") violations of the rules of instances found")
        return violations == 0 ? 0 : 1
    }
}
