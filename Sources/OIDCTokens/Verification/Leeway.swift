public import OIDCPrimitives

/// The tolerated difference between clocks, from zero to an hour.
public struct Leeway: Hashable, Sendable {
    /// The difference as a duration.
    public let duration: Duration
    /// The difference in seconds, which every check of a time adds or subtracts.
    let seconds: Double

    /// The default leeway of one minute.
    public static let standard = Leeway(known: .seconds(60))

    /// Creates a leeway.
    ///
    /// - Throws: `config.limit-out-of-range` if the duration is negative or longer than an hour.
    public init(_ duration: Duration) throws(Refusal) {
        if let problem = Problem.limit("leeway", duration, from: .zero, to: .seconds(3_600)) { throw Refusal(problem) }
        self.init(known: duration)
    }

    private init(known duration: Duration) {
        self.duration = duration
        seconds = duration.inSeconds
    }
}
