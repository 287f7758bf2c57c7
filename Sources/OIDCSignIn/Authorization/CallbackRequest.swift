public import OIDCProviders
import OIDCCallbacks
import OIDCPrimitives

/// A request that arrived at the callback: where it arrived, what it carries, and the cookies that came with it.
///
///     let request = CallbackRequest(
///         method: "GET", target: "/api/oidc/callback?code=…&state=…", cookieHeader: "__Host-signin-…=…")
public struct CallbackRequest: Sendable {
    /// The path as the browser sent it, not decoded.
    public let path: String
    /// How the response came.
    public let mode: ResponseMode
    /// The query or fragment without its `?` or `#`, or the body of the form. Not decoded.
    public let text: String
    /// The `Cookie` header field.
    let cookieHeader: String

    /// Creates a request from what the server received.
    ///
    /// - Parameters:
    ///   - method: The request's method. A POST carries its response in the body, everything else in the query.
    ///   - target: The request target (RFC 9112 §3.2) exactly as it was received: path and query, not decoded.
    ///   - prefix: The path that a trusted proxy removed before it passed the request on, such as the value of
    ///     `X-Forwarded-Prefix`. Leave it out unless the callback URL has it.
    ///   - body: The body of a POST.
    ///   - cookieHeader: The `Cookie` header field; several of them joined with `; `.
    public init(
        method: String, target: String, prefix: String = "", body: String = "", cookieHeader: String? = nil
    ) {
        let parts = CallbackRequest.pathAndQuery(of: target)
        let isPost = method.hasSameBytes(as: "POST")
        self.init(
            path: prefix + parts.path, mode: isPost ? .formPost : .query, text: isPost ? body : parts.query,
            cookieHeader: cookieHeader)
    }

    /// Creates a request from parts, for responses that reach the server another way: a fragment that the page at the
    /// callback posted, for instance.
    public init(path: String, mode: ResponseMode, text: String, cookieHeader: String? = nil) {
        self.path = path
        self.mode = mode
        self.text = text
        self.cookieHeader = cookieHeader ?? ""
    }

    /// A proxy may send the absolute form, which every server must accept (RFC 9112 §3.2.2).
    private static func pathAndQuery(of target: String) -> (path: String, query: String) {
        if let parts = AddressText(target) {
            return (String(parts.path), parts.query.map { String($0) } ?? "")
        }
        guard let mark = target.utf8.firstIndex(of: UInt8(ascii: "?")) else { return (target, "") }
        return (String(target[..<mark]), String(target[target.utf8.index(after: mark)...]))
    }

    /// Whether the request arrived at this callback URL. Both are compared as they are, byte for byte.
    func arrived(at callback: String) -> Bool {
        guard let expected = AddressText(callback)?.path else { return false }
        return (path.isEmpty ? "/" : path).hasSameBytes(as: expected.isEmpty ? "/" : String(expected))
    }
}

extension CallbackRequest: CustomStringConvertible, CustomReflectable {
    /// The path: everything else holds codes, tokens and cookies.
    public var description: String { "response by \(mode) at \(escapedForDisplay(path))" }
    /// A mirror without children: it is made of secrets.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
