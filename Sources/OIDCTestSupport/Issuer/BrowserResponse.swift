public import EntraID

/// What the browser brings to the callback URL.
public struct BrowserResponse: Sendable {
    /// The callback URL, as the authorization request named it.
    public let callback: String
    /// How the parameters come.
    public let mode: ResponseMode
    /// The query or the fragment without its `?` or `#`, or the body of the form: what is in ``request(cookies:)``.
    public let text: String

    /// The request that arrives at the callback: what `SignInClient.finish` and `complete` take.
    ///
    /// - Parameter cookies: The `Set-Cookie` fields that this browser was handed: `SignInStart.cookies`. A cookie that one
    ///   of them removes is not sent.
    public func request(cookies: [String] = []) -> CallbackRequest {
        let path = AddressText(callback).map { String($0.path) } ?? callback
        let pairs = cookies.filter { !$0.hasSuffixBytes("; Max-Age=0") }.map { Substring($0).split(at: ";")[0] }
        return CallbackRequest(path: path, mode: mode, text: text, cookieHeader: pairs.joined(separator: "; "))
    }

    /// Where the browser goes: with `form_post` the callback alone, to which it posts ``text``.
    public var address: String {
        switch mode {
        case .query: "\(callback)\(callback.utf8.contains(UInt8(ascii: "?")) ? "&" : "?")\(text)"
        case .fragment: "\(callback)#\(text)"
        default: callback
        }
    }
}

extension BrowserResponse: CustomStringConvertible, CustomReflectable {
    /// The callback: codes and tokens are secrets, in tests too.
    public var description: String { "response to \(callback) by \(mode)" }
    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// Why the provider shows an error page instead of sending the browser back: the request is not one that this library
/// makes.
public struct UnfitAuthorizationRequest: Error, Hashable, CustomStringConvertible {
    /// The parameter, or `address`.
    public let parameter: String
    /// What is wrong with it.
    public let reason: String

    /// The parameter and what is wrong with it.
    public var description: String { "\(parameter): \(reason)" }
}
