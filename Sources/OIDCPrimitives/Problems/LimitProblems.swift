extension ProblemCode {
    /// A limit or duration in the configuration is out of range.
    public static let configLimitOutOfRange = ProblemCode("config.limit-out-of-range")
}

extension Problem {
    /// Returns a problem if a limit is outside its range, or `nil` if it is inside.
    package static func limit<Value: Comparable & CustomStringConvertible>(
        _ name: String, _ value: Value, from least: Value, to most: Value
    ) -> Problem? {
        if value >= least, value <= most { return nil }
        return Problem(
            .configLimitOutOfRange, at: .setting(name), expected: "\(least) to \(most)", found: "\(value)",
            remedy: "Set “\(name)” to a value from \(least) to \(most), or omit it to use the default.")
    }
}
