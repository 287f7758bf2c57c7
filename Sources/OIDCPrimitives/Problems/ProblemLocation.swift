/// Where a problem is: a byte of a text, a member of a document, a claim, a header, a field somebody typed into.
///
/// Kinds are open, like codes. A location names places, never contents, so it is always safe to show.
public struct ProblemLocation: Hashable, Sendable, CustomStringConvertible {
    /// What sort of place this is: `byte`, `member`, `claim`, `parameter`, `header`, `setting` …
    public var kind: String { exactKind.text }
    /// The place's name, or the number of a byte.
    public var name: String { exactName.text }
    private let exactKind: ExactText
    private let exactName: ExactText

    /// Names a place. Prefer the static functions where one fits.
    public init(kind: String, name: String) {
        exactKind = ExactText(kind)
        exactName = ExactText(escapedForDisplay(name))
    }

    /// A byte of the text that was judged, counted from 0.
    public static func byte(_ offset: Int) -> ProblemLocation { ProblemLocation(kind: "byte", name: String(offset)) }
    /// A member of a JSON document, by its path: `keys[0].kid`.
    public static func member(_ path: String) -> ProblemLocation { ProblemLocation(kind: "member", name: path) }
    /// A claim of a token.
    public static func claim(_ name: String) -> ProblemLocation { ProblemLocation(kind: "claim", name: name) }
    /// A parameter of a request or response.
    public static func parameter(_ name: String) -> ProblemLocation { ProblemLocation(kind: "parameter", name: name) }
    /// A header field of an HTTP request or response.
    public static func header(_ name: String) -> ProblemLocation { ProblemLocation(kind: "header", name: name) }
    /// A URL that was asked, without user information, query and fragment.
    public static func address(_ url: String) -> ProblemLocation {
        ProblemLocation(kind: "address", name: escapedAddress(url))
    }
    /// Something a person configured or typed: `page address`, `issuer`.
    public static func setting(_ name: String) -> ProblemLocation { ProblemLocation(kind: "setting", name: name) }

    /// The kind and the name: `claim tid`.
    public var description: String { "\(kind) \(name)" }
}
