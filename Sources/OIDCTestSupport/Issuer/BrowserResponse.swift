public import EntraID

/// What the browser brings to the callback URL.
public struct BrowserResponse: Sendable {
    /// The callback URL, as the authorization request named it.
    public let callback: String
    /// How the parameters come.
    public let mode: ResponseMode
    /// The query or the fragment without its `?` or `#`, or the body of the form: what `SignInClient.complete` takes.
    public let text: String

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
