import OIDCPrimitives

/// The way in which the provider returns its response to the callback URL.
public struct ResponseMode: Hashable, Sendable, CustomStringConvertible {
    /// The value of the `response_mode` parameter.
    public var rawValue: String { exact.string }
    private let exact: ExactString

    /// Creates a response mode. The configuration rejects unknown modes.
    public init(_ text: String) {
        exact = ExactString(text)
    }

    /// The query of a redirect.
    public static let query = ResponseMode("query")
    /// The fragment of a redirect, which the browser does not send to the server.
    public static let fragment = ResponseMode("fragment")
    /// The body of a form that the browser posts.
    public static let formPost = ResponseMode("form_post")

    /// The value of the parameter.
    public var description: String { rawValue }
}
