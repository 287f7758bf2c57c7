import OIDCPrimitives

/// How the provider's response travels to the callback URL.
public struct ResponseMode: Hashable, Sendable, CustomStringConvertible {
    /// The value of the `response_mode` parameter.
    public var text: String { exact.text }
    private let exact: ExactText

    /// Names a mode. A name that nobody knows is refused by the configuration that it stands in.
    public init(_ text: String) {
        exact = ExactText(text)
    }

    /// In the query of a redirect.
    public static let query = ResponseMode("query")
    /// In the fragment of a redirect, which the server never sees.
    public static let fragment = ResponseMode("fragment")
    /// In the body of a form that the browser posts.
    public static let formPost = ResponseMode("form_post")

    /// The parameter's value.
    public var description: String { text }
}
