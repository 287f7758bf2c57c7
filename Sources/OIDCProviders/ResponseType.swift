import OIDCCallbacks
import OIDCPrimitives

/// The kind of response that the provider returns through the browser.
public struct ResponseType: Hashable, Sendable, CustomStringConvertible {
    /// The value of the `response_type` parameter.
    public let rawValue: String

    private init(known text: String) {
        self.rawValue = text
    }

    /// A code, which the server redeems. This is the default and the right choice for most applications.
    public static let code = ResponseType(known: "code")
    /// Only an ID token.
    public static let idToken = ResponseType(known: "id_token")
    /// A code and an ID token. The ID token must contain the hash of the code.
    public static let codeAndIDToken = ResponseType(known: "code id_token")

    /// The response types that this library supports.
    public static let all = [code, idToken, codeAndIDToken]

    /// Creates a response type from the value of a `response_type` parameter. The words can be in any order and are
    /// separated by single spaces. Returns `nil` for an unsupported type.
    public init?(_ text: String) {
        let words = Substring(text).split(at: " ").map { ExactString($0) }
        switch (Set(words), words.count) {
        case (["code"], 1): self = .code
        case (["id_token"], 1): self = .idToken
        case (["code", "id_token"], 2): self = .codeAndIDToken
        default: return nil
        }
    }

    /// The value of the parameter.
    public var description: String { rawValue }

    /// Whether the response includes a code.
    public var includesCode: Bool { self != .idToken }
    /// Whether the response includes an ID token.
    public var includesIDToken: Bool { self != .code }

    /// The default response mode: `query` for a code, and otherwise `form_post`. An ID token is never sent in a query,
    /// because queries end up in logs. A provider that does not support `form_post` needs `fragment` and a page that
    /// passes the fragment on.
    public var defaultMode: ResponseMode { includesIDToken ? .formPost : .query }

    /// Returns whether the response type can be used with a response mode.
    public func allows(_ mode: ResponseMode) -> Bool {
        mode == .fragment || mode == .formPost || (mode == .query && !includesIDToken)
    }
}
