extension ProblemCode {
    /// A limit, or a span of time, that an application sets is outside its range.
    public static let configLimitOutOfRange = ProblemCode("config.limit-out-of-range")
}

extension Problem {
    /// Returns the problem with a limit that is outside its range; `nil` for one that is inside.
    package static func limit<Value: Comparable & CustomStringConvertible>(
        _ name: String, _ value: Value, from least: Value, to most: Value
    ) -> Problem? {
        if value >= least, value <= most { return nil }
        return Problem(
            .configLimitOutOfRange, at: .setting(name), expected: "\(least) to \(most)", found: "\(value)",
            remedy: "Set “\(name)” to a value from \(least) to \(most), or leave it out for the standard value.")
    }
}
