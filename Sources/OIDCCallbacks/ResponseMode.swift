import OIDCPrimitives

/// How the provider's response travels to the callback URL.
public struct ResponseMode: Hashable, Sendable, CustomStringConvertible {
    /// The value of the `response_mode` parameter.
    public let text: String

    /// Names a mode.
    public init(_ text: String) {
        self.text = text
    }

    /// In the query of a redirect.
    public static let query = ResponseMode("query")
    /// In the fragment of a redirect, which the server never sees.
    public static let fragment = ResponseMode("fragment")
    /// In the body of a form that the browser posts.
    public static let formPost = ResponseMode("form_post")

    /// Whether both values have the same bytes.
    public static func == (left: ResponseMode, right: ResponseMode) -> Bool {
        left.text.hasSameBytes(as: right.text)
    }

    /// Hashes the bytes.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(bytesOf: text)
    }

    /// The parameter's value.
    public var description: String { text }
}
