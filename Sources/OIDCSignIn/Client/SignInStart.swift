/// What the browser is answered when a sign-in starts: a redirection, and the cookie that binds it to this browser.
public struct SignInStart: Sendable {
    /// Where to send the browser, with status 302.
    public let address: String
    /// The values of the `Set-Cookie` fields, one field each. The first is the sign-in's own; others remove the cookies
    /// of older sign-ins that were never finished.
    public let cookies: [String]
}

extension SignInStart: CustomStringConvertible, CustomReflectable {
    /// How many cookies there are: both they and the address hold secrets.
    public var description: String { "start of a sign-in with \(cookies.count) cookies" }
    /// A mirror without children: it is made of secrets.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
