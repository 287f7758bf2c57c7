public import OIDCProviders
import OIDCCallbacks
import OIDCPrimitives

/// A request that arrived at the callback: its path, its response parameters, and its cookies.
///
///     let request = CallbackRequest(
///         method: "GET", target: "/api/oidc/callback?code=…&state=…",
///         cookieHeader: "__Host-signin-…=…")
public struct CallbackRequest: Sendable {
    /// The path as the browser sent it, not decoded.
    public let path: String
    /// The response mode of the request.
    public let mode: ResponseMode
    /// The query or fragment without its `?` or `#`, or the body of the form. Not decoded.
    public let encodedParameters: String
    /// The `Cookie` header.
    let cookieHeader: String

    /// Creates a request from what the server received.
    ///
    /// - Parameters:
    ///   - method: The request's method. A POST has the response in its body, any other method in the query.
    ///   - target: The request target (RFC 9112 §3.2) exactly as received: path and query, not decoded.
    ///   - prefix: The path prefix that a trusted proxy removed, such as the value of `X-Forwarded-Prefix`. Omit it
    ///     unless the callback URL contains the prefix.
    ///   - body: The body of a POST.
    ///   - cookieHeader: The `Cookie` header. If there are several, join them with `; `.
    public init(
        method: String, target: String, prefix: String = "", body: String = "", cookieHeader: String? = nil
    ) {
        let parts = CallbackRequest.pathAndQuery(of: target)
        let isPost = method.hasSameBytes(as: "POST")
        self.init(
            path: prefix + parts.path, mode: isPost ? .formPost : .query,
            encodedParameters: isPost ? body : parts.query,
            cookieHeader: cookieHeader)
    }

    /// Creates a request from its parts, for responses that reach the server another way, such as a fragment that the
    /// page at the callback posted.
    ///
    /// - Parameters:
    ///   - path: The path as the browser sent it, not decoded.
    ///   - mode: The response mode.
    ///   - encodedParameters: The query or fragment without its `?` or `#`, or the body of the form. Not decoded.
    ///   - cookieHeader: The `Cookie` header. If there are several, join them with `; `.
    public init(path: String, mode: ResponseMode, encodedParameters: String, cookieHeader: String? = nil) {
        self.path = path
        self.mode = mode
        self.encodedParameters = encodedParameters
        self.cookieHeader = cookieHeader ?? ""
    }

    /// Splits a request target. A proxy may send the absolute form, which every server must accept (RFC 9112 §3.2.2).
    private static func pathAndQuery(of target: String) -> (path: String, query: String) {
        if let parts = URLParts(target) {
            return (String(parts.path), parts.query.map { String($0) } ?? "")
        }
        guard let mark = target.utf8.firstIndex(of: UInt8(ascii: "?")) else { return (target, "") }
        return (String(target[..<mark]), String(target[target.utf8.index(after: mark)...]))
    }

    /// Returns whether the request arrived at this callback URL. The paths are compared byte for byte.
    func arrived(at callback: String) -> Bool {
        guard let expected = URLParts(callback)?.path else { return false }
        return (path.isEmpty ? "/" : path).hasSameBytes(as: expected.isEmpty ? "/" : String(expected))
    }
}

extension CallbackRequest: CustomStringConvertible, CustomReflectable {
    /// A description with the response mode and path only, because the rest contains codes, tokens, and cookies.
    public var description: String { "response by \(mode) at \(escapedForDisplay(path))" }
    /// A mirror without children, because they are secrets.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
