/// The location of a problem, such as a byte of a string, a member of a document, a claim, a header or a setting.
///
/// The set of kinds is open. A location contains names, never values, so it is always safe to show.
public struct ProblemLocation: Hashable, Sendable, CustomStringConvertible {
    /// The kind of location, such as `byte`, `member`, `claim`, `parameter`, `header` or `setting`.
    public var kind: String { exactKind.string }
    /// The name at this location, or the offset of a byte.
    public var name: String { exactName.string }
    private let exactKind: ExactString
    private let exactName: ExactString

    /// Creates a location. Prefer the static functions where one fits.
    public init(kind: String, name: String) {
        exactKind = ExactString(kind)
        exactName = ExactString(escapedForDisplay(name))
    }

    /// Creates the location of a byte in the validated string, counted from 0.
    public static func byte(_ offset: Int) -> ProblemLocation { ProblemLocation(kind: "byte", name: String(offset)) }
    /// Creates the location of a member of a JSON document, given its path, such as `keys[0].kid`.
    public static func member(_ path: String) -> ProblemLocation { ProblemLocation(kind: "member", name: path) }
    /// Creates the location of a claim in a token.
    public static func claim(_ name: String) -> ProblemLocation { ProblemLocation(kind: "claim", name: name) }
    /// Creates the location of a request or response parameter.
    public static func parameter(_ name: String) -> ProblemLocation { ProblemLocation(kind: "parameter", name: name) }
    /// Creates the location of an HTTP header field.
    public static func header(_ name: String) -> ProblemLocation { ProblemLocation(kind: "header", name: name) }
    /// Creates the location of a requested URL, without its user information, query and fragment.
    public static func url(_ url: String) -> ProblemLocation {
        ProblemLocation(kind: "address", name: escapedURL(url))
    }
    /// Creates the location of a configured or entered value, such as `page address` or `issuer`.
    public static func setting(_ name: String) -> ProblemLocation { ProblemLocation(kind: "setting", name: name) }

    /// The kind and the name, such as `claim tid`.
    public var description: String { "\(kind) \(name)" }
}
