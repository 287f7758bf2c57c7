import Foundation

/// The command-line options.
struct Options {
    static let usage = """
        usage: Load [--days N] [--tasks N] [--tokens N] [--forged N] [--pause SECONDS] [--seed N] [--seeds N]
                    [--threads N] [--remember] [--prove] [--fault NAME] [--sessions] [--instances N]
        """

    var extent = Extent()
    var seed: UInt64 = 1
    var seeds = 1
    var threads = 1
    var remembers = false
    var proves = false
    var fault: FaultInjection?
    /// Whether sessions are simulated, instead of the validation of tokens.
    var simulatesSessions = false
    var sessionFault: SessionFault?
    /// The highest number of instances, if instances that share snapshots are simulated.
    var instances: Int?

    init?(_ arguments: ArraySlice<String>) {
        var rest = arguments
        while let name = rest.popFirst() {
            switch name {
            case "--prove": proves = true
            case "--remember": remembers = true
            case "--sessions": simulatesSessions = true
            case "--fault":
                guard let name = rest.popFirst() else { return nil }
                fault = FaultInjection(rawValue: name)
                sessionFault = SessionFault(rawValue: name)
                guard fault != nil || sessionFault != nil else { return nil }
            default:
                guard let value = rest.popFirst().flatMap({ Int($0) }), value > 0 else { return nil }
                switch name {
                case "--days": extent.days = value
                case "--tasks": extent.tasks = value
                case "--tokens": extent.tokensPerMinute = value
                case "--forged": extent.forgedAtOnce = value
                case "--pause": extent.pause = .seconds(value)
                case "--seed": seed = UInt64(value)
                case "--seeds": seeds = value
                case "--threads": threads = value
                case "--instances": instances = value
                default: return nil
                }
            }
        }
    }
}
