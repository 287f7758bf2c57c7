public import OIDCPrimitives

/// The path of a callback URL, in normal form, so that browser, proxy, router and provider all read it alike.
///
/// It begins with `/`; it has no empty segment (but may end in `/`), no `.` or `..`, no query and no fragment; it
/// consists of characters that stand in a path without being escaped, and has at most 2,048 bytes.
public struct CallbackPath: Hashable, Sendable, CustomStringConvertible {
    /// The path's text.
    public var text: String { exact.text }
    private let exact: ExactText

    /// `/api/oidc/callback`.
    public static let standard = CallbackPath(known: "/api/oidc/callback")

    /// Longer than any path that a provider registers (Entra's redirect URIs end at 256 characters).
    private static let longestPath = 2_048

    /// Judges a path. Refuses with `callback.invalid-path`.
    public init(_ path: String) throws(Refusal) {
        if let rule = CallbackPath.brokenRule(path) { throw Refusal(.invalidPath(path, rule)) }
        exact = ExactText(path)
    }

    /// The path's text.
    public var description: String { text }

    /// This path below another one. Refuses with `callback.invalid-path` when the two are too long together.
    func prepending(_ prefix: CallbackPath) throws(Refusal) -> CallbackPath {
        let prefixText = prefix.text.hasSuffixBytes("/") ? String(prefix.text.dropLast()) : prefix.text
        return try CallbackPath(prefixText + text)
    }

    private init(known text: String) {
        exact = ExactText(text)
    }

    private static func brokenRule(_ path: String) -> String? {
        guard path.utf8.count <= longestPath else { return "have at most \(longestPath) bytes" }
        guard path.utf8.first == UInt8(ascii: "/") else { return "start with “/”" }
        // A literal percent sign would need escaping itself.
        guard path.utf8.allSatisfy(isURLPathByte) else {
            return "contain no query, fragment, or characters that need escaping"
        }
        let segments = Substring(path).split(at: "/").dropFirst()
        if segments.contains(where: \.isDotSegment) { return "contain no . or .. segments" }
        if segments.dropLast().contains(where: \.isEmpty) { return "contain no empty segments" }
        return nil
    }
}
