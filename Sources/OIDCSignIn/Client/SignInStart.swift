/// The response to a browser that starts a sign-in: a redirect and the cookie that binds the sign-in to this browser.
public struct SignInStart: Sendable {
    /// The URL to redirect the browser to, with status 302.
    public let url: String
    /// The values of the `Set-Cookie` headers, one header for each value. The first is for this sign-in. The others
    /// remove the cookies of older sign-ins that were never finished.
    public let cookies: [String]
}

extension SignInStart: CustomStringConvertible, CustomReflectable {
    /// A description with the number of cookies only, because the cookies and the URL contain secrets.
    public var description: String { "start of a sign-in with \(cookies.count) cookies" }
    /// A mirror without children, because they are secrets.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
