public import OIDCPrimitives

/// The path of a callback URL, in normal form, so that browser, proxy, router and provider all read it alike.
///
/// It begins with `/`; it has no empty segment (but may end in `/`), no `.` or `..`, no query and no fragment; it
/// consists of characters that stand in a path without being escaped, and has at most 2,048 bytes. Escapes stand only in
/// the path of one of several providers, for the provider's name: see ``init(providerName:)``.
public struct CallbackPath: Hashable, Sendable, CustomStringConvertible {
    /// The path's text.
    public var text: String { exact.text }
    private let exact: ExactText

    /// `/api/oidc/callback`.
    public static let standard = CallbackPath(known: "/api/oidc/callback")

    /// Longer than any path that a provider registers (often at most 256 characters).
    private static let longestPath = 2_048

    /// Judges a path. Refuses with `callback.invalid-path`.
    public init(_ path: String) throws(Refusal) {
        if let rule = CallbackPath.brokenRule(path, isAllowed: \.isURIPathCharacter), !CallbackPath.namesProvider(path)
        {
            throw Refusal(.invalidPath(path, rule))
        }
        exact = ExactText(path)
    }

    /// Creates the path of one of several providers: `/api/oidc/callback/NAME`, with the provider's name percent-encoded.
    ///
    /// Throws a `Refusal` with `callback.invalid-path` if the path is too long or if the name is `.` or `..`: browsers
    /// remove such a segment, escaped or not. State another path for such a provider.
    public init(providerName: String) throws(Refusal) {
        let path = CallbackPath.standard.text + "/" + PercentEncoding.encode(providerName)
        if let rule = CallbackPath.brokenRule(path, isAllowed: { $0.isURIPathCharacter || $0 == UInt8(ascii: "%") }) {
            throw Refusal(.invalidPath(path, rule))
        }
        exact = ExactText(path)
    }

    /// The path's text.
    public var description: String { text }

    /// This path below another one. Refuses with `callback.invalid-path` when the two are too long together.
    func prepending(_ prefix: CallbackPath) throws(Refusal) -> CallbackPath {
        let prefixText = prefix.text.hasSuffixBytes("/") ? String(prefix.text.dropLast()) : prefix.text
        let path = prefixText + text
        if let rule = CallbackPath.brokenBound(path) { throw Refusal(.invalidPath(path, rule)) }
        return CallbackPath(known: path)
    }

    private init(known text: String) {
        exact = ExactText(text)
    }

    /// Whether a path is exactly the one that ``init(providerName:)`` creates for some name.
    private static func namesProvider(_ path: String) -> Bool {
        let prefix = standard.text + "/"
        guard brokenBound(path) == nil, path.hasPrefixBytes(prefix),
            let name = try? PercentEncoding.decode(Substring(path.utf8.dropFirst(prefix.utf8.count)))
        else { return false }
        return (try? CallbackPath(providerName: name))?.text.hasSameBytes(as: path) == true
    }

    private static func brokenBound(_ path: String) -> ProblemText? {
        path.utf8.count > longestPath ? "have at most \(longestPath) bytes" : nil
    }

    private static func brokenRule(_ path: String, isAllowed: (UInt8) -> Bool) -> ProblemText? {
        if let rule = brokenBound(path) { return rule }
        guard path.utf8.first == UInt8(ascii: "/") else { return "start with “/”" }
        // A literal percent sign would need escaping itself.
        guard path.utf8.allSatisfy(isAllowed) else {
            return "contain no query, fragment, or characters that need escaping"
        }
        let segments = Substring(path).split(at: "/").dropFirst()
        if segments.contains(where: \.isDotSegment) { return "contain no . or .. segments" }
        if segments.dropLast().contains(where: \.isEmpty) { return "contain no empty segments" }
        return nil
    }
}
