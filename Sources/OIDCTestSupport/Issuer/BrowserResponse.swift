public import EntraID

/// The response that the browser delivers to the callback URL.
public struct BrowserResponse: Sendable {
    /// The callback URL in the authorization request.
    public let callback: String
    /// The response mode.
    public let mode: ResponseMode
    /// The query or fragment without its `?` or `#`, or the body of the form. ``TestBrowser/deliver(_:)`` and
    /// ``request(cookies:)`` contain it.
    public let encodedParameters: String

    /// Returns the request that arrives at the callback, for `SignInClient.finish` and `complete`.
    ///
    /// This is the short form of ``TestBrowser``. It sends every cookie, whatever its attributes.
    ///
    /// - Parameter cookies: The `Set-Cookie` values that the browser received, from `SignInStart.cookies`. Cookies that
    ///   they remove are not sent.
    public func request(cookies: [String] = []) -> CallbackRequest {
        let pairs = cookies.filter { !$0.hasSuffixBytes("; Max-Age=0") }.map { Substring($0).split(at: ";")[0] }
        return request(cookieHeader: pairs.joined(separator: "; "))
    }

    /// Returns the request that arrives at the callback with the given `Cookie` header.
    func request(cookieHeader: String?) -> CallbackRequest {
        switch mode {
        case .query:
            CallbackRequest(method: "GET", target: BrowserResponse.target(of: url), cookieHeader: cookieHeader)
        case .formPost:
            CallbackRequest(
                method: "POST", target: BrowserResponse.target(of: callback), body: encodedParameters,
                cookieHeader: cookieHeader)
        // The browser keeps a fragment to itself. A script of the page at the callback sends it.
        default:
            CallbackRequest(
                path: CookieURL(callback).path, mode: mode, encodedParameters: encodedParameters,
                cookieHeader: cookieHeader)
        }
    }

    /// Returns the target of a request for a URL: its path and query (RFC 9112 §3.2.1).
    private static func target(of url: String) -> String {
        let path = CookieURL(url).path
        return URLParts(url)?.query.map { "\(path)?\($0)" } ?? path
    }

    /// The URL that the browser opens. With `form_post`, it is the callback URL, to which the browser posts ``encodedParameters``.
    public var url: String {
        switch mode {
        case .query: "\(callback)\(callback.utf8.contains(UInt8(ascii: "?")) ? "&" : "?")\(encodedParameters)"
        case .fragment: "\(callback)#\(encodedParameters)"
        default: callback
        }
    }
}

extension BrowserResponse: CustomStringConvertible, CustomReflectable {
    /// A description with the callback URL and response mode only, because codes and tokens are secrets, even in tests.
    public var description: String { "response to \(callback) by \(mode)" }
    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// The error of a provider that would show an error page instead of redirecting the browser. This library does not
/// create such requests.
public struct InvalidAuthorizationRequest: Error, Hashable, CustomStringConvertible {
    /// The name of the invalid parameter, or `address`.
    public let parameter: String
    /// The reason that the parameter is invalid.
    public let reason: String

    /// The parameter and the reason.
    public var description: String { "\(parameter): \(reason)" }
}
