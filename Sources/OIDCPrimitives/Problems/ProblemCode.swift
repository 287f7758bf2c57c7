/// The stable name of something that can be wrong: `room.what-is-wrong`, lower case.
///
/// User interfaces, metrics and translations key on codes, so a code never changes its meaning. The type is open:
/// each module adds its codes as static members, and an application may add its own without breaking anybody.
public struct ProblemCode: Hashable, Sendable, CustomStringConvertible {
    /// The code as it is written in logs, vectors and JSON: `callback.invalid-host`.
    public var text: String { exact.text }
    private let exact: ExactText

    /// Names a problem. The text is a contract: choose it once.
    public init(_ text: String) {
        exact = ExactText(text)
    }

    /// The code's text.
    public var description: String { text }
}
