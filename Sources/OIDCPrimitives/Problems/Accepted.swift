/// A value that was judged and accepted, with what should be known about it.
public struct Accepted<Value> {
    /// The accepted value.
    public let value: Value
    /// Warnings only: nothing here made the value unacceptable.
    public let warnings: [Problem]

    /// Accepts a value, with warnings if there are any. An error does not belong here: it is a ``Refusal``.
    public init(_ value: Value, warnings: [Problem] = []) {
        self.value = value
        self.warnings = warnings
    }

    /// Accepts when no problem is an error, and refuses with all of them otherwise.
    package init(_ value: Value, unless problems: [Problem]) throws(Refusal) {
        if let refusal = Refusal(problems) { throw refusal }
        self.init(value, warnings: problems)
    }
}

extension Accepted: Sendable where Value: Sendable {}
extension Accepted: Equatable where Value: Equatable {}
