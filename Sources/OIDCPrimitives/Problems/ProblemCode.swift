/// The stable code of a kind of problem, in lowercase: `area.what-is-wrong`.
///
/// User interfaces, metrics and translations depend on codes, so a code never changes its meaning. The type is open:
/// each module adds its codes as static members, and an application can add its own.
public struct ProblemCode: Hashable, Sendable, CustomStringConvertible {
    /// The code as it appears in logs, vectors and JSON, such as `callback.invalid-host`.
    public var rawValue: String { exact.string }
    private let exact: ExactString

    /// Creates a code. Choose it with care, because it must not change later.
    public init(_ rawValue: String) {
        exact = ExactString(rawValue)
    }

    /// The code as a string.
    public var description: String { rawValue }
}
