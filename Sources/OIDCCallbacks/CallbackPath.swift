public import OIDCPrimitives

/// The path of a callback URL, in normal form, so that the browser, proxy, router and provider all read it alike.
///
/// It begins with `/` and contains no empty segments (but may end in `/`), no `.` or `..`, no query and no fragment. It
/// contains only characters that need no escaping in a path, and has at most 2,048 bytes. Escapes are allowed only in
/// the path of one of several providers, for the provider's name: see ``init(providerName:)``.
public struct CallbackPath: Hashable, Sendable, CustomStringConvertible {
    /// The path as a string.
    public var string: String { exact.string }
    private let exact: ExactString

    /// The default path, `/api/oidc/callback`.
    public static let standard = CallbackPath(known: "/api/oidc/callback")

    /// The maximum length. It is longer than any path that can be registered with a provider (often 256 characters).
    private static let longestPath = 2_048

    /// Creates a path from a string.
    ///
    /// - Throws: `callback.invalid-path` if the string is not a path in normal form.
    public init(_ path: String) throws(Refusal) {
        if let rule = CallbackPath.brokenRule(path, isAllowed: \.isURIPathCharacter), !CallbackPath.namesProvider(path)
        {
            throw Refusal(.invalidPath(path, rule))
        }
        exact = ExactString(path)
    }

    /// Creates the path of one of several providers: `/api/oidc/callback/NAME`, with the provider's name
    /// percent-encoded.
    ///
    /// - Throws: `callback.invalid-path` if the path is too long or the name is `.` or `..`, because browsers remove
    ///   such a segment, escaped or not. Set another path for such a provider.
    public init(providerName: String) throws(Refusal) {
        let path = CallbackPath.standard.string + "/" + PercentEncoding.encode(providerName)
        if let rule = CallbackPath.brokenRule(path, isAllowed: { $0.isURIPathCharacter || $0 == UInt8(ascii: "%") }) {
            throw Refusal(.invalidPath(path, rule))
        }
        exact = ExactString(path)
    }

    /// The path as a string.
    public var description: String { string }

    /// Returns this path below another one.
    ///
    /// - Throws: `callback.invalid-path` if the combined path is too long.
    func prepending(_ prefix: CallbackPath) throws(Refusal) -> CallbackPath {
        let prefixText = prefix.string.hasSuffixBytes("/") ? String(prefix.string.dropLast()) : prefix.string
        let path = prefixText + string
        if let rule = CallbackPath.brokenBound(path) { throw Refusal(.invalidPath(path, rule)) }
        return CallbackPath(known: path)
    }

    private init(known text: String) {
        exact = ExactString(text)
    }

    /// Returns whether a path is exactly one that ``init(providerName:)`` creates.
    private static func namesProvider(_ path: String) -> Bool {
        let prefix = standard.string + "/"
        guard brokenBound(path) == nil, path.hasPrefixBytes(prefix),
            let name = try? PercentEncoding.decode(Substring(path.utf8.dropFirst(prefix.utf8.count)))
        else { return false }
        return (try? CallbackPath(providerName: name))?.string.hasSameBytes(as: path) == true
    }

    private static func brokenBound(_ path: String) -> ProblemText? {
        path.utf8.count > longestPath ? "have at most \(longestPath) bytes" : nil
    }

    private static func brokenRule(_ path: String, isAllowed: (UInt8) -> Bool) -> ProblemText? {
        if let rule = brokenBound(path) { return rule }
        guard path.utf8.first == UInt8(ascii: "/") else { return "start with “/”" }
        // A literal percent sign would itself need escaping.
        guard path.utf8.allSatisfy(isAllowed) else {
            return "contain no query, fragment, or characters that need escaping"
        }
        let segments = Substring(path).split(at: "/").dropFirst()
        if segments.contains(where: \.isDotSegment) { return "contain no . or .. segments" }
        if segments.dropLast().contains(where: \.isEmpty) { return "contain no empty segments" }
        return nil
    }
}
