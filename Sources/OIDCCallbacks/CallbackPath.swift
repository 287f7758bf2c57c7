public import OIDCPrimitives

/// The path of a callback URL, in normal form, so that browser, proxy, router and provider all read it alike.
///
/// It begins with `/`; it has no empty segment (but may end in `/`), no `.` or `..`, no query and no fragment; and it
/// consists of characters that stand in a path without being escaped.
public struct CallbackPath: Hashable, Sendable, CustomStringConvertible {
    /// The path's text.
    public var text: String { exact.text }
    private let exact: ExactText

    /// `/api/oidc/callback`.
    public static let standard = CallbackPath(known: "/api/oidc/callback")

    /// Judges a path. Refuses with `callback.invalid-path`.
    public init(_ path: String) throws(Refusal) {
        if let rule = CallbackPath.brokenRule(path) { throw Refusal(.invalidPath(path, rule)) }
        exact = ExactText(path)
    }

    /// The path's text.
    public var description: String { text }

    /// This path below another one.
    func prepending(_ prefix: CallbackPath) -> CallbackPath {
        let prefixText = prefix.text.hasSuffixBytes("/") ? String(prefix.text.dropLast()) : prefix.text
        return CallbackPath(known: prefixText + text)
    }

    private init(known text: String) {
        exact = ExactText(text)
    }

    private static func brokenRule(_ path: String) -> String? {
        guard path.utf8.first == UInt8(ascii: "/") else { return "absolute: it begins with a slash" }
        // A literal percent sign would need escaping itself.
        guard path.utf8.allSatisfy(isURLPathByte) else {
            return "without query, fragment and characters that need escaping"
        }
        let segments = Substring(path).split(at: "/").dropFirst()
        if segments.contains(where: { $0.hasSameBytes(as: ".") || $0.hasSameBytes(as: "..") }) {
            return "without . and .. segments"
        }
        if segments.dropLast().contains(where: \.isEmpty) { return "without empty segments" }
        return nil
    }
}
